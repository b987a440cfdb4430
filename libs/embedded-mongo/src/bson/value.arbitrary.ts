import { Binary, BSONRegExp, Code, Decimal128, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import fc from 'fast-check';
import { doubleOf, type Doc, type Numeric, type Value } from './value';

/** Near the limits and near each other, where orders of four number types go wrong. */
const edges = [0, 1, 2, 9007199254740992, 2147483647, 2147483648, 0.1, 0.5, 1e300, 5e-324];

const doubles = fc.oneof(
  fc.double().map(doubleOf),
  fc.constantFrom(...edges, ...edges.map((edge) => -edge)).map(doubleOf),
);

const longs = fc.oneof(
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.bigInt({ min: -5n, max: 5n }),
  fc.bigInt({ min: 2n ** 53n - 3n, max: 2n ** 53n + 3n }),
);

const decimals = fc
  .oneof(
    fc.tuple(
      fc.bigInt({ min: -(10n ** 33n), max: 10n ** 33n }),
      fc.integer({ min: -400, max: 400 }),
    ),
    fc.tuple(fc.bigInt({ min: -20n, max: 20n }), fc.integer({ min: -3, max: 3 })),
    fc.tuple(fc.bigInt({ min: 1n, max: 9n }), fc.constantFrom(-6100, 6000)),
  )
  .map(([coefficient, exponent]) => Decimal128.fromString(`${coefficient}E${exponent}`));

export const anyNumber: fc.Arbitrary<Numeric> = fc.oneof(
  fc.integer(),
  fc.integer({ min: -5, max: 5 }),
  doubles,
  longs,
  decimals,
  fc.constantFrom('NaN', 'Infinity', '-Infinity').map((text) => Decimal128.fromString(text)),
);

export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.string({
    unit: fc.constantFrom('a', 'b', '\0', '\u00e9', '\uffff', '\u{1f600}'),
    maxLength: 4,
  }),
);

const anyBytes = fc.uint8Array({ maxLength: 5 });

const anyScalar: fc.Arbitrary<Value> = fc.oneof(
  anyNumber,
  anyText,
  fc.boolean(),
  fc.constant(null),
  fc.date({ noInvalidDate: true }),
  fc.uint8Array({ minLength: 12, maxLength: 12 }).map((id) => new ObjectId(id)),
  fc.tuple(anyBytes, fc.constantFrom(0, 2, 4, 128)).map(([bytes, type]) => new Binary(bytes, type)),
  fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((value) => new Timestamp(value)),
  fc.constantFrom(
    new BSONRegExp('a', 'i'),
    new BSONRegExp('b', ''),
    new Code('f()'),
    new MinKey(),
    new MaxKey(),
  ),
);

const anyName = fc.constantFrom('a', 'b', 'c', '10', '2', '__proto__', 'é');

/** Values of all types, with documents and arrays of a few levels. */
export const { value: anyValue } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    anyScalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc
      .uniqueArray(fc.tuple(anyName, tie('value')), { maxLength: 3, selector: ([name]) => name })
      .map((fields): Doc => new Map(fields)),
  ),
}));

export const anyDoc: fc.Arbitrary<Doc> = fc
  .uniqueArray(fc.tuple(anyName, anyValue), { maxLength: 4, selector: ([name]) => name })
  .map((fields) => new Map(fields));
