import fc from 'fast-check';
import { Aggregator } from 'mingo';
import { docOf, plainOf, valueOf } from '../bson/value';
import { compileExpression } from '../aggregate/expression';
import { aDate, aDocument, aList, aNumber, aScalar, aText, aValue } from './documents.arbitrary';
import { plain } from './plain';

/*
 * mingo as a second opinion. What it is not asked, because MongoDB answers otherwise:
 * - order and equality between types (mingo knows no order of types; an array is equal to its first item);
 * - numbers that are neither int nor double, and what an overflow makes of them;
 * - `$trunc` without a place, `$indexOfCP`, `$sum` and `$max` of one field (mingo refuses them);
 * - `$not` of an empty text (MongoDB: it is true), `$stdDevPop` of nothing, `$zip` of lists of two lengths;
 * - `$dateAdd` of months (MongoDB: the last day of a shorter one), `$dateTrunc` to months (mingo counts them from
 *   another beginning), dates with parts of milliseconds.
 */
const int = fc.integer({ min: -2, max: 4 });
const few = fc.integer({ min: 1, max: 3 });
const place = fc.integer({ min: -3, max: 3 });
const numbers = fc.array(aNumber, { minLength: 1, maxLength: 4 });
const pair = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<[T, T]> => fc.tuple(one, one);
const literal = <T>(value: fc.Arbitrary<T>) => value.map(($literal) => ({ $literal }));
const over = <T>(list: fc.Arbitrary<T[]>, rest: object) =>
  list.map((input) => ({ input, ...rest }));
const replacing = fc.record({ input: aText, find: fc.constantFrom('a', 'b'), replacement: aText });
const someOf = fc.record({ input: numbers, n: few });
const same = fc.oneof(pair(aNumber), pair(aText), pair(aDate));
const sets = pair(fc.array(aText, { maxLength: 4 }));

/** Arguments by operator. */
const ARGUMENTS: Record<string, fc.Arbitrary<unknown>> = {
  $add: pair(aNumber),
  $subtract: pair(aNumber),
  $multiply: pair(aNumber),
  $divide: fc.tuple(aNumber, fc.constantFrom(1, 2, 4)),
  $mod: fc.tuple(aNumber, fc.constantFrom(2, 3)),
  $abs: aNumber,
  $ceil: aNumber,
  $floor: aNumber,
  $round: fc.tuple(aNumber, fc.constantFrom(0, 1, 2)),
  $sqrt: fc.integer({ min: 0, max: 9 }),
  $pow: fc.tuple(int, fc.integer({ min: 0, max: 3 })),
  $exp: int,
  $ln: fc.integer({ min: 1, max: 9 }),
  $bitAnd: pair(fc.integer({ min: 0, max: 9 })),
  $bitXor: pair(fc.integer({ min: 0, max: 9 })),
  $and: fc.array(aNumber, { maxLength: 3 }),
  $or: fc.array(aNumber, { maxLength: 3 }),
  $not: fc.tuple(aNumber),
  $eq: same,
  $ne: same,
  $gt: same,
  $gte: same,
  $lt: same,
  $lte: same,
  $cmp: same,
  $cond: fc.tuple(aNumber, aNumber, aText),
  $ifNull: fc.tuple(aScalar, aNumber),
  $switch: pair(aNumber).map(([a, b]) => ({
    branches: [{ case: { $eq: [a, b] }, then: 1 }],
    default: 2,
  })),
  $concat: fc.tuple(aText, aText, aText),
  $toUpper: aText,
  $toLower: aText,
  $strLenCP: aText,
  $strcasecmp: pair(aText),
  $substrCP: fc.tuple(aText, fc.nat(2), fc.nat(2)),
  $split: fc.tuple(aText, fc.constantFrom('a', 'b')),
  $trim: fc.record({ input: aText }),
  $replaceAll: replacing,
  $replaceOne: replacing,
  $regexMatch: fc.record({ input: aText, regex: fc.constantFrom('^a', 'b') }),
  $size: literal(aList),
  $arrayElemAt: fc.tuple(aList, place),
  $concatArrays: pair(aList),
  $in: fc.tuple(aNumber, numbers),
  $indexOfArray: fc.tuple(numbers, aNumber),
  $isArray: fc.tuple(aValue),
  $reverseArray: literal(aList),
  $slice: fc.tuple(
    aList,
    place.filter((count) => count !== 0),
  ),
  $first: literal(aList),
  $last: literal(fc.array(aScalar, { minLength: 1, maxLength: 3 })),
  $range: fc.tuple(int, int, fc.constantFrom(1, 2)),
  $objectToArray: literal(fc.record({ x: aScalar, y: aScalar })),
  $arrayToObject: literal(
    fc.array(fc.record({ k: fc.constantFrom('p', 'q'), v: aScalar }), { maxLength: 3 }),
  ),
  $mergeObjects: fc.tuple(
    fc.record({ x: aScalar }),
    fc.record({ x: aScalar, y: aScalar }, { requiredKeys: ['y'] }),
  ),
  $sum: numbers,
  $avg: numbers,
  $min: numbers,
  $max: numbers,
  $stdDevPop: numbers,
  $setEquals: sets,
  $setIsSubset: sets,
  $setDifference: sets,
  $anyElementTrue: fc.tuple(numbers),
  $allElementsTrue: fc.tuple(numbers),
  $map: over(aList, { as: 'i', in: ['$$i'] }),
  $filter: over(numbers, { as: 'i', cond: { $gt: ['$$i', 1] } }),
  $reduce: over(numbers, { initialValue: 0, in: { $add: ['$$value', '$$this'] } }),
  $let: aNumber.map((x) => ({ vars: { x }, in: { $add: ['$$x', 1] } })),
  $sortArray: fc.record({ input: numbers, sortBy: fc.constantFrom(1, -1) }),
  $firstN: someOf,
  $lastN: someOf,
  $maxN: someOf,
  $minN: someOf,
  $type: literal(aValue),
  $isNumber: literal(aValue),
  $toString: fc.oneof(int, aText, fc.boolean()),
  $toInt: aNumber,
  $toBool: aNumber,
  $year: aDate,
  $month: aDate,
  $dayOfMonth: aDate,
  $dayOfWeek: aDate,
  $dayOfYear: aDate,
  $isoWeek: aDate,
  $isoDayOfWeek: aDate,
  $dateToString: fc.record({ date: aDate, format: fc.constantFrom('%Y-%m-%d', '%H:%M:%S', '%j') }),
  $dateAdd: fc.record({
    startDate: aDate,
    unit: fc.constantFrom('day', 'hour'),
    amount: int,
  }),
  $dateDiff: fc.record({
    startDate: aDate,
    endDate: aDate,
    unit: fc.constantFrom('day', 'hour', 'month'),
  }),
  $dateTrunc: fc.record({ date: aDate, unit: fc.constantFrom('day', 'year') }),
  $getField: fc.record({ field: fc.constantFrom('a', 'b'), input: fc.constant('$$ROOT') }),
};

/** Expressions on the fields of documents. */
const ON_FIELDS: [string, unknown][] = [
  ['a field', '$a'],
  ['a field of documents in a list', '$c.x'],
  ['the first that is there', { $ifNull: ['$a', '$b', 9] }],
  ['a document', { p: '$a', q: '$b' }],
  ['a list', ['$a', '$b']],
  [
    'the fields of a list',
    { $map: { input: { $cond: [{ $isArray: '$c' }, '$c', []] }, in: '$$this.x' } },
  ],
  ['a type', { $type: '$b' }],
];

function theirs(document: object, expression: unknown): unknown {
  const stages = [{ $project: { _id: 0, r: expression } }];
  const [result] = new Aggregator(stages as never).run<{ r: unknown }>([document as never]);
  return plain(result?.r);
}

function ours(document: object, expression: unknown): unknown {
  return plain(plainOf(compileExpression(valueOf(expression))(docOf(document))));
}

type Opinion = typeof ours;

function agree(
  documents: fc.Arbitrary<object>,
  expressions: fc.Arbitrary<unknown>,
  opinion: Opinion = ours,
): void {
  fc.assert(
    fc.property(documents, expressions, (document, expression) => {
      expect({ document, expression, is: opinion(document, expression) }).toEqual({
        document,
        expression,
        is: theirs(document, expression),
      });
    }),
    { numRuns: 150 },
  );
}

const aThing = fc.constant({ _id: 1, a: 1, b: 'x' });

describe('expressions compute what mingo computes', () => {
  it.each(Object.entries(ARGUMENTS))('%s', (name, argument) => {
    agree(
      aThing,
      argument.map((given) => ({ [name]: given })),
    );
  });

  it.each(ON_FIELDS)('%s', (_title, expression) => agree(aDocument, fc.constant(expression)));

  it.each([
    ['$add', '$subtract'],
    ['$round', '$ceil'],
    ['$gt', '$gte'],
    ['$setDifference', '$setIntersection'],
    ['$arrayElemAt', '$slice'],
    ['$dayOfWeek', '$isoDayOfWeek'],
    ['$maxN', '$firstN'],
  ])('and %s would be found out if it worked as %s', (from, to) => {
    const argument = ARGUMENTS[from] ?? aNumber;
    const defective: Opinion = (document, expression) =>
      ours(document, { [to]: (expression as Record<string, unknown>)[from] });
    expect(() =>
      agree(
        aThing,
        argument.map((given) => ({ [from]: given })),
        defective,
      ),
    ).toThrow(/Property failed/);
  });
});
