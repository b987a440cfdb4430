import fc from 'fast-check';

/** Small ranges, so that values meet often. Plain JavaScript: the second opinion knows no types of BSON. */
export const aNumber = fc.oneof(fc.integer({ min: -2, max: 4 }), fc.constantFrom(0.5, 2.5));

export const aText = fc.constantFrom('', 'a', 'ab', 'b', 'B');

export const aDate = fc.integer({ min: 0, max: 40 }).map((days) => new Date(days * 86_400_000));

export const aScalar = fc.oneof(
  { weight: 4, arbitrary: aNumber },
  { weight: 3, arbitrary: aText },
  { weight: 1, arbitrary: fc.boolean() },
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: aDate },
);

export const aList = fc.array(aScalar, { maxLength: 4 });

const inner = fc.record({ x: aScalar, y: aScalar }, { requiredKeys: [] });

export const aValue = fc.oneof(
  { weight: 4, arbitrary: aScalar },
  { weight: 2, arbitrary: aList },
  { weight: 1, arbitrary: inner },
  { weight: 1, arbitrary: fc.array(inner, { maxLength: 3 }) },
);

/** A document or a list of them whose `x` is there: of the others mingo has another opinion. */
const lines = fc.record({ x: aScalar, y: aScalar });

/** Documents as applications have them: fields of all kinds, some missing. */
export const aDocument = fc.record(
  { a: aValue, b: aScalar, c: fc.oneof(lines, fc.array(lines, { minLength: 1, maxLength: 3 })) },
  { requiredKeys: [] },
);
