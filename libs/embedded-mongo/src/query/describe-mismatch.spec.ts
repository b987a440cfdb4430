import fc from 'fast-check';
import { docOf, plainOf } from '../bson/value';
import { anyDoc } from '../bson/value.arbitrary';
import { describeMismatch } from './describe-mismatch';
import { compileFilter } from './match';

const describeFor = (filter: object, doc: object): unknown =>
  plainOf(describeMismatch(docOf(filter), docOf(doc)));

describe('why a document does not match', () => {
  it.each<[object, object, object]>([
    [
      { x: { $type: 'string' } },
      { x: 1 },
      {
        operatorName: '$type',
        specifiedAs: { x: { $type: 'string' } },
        reason: 'type did not match',
        consideredValue: 1,
        consideredType: 'int',
      },
    ],
    [
      { x: { $gte: 5 } },
      {},
      { operatorName: '$gte', specifiedAs: { x: { $gte: 5 } }, reason: 'field was missing' },
    ],
    [
      { x: 'a' },
      { x: 'b' },
      {
        operatorName: '$eq',
        specifiedAs: { x: 'a' },
        reason: 'comparison failed',
        consideredValue: 'b',
      },
    ],
    [
      { x: { $exists: true } },
      {},
      {
        operatorName: '$exists',
        specifiedAs: { x: { $exists: true } },
        reason: 'path does not exist',
      },
    ],
  ])('tells for %j and %j', (filter, doc, details) => {
    expect(describeFor(filter, doc)).toEqual(details);
  });

  it('names every clause that failed, by its place', () => {
    expect(describeFor({ a: 1, b: 2, c: { $gt: 1, $lt: 0 } }, { a: 1, b: 3, c: 2 })).toMatchObject({
      operatorName: '$and',
      clausesNotSatisfied: [
        { index: 1, details: { operatorName: '$eq', consideredValue: 3 } },
        { index: 3, details: { operatorName: '$lt' } },
      ],
    });
  });

  it('asks all alternatives of $or, and says nothing when one holds', () => {
    const filter = { $or: [{ a: 1 }, { b: { $size: 2 } }] };
    expect(describeFor(filter, { a: 2, b: [1] })).toMatchObject({
      operatorName: '$or',
      clausesNotSatisfied: [{ index: 0 }, { index: 1, details: { operatorName: '$size' } }],
    });
    expect(describeFor(filter, { a: 1 })).toBeUndefined();
  });

  it('says something exactly when the filter does not match', () => {
    const filters = [
      { a: 1, b: { $exists: true } },
      { $or: [{ a: { $gt: 0 } }, { 'b.c': 'x' }] },
      { $nor: [{ a: null }] },
      { $and: [{ a: { $type: 'number' } }, { $or: [{ b: 1 }, { a: { $in: [0, 1] } }] }] },
      { $expr: { $gt: ['$a', 0] } },
      { $jsonSchema: { required: ['a'] } },
    ].map(docOf);
    fc.assert(
      fc.property(fc.constantFrom(...filters), anyDoc, (filter, doc) => {
        const matches = compileFilter(filter)(doc);
        expect(describeMismatch(filter, doc) === undefined).toBe(matches);
      }),
    );
  });
});
