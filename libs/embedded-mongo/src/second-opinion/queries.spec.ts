import fc from 'fast-check';
import { Query } from 'mingo';
import { docOf } from '../bson/value';
import { compileFilter } from '../query/match';
import { aDocument, aList, aNumber, aText, aValue } from './documents.arbitrary';

/*
 * mingo as a second opinion. What it is not asked, because MongoDB answers otherwise:
 * - `$gte` and `$lte` null, where the field is missing (MongoDB: it matches);
 * - `$all`, of what is no list or with null, 0 or an empty text (MongoDB: as `$and` of its items);
 * - `$in` and `$nin` with arrays (MongoDB: the whole array may be meant), and over documents (mingo throws);
 * - `$type` of the items of an array (MongoDB: looks at them, too);
 * - `$mod` and `$bits…` of what is no whole number (MongoDB: cut off, and never);
 * - `$elemMatch` with conditions on fields over scalars, or where the path leads through an array (MongoDB: no match);
 * - a path into an array where fields are missing or arrays themselves, and places in arrays (mingo makes one list of all).
 */
const some = fc.oneof(aNumber, aText);
const numbers = { $gt: aNumber, $gte: aNumber, $lt: aNumber, $lte: aNumber };

const shared = fc.oneof(
  some,
  fc.record({ $eq: some }),
  fc.record({ $ne: some }),
  fc.record(numbers, { requiredKeys: ['$gt'] }),
  fc.record(numbers, { requiredKeys: ['$gte'] }),
  fc.record({ $lt: aText }),
  fc.record({ $lte: aText }),
  fc.record({ $exists: fc.boolean() }),
  fc.record({ $regex: fc.constantFrom('^a', 'b$', 'B') }),
  fc.record({ $not: fc.record({ $gt: aNumber }) }),
  fc.record({ $not: fc.record({ $lte: aNumber }) }),
);

const whole = fc.oneof(
  shared,
  aValue,
  fc.record({ $eq: aValue }),
  fc.record({ $ne: aValue }),
  fc.record({ $size: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ $elemMatch: fc.record(numbers, { requiredKeys: ['$gte', '$lt'] }) }),
  fc.record({ $type: fc.constant('array') }),
);

const members = fc.oneof(fc.record({ $in: aList }), fc.record({ $nin: aList }));

const simple = fc.oneof(
  fc.record({ a: whole }),
  fc.record({
    b: fc.oneof(
      shared,
      members,
      fc.record({ $type: fc.constantFrom('string', 'number', 'bool', 'date') }),
    ),
  }),
  fc.record({ 'c.x': shared }),
  fc.record({ 'c.y': shared, b: shared }),
);

const aFilter = fc.oneof(
  { weight: 4, arbitrary: simple },
  { weight: 1, arbitrary: fc.record({ $or: fc.array(simple, { minLength: 1, maxLength: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ $and: fc.array(simple, { minLength: 1, maxLength: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ $nor: fc.array(simple, { minLength: 1, maxLength: 2 }) }) },
);

/** `through`: how the filter comes to our engine; as it is, or with a defect on the way. */
function agrees(through: (filter: object) => object): number {
  let matched = 0;
  fc.assert(
    fc.property(aDocument, aFilter, (document, filter) => {
      const ours = compileFilter(docOf(through(filter)))(docOf(document));
      const theirs = new Query(filter).test(document);
      if (theirs) matched++;
      expect({ document, filter, matches: ours }).toEqual({ document, filter, matches: theirs });
    }),
    { numRuns: 6000 },
  );
  return matched;
}

const rewritten =
  (from: string, to: string) =>
  (filter: object): object =>
    JSON.parse(JSON.stringify(filter).replaceAll(`"${from}"`, `"${to}"`)) as object;

describe('filters', () => {
  it('match what mingo says that they match', () => {
    expect(agrees((filter) => filter)).toBeGreaterThan(1000);
  }, 60_000);

  it.each([
    ['$gte', '$gt'],
    ['$lt', '$lte'],
    ['$ne', '$eq'],
    ['$nin', '$in'],
    ['$nor', '$or'],
    ['$and', '$or'],
    ['$elemMatch', '$not'],
    ['c.x', 'c.y'],
  ])('would be found out if %s worked as %s', (from, to) => {
    expect(() => agrees(rewritten(from, to))).toThrow(/Property failed/);
  });
});
