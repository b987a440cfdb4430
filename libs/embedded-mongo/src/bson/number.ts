import { Decimal128, Double } from 'bson';
import { compareExact, exactOf } from './decimal';
import { looksLikeInt, type Numeric, type Value } from './value';

export type NumberKind = 'int' | 'long' | 'double' | 'decimal';

export function kindOf(value: Numeric): NumberKind {
  if (typeof value === 'bigint') return 'long';
  if (typeof value === 'number') return looksLikeInt(value) ? 'int' : 'double';
  return value instanceof Double ? 'double' : 'decimal';
}

/** The nearest double. */
export function toNumber(value: Numeric): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Double) return value.value;
  return Number(value.toString());
}

/** The whole number a client meant (of any number type), or undefined when it is none or not a safe one. */
export function integerOf(value: Value | undefined): number | undefined {
  if (typeof value !== 'number' && typeof value !== 'bigint') {
    if (!(value instanceof Double) && !(value instanceof Decimal128)) return undefined;
  }
  const plain = toNumber(value);
  return Number.isSafeInteger(plain) ? plain : undefined;
}

const MIN_LONG = -(2n ** 63n);
const MAX_LONG = 2n ** 63n - 1n;

export const fitsLong = (value: bigint): boolean => value >= MIN_LONG && value <= MAX_LONG;

export const fitsInt = (value: bigint): boolean => value >= -2147483648n && value <= 2147483647n;

/** BSON's order of numbers of any type, without rounding; NaN is the least and equals itself. */
export function compareNumbers(a: Numeric, b: Numeric): number {
  const x = a instanceof Double ? a.value : a;
  const y = b instanceof Double ? b.value : b;
  if (x instanceof Decimal128 || y instanceof Decimal128) return compareWithDecimal(x, y);
  if (x < y) return -1;
  if (x > y) return 1;
  return Number(Number.isNaN(y)) - Number(Number.isNaN(x));
}

function compareWithDecimal(a: Numeric, b: Numeric): number {
  const x = exactOf(a);
  const y = exactOf(b);
  if (typeof x !== 'number' && typeof y !== 'number') return compareExact(x, y);
  return compareNumbers(typeof x === 'number' ? x : 0, typeof y === 'number' ? y : 0);
}

export const isNaNValue = (value: Value | undefined): boolean =>
  typeof value === 'number'
    ? Number.isNaN(value)
    : value instanceof Decimal128 && Number.isNaN(exactOf(value));
