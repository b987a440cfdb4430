import fc from 'fast-check';
import { compare } from '../bson/compare';
import { keysAt, splitPath } from '../bson/path';
import { docOf, plainOf, type Doc, type Value } from '../bson/value';
import { anyNumber, anyValue } from '../bson/value.arbitrary';
import { alternativesOf, boundsOf, type Bound } from './bounds';
import { intersect, isPoint, type Interval } from './interval';
import { compileFilter } from './match';

const inside = (value: Value | undefined, { low, lowOpen, high, highOpen }: Interval): boolean => {
  const fromLow = compare(value, low);
  const toHigh = compare(value, high);
  return (lowOpen ? fromLow > 0 : fromLow >= 0) && (highOpen ? toHigh < 0 : toHigh <= 0);
};

const reaches = (doc: Doc, bound: Bound): boolean =>
  keysAt(doc, [splitPath(bound.path)]).some(([key]) =>
    bound.intervals.some((each) => inside(key, each)),
  );

const smallText = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 3 });
const smallValue: fc.Arbitrary<Value> = fc.oneof(
  fc.integer({ min: 0, max: 3 }),
  anyNumber,
  smallText,
  fc.constant(null),
  fc.date({ noInvalidDate: true }),
  fc.boolean(),
  fc.array(
    fc.oneof(fc.integer({ min: 0, max: 3 }), smallText, fc.constant(null), fc.constant([])),
    { maxLength: 3 },
  ) as fc.Arbitrary<Value>,
  anyValue,
);
const path = fc.constantFrom('a', 'a.b', 'c', 'a.0', 'a.b.c');
const condition: fc.Arbitrary<Value> = fc.oneof(
  smallValue,
  fc
    .tuple(fc.constantFrom('$eq', '$gt', '$gte', '$lt', '$lte', '$ne'), smallValue)
    .map((pair) => new Map([pair])),
  fc.array(smallValue, { maxLength: 3 }).map((list) => new Map([['$in', list]])),
  fc.array(smallValue, { maxLength: 2 }).map((list) => new Map([['$all', list]])),
  smallText.map((text) => docOf({ $regex: `^${text}` })),
  fc
    .tuple(fc.constantFrom('$gt', '$lte', '$eq'), smallValue)
    .map((pair) => new Map([['$elemMatch', new Map([pair])]])),
  fc
    .tuple(fc.constantFrom('b', 'c', '0'), smallValue)
    .map((pair) => new Map([['$elemMatch', new Map([pair])]])),
);
const clause: fc.Arbitrary<Doc> = fc
  .array(fc.tuple(path, condition), { minLength: 1, maxLength: 2 })
  .map((pairs) => new Map(pairs));
const filter: fc.Arbitrary<Doc> = fc.oneof(
  clause,
  fc.array(clause, { minLength: 1, maxLength: 3 }).map((list) => new Map([['$or', list]])),
  fc.array(clause, { minLength: 1, maxLength: 2 }).map((list) => new Map([['$and', list]])),
);
const inner: fc.Arbitrary<Value> = fc
  .dictionary(fc.constantFrom('b', 'c', '0'), smallValue, { maxKeys: 2 })
  .map(docOf);
const doc: fc.Arbitrary<Doc> = fc
  .dictionary(
    fc.constantFrom('a', 'c'),
    fc.oneof(smallValue, inner, fc.array(fc.oneof(inner, smallValue), { maxLength: 3 })),
  )
  .map(docOf);

describe('boundsOf', () => {
  it('never excludes a document that matches', () => {
    let matched = 0;
    fc.assert(
      fc.property(filter, doc, (query, document) => {
        let matches: boolean;
        try {
          matches = compileFilter(query)(document);
        } catch {
          return;
        }
        if (!matches) return;
        matched += 1;
        for (const bound of boundsOf(query)) expect(reaches(document, bound)).toBe(true);
      }),
      { numRuns: 10000 },
    );
    expect(matched).toBeGreaterThan(200);
  });

  it.each<[object, object]>([
    [{ a: [1, 2] }, { a: [1, 2] }],
    [{ a: [1, 2] }, { a: [[1, 2]] }],
    [{ a: [] }, { a: [] }],
    [{ a: [] }, { a: [[]] }],
    [{ a: [[1], 2] }, { a: [[1], 2] }],
    [{ a: { $in: [[1, 2]] } }, { a: [1, 2] }],
    [{ 'a.b': null }, { a: 5 }],
    [{ a: { $elemMatch: { 0: 1 } } }, { a: [[1]] }],
  ])('keeps for %j the document %j within its bounds', (query, plain) => {
    const document = docOf(plain);
    expect(compileFilter(docOf(query))(document)).toBe(true);
    for (const bound of boundsOf(docOf(query))) expect(reaches(document, bound)).toBe(true);
  });

  const bounds = (query: object): unknown =>
    boundsOf(docOf(query)).map(({ path: name, intervals, missing, collated }) => [
      name,
      intervals.map((each) =>
        isPoint(each) ? plainOf(each.low) : [plainOf(each.low), plainOf(each.high)],
      ),
      missing,
      collated,
    ]);

  it('knows equality, lists, ranges and prefixes', () => {
    expect(bounds({ a: 1, b: { $in: [2, 1, null] } })).toEqual([
      ['a', [1], false, false],
      ['b', [null, 1, 2], true, false],
    ]);
    expect(bounds({ a: { $gt: 1, $lte: 5 } })).toEqual([
      ['a', [[1, Infinity]], false, false],
      ['a', [[-Infinity, 5]], false, false],
    ]);
    expect(bounds({ a: { $regex: '^ab' } })).toMatchObject([
      ['a', [['ab', 'ac'], {}], false, true],
    ]);
  });

  it('goes into elements of arrays and unites the branches of an or', () => {
    expect(bounds({ a: { $elemMatch: { b: 1 } } })).toEqual([['a.b', [1], false, false]]);
    expect(bounds({ $or: [{ a: 1 }, { a: 2, b: 1 }] })).toEqual([['a', [1, 2], false, false]]);
    expect(bounds({ $or: [{ a: 1 }, { b: 2 }] })).toEqual([]);
    expect(alternativesOf(docOf({ $or: [{ a: 1 }, { b: 2 }] }))).toHaveLength(2);
  });

  it('says nothing about negations, places in arrays and patterns without a beginning', () => {
    for (const query of [
      { a: { $ne: 1 } },
      { 'a.0': 1 },
      { a: /x/ },
      { a: /^x/i },
      { a: /^x|y/ },
      { a: /^x?/ },
    ]) {
      expect(bounds(query)).toEqual([]);
    }
  });

  it('intersects the two sides of a range for fields without arrays', () => {
    const [low, high] = boundsOf(docOf({ a: { $gt: 1, $lt: 5 } }));
    expect(intersect(low?.intervals ?? [], high?.intervals ?? [])).toEqual([
      { low: 1, lowOpen: true, high: 5, highOpen: true },
    ]);
  });
});
