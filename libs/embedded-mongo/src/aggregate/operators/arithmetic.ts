import { Decimal128 } from 'bson';
import { combine, divide, modulo } from '../../bson/arithmetic';
import { kindOf, toNumber } from '../../bson/number';
import { typeName } from '../../bson/type-name';
import { doubleOf, isNumeric, type Numeric, type Value } from '../../bson/value';
import { location, typeMismatch } from '../../errors';
import { one, take, two, type Operators } from '../evaluate';

const wrong = (name: string, value: Value | undefined): Error =>
  typeMismatch(`${name} only supports numeric types, not ${typeName(value)}`);

/** A sum; one date among numbers makes it a date. */
const add = take('$add', 0, Infinity, (values) => {
  let sum: Numeric = 0;
  let dates = 0;
  for (const value of values) {
    if (value == null) return null;
    if (value instanceof Date) dates += 1;
    else if (!isNumeric(value)) throw wrong('$add', value);
    if (dates > 1) throw location(16612, 'only one date allowed in an $add expression');
    const next: Numeric = value instanceof Date ? BigInt(value.getTime()) : (value as Numeric);
    sum = combine('add', sum, next, 'double') as Numeric;
  }
  return dates === 1 ? new Date(Math.round(toNumber(sum))) : sum;
});

const subtract = two('$subtract', (a, b) => {
  if (a == null || b == null) return null;
  if (a instanceof Date && b instanceof Date) return BigInt(a.getTime() - b.getTime());
  if (a instanceof Date && isNumeric(b)) return new Date(a.getTime() - Math.round(toNumber(b)));
  if (isNumeric(a) && isNumeric(b)) return combine('subtract', a, b, 'double');
  throw typeMismatch(`can't $subtract ${typeName(b)} from ${typeName(a)}`);
});

const multiply = take('$multiply', 0, Infinity, (values) => {
  let product: Numeric = 1;
  for (const value of values) {
    if (value == null) return null;
    if (!isNumeric(value)) throw wrong('$multiply', value);
    product = combine('multiply', product, value, 'double') as Numeric;
  }
  return product;
});

const numbers =
  (name: string, compute: (a: Numeric, b: Numeric) => Value) =>
  (a: Value | undefined, b: Value | undefined): Value => {
    if (a == null || b == null) return null;
    if (isNumeric(a) && isNumeric(b)) return compute(a, b);
    throw typeMismatch(
      `${name} only supports numeric types, not ${typeName(a)} and ${typeName(b)}`,
    );
  };

const mod = numbers('$mod', modulo);

/** The absolute value. Errors: 28680 for the least long, which has none. */
function absolute(value: Numeric): Numeric {
  if (value instanceof Decimal128) return Decimal128.fromString(value.toString().replace(/^-/, ''));
  if (value === -(2n ** 63n)) throw location(28680, "can't take $abs of long long min");
  if (typeof value === 'bigint') return value < 0n ? -value : value;
  if (value === -2147483648) return 2147483648n;
  return kindOf(value) === 'double'
    ? doubleOf(Math.abs(toNumber(value)))
    : Math.abs(toNumber(value));
}

const numeric = (name: string, compute: (value: Numeric) => Value) =>
  one(name, (value) => {
    if (value == null) return null;
    if (!isNumeric(value))
      throw location(28765, `${name} only supports numeric types, not ${typeName(value)}`);
    return compute(value);
  });

/** Functions that MongoDB computes as doubles; a decimal goes in rounded and comes out as decimal. */
export const real = (
  name: string,
  compute: (value: number) => number,
  accepts?: { test: (value: number) => boolean; code: number; text: string },
) =>
  numeric(name, (value) => {
    const plain = toNumber(value);
    if (accepts && !Number.isNaN(plain) && !accepts.test(plain)) {
      throw location(accepts.code, `${name}${accepts.text}, but is ${plain}`);
    }
    const result = compute(plain);
    return value instanceof Decimal128 ? Decimal128.fromString(String(result)) : doubleOf(result);
  });

const isPositive = (value: number): boolean => value > 0;

/** Whole powers of whole numbers stay whole while they fit. */
function power(base: Numeric, exponent: Numeric): Value {
  const plain = toNumber(base);
  const times = toNumber(exponent);
  if (plain === 0 && times < 0)
    throw location(28764, '$pow cannot take a base of 0 and a negative exponent');
  if (base instanceof Decimal128 || exponent instanceof Decimal128) {
    return Decimal128.fromString(String(plain ** times));
  }
  const whole = kindOf(base) !== 'double' && kindOf(exponent) !== 'double' && times >= 0;
  if (!whole || times > 64 * 64) return doubleOf(plain ** times);
  const result = BigInt(plain) ** BigInt(times);
  if (result < -(2n ** 63n) || result >= 2n ** 63n) return doubleOf(Number(result));
  const isInt =
    typeof base === 'number' &&
    typeof exponent === 'number' &&
    BigInt.asIntN(32, result) === result;
  return isInt ? Number(result) : result;
}

const log = numbers('$log', (value, base) => {
  if (!(toNumber(value) > 0)) throw location(28758, "$log's argument must be a positive number");
  if (!(toNumber(base) > 0) || toNumber(base) === 1)
    throw location(28759, "$log's base must be a positive number not equal to 1");
  return doubleOf(Math.log(toNumber(value)) / Math.log(toNumber(base)));
});

export const arithmeticOperators: Operators = {
  $add: add,
  $subtract: subtract,
  $multiply: multiply,
  $divide: two('$divide', numbers('$divide', divide)),
  $mod: two('$mod', mod),
  $abs: numeric('$abs', absolute),
  $pow: two('$pow', numbers('$pow', power)),
  $sqrt: real('$sqrt', Math.sqrt, {
    test: (value) => value >= 0,
    code: 28714,
    text: "'s argument must be greater than or equal to 0",
  }),
  $exp: real('$exp', Math.exp),
  $ln: real('$ln', Math.log, {
    test: isPositive,
    code: 28766,
    text: "'s argument must be a positive number",
  }),
  $log10: real('$log10', Math.log10, {
    test: isPositive,
    code: 28761,
    text: "'s argument must be a positive number",
  }),
  $log: two('$log', log),
};
