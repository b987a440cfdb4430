import { Decimal128, Double } from 'bson';
import type { Numeric } from './value';

/** A finite number without rounding: `coefficient × 10^exponent`. */
export interface Exact {
  readonly coefficient: bigint;
  readonly exponent: number;
}

const DIGITS = 34;
const BIAS = 6176;
const MAX_EXPONENT = 6111;
const MASK_64 = (1n << 64n) - 1n;

export const tenTo = (power: number): bigint => 10n ** BigInt(power);

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);

/** The exact value of a Decimal128, or `NaN`, `Infinity`, `-Infinity` as a number. */
export function readDecimal(value: Decimal128): Exact | number {
  const bytes = Buffer.from(value.bytes.buffer, value.bytes.byteOffset, 16);
  const high = bytes.readBigUInt64LE(8);
  const negative = high >> 63n === 1n;
  const special = Number((high >> 58n) & 0x1fn);
  if (special === 0x1f) return NaN;
  if (special === 0x1e) return negative ? -Infinity : Infinity;
  const large = ((high >> 61n) & 3n) === 3n;
  const exponent = Number((high >> (large ? 47n : 49n)) & 0x3fffn) - BIAS;
  const bits = ((high & ((1n << 49n) - 1n)) << 64n) | bytes.readBigUInt64LE(0);
  const coefficient = large || bits >= tenTo(DIGITS) ? 0n : bits;
  return { coefficient: negative ? -coefficient : coefficient, exponent };
}

/** The nearest Decimal128 (34 digits, half to even). */
export function writeDecimal(value: Exact): Decimal128 {
  const { coefficient, exponent } = fit(value);
  if (exponent > MAX_EXPONENT) return specialDecimal(coefficient < 0n ? -Infinity : Infinity);
  const bits = magnitude(coefficient);
  const sign = coefficient < 0n ? 1n << 63n : 0n;
  const bytes = Buffer.alloc(16);
  bytes.writeBigUInt64LE(bits & MASK_64, 0);
  bytes.writeBigUInt64LE(sign | (BigInt(exponent + BIAS) << 49n) | (bits >> 64n), 8);
  return new Decimal128(bytes);
}

function fit(value: Exact): Exact {
  let { coefficient, exponent } = value;
  const surplus = magnitude(coefficient).toString().length - DIGITS;
  const cut = Math.max(surplus, -BIAS - exponent);
  if (cut > 0) ({ coefficient, exponent } = roundTo({ coefficient, exponent }, exponent + cut));
  if (magnitude(coefficient) >= tenTo(DIGITS)) {
    ({ coefficient, exponent } = roundTo({ coefficient, exponent }, exponent + 1));
  }
  while (exponent > MAX_EXPONENT && magnitude(coefficient) * 10n < tenTo(DIGITS)) {
    if (coefficient === 0n) return { coefficient, exponent: MAX_EXPONENT };
    coefficient *= 10n;
    exponent -= 1;
  }
  return { coefficient, exponent };
}

/** The value with this exponent, rounded half to even when digits are lost. */
export function roundTo({ coefficient, exponent }: Exact, wanted: number): Exact {
  if (wanted <= exponent) {
    return { coefficient: coefficient * tenTo(exponent - wanted), exponent: wanted };
  }
  if (wanted - exponent > 2 * DIGITS + 1200) return { coefficient: 0n, exponent: wanted };
  const unit = tenTo(wanted - exponent);
  const whole = coefficient / unit;
  const rest = magnitude(coefficient % unit) * 2n;
  const up = rest > unit || (rest === unit && whole % 2n !== 0n);
  const step = coefficient < 0n ? -1n : 1n;
  return { coefficient: up ? whole + step : whole, exponent: wanted };
}

export const specialDecimal = (value: number): Decimal128 => Decimal128.fromString(String(value));

/** The exact value of any number, or the number itself when it is not finite. */
export function exactOf(value: Numeric): Exact | number {
  if (typeof value === 'bigint') return { coefficient: value, exponent: 0 };
  if (value instanceof Decimal128) return readDecimal(value);
  return exactDouble(value instanceof Double ? value.value : value);
}

/** Every double is a whole number times a power of two, hence a finite decimal fraction. */
export function exactDouble(value: number): Exact | number {
  if (!Number.isFinite(value)) return value;
  if (Number.isInteger(value)) return { coefficient: BigInt(value), exponent: 0 };
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & ((1n << 52n) - 1n);
  const mantissa = biased === 0 ? fraction : fraction | (1n << 52n);
  const shift = 1075 - Math.max(biased, 1);
  const signed = value < 0 ? -mantissa : mantissa;
  return { coefficient: signed * 5n ** BigInt(shift), exponent: -shift };
}

/** As MongoDB makes a decimal of a number: doubles keep 15 digits, whole numbers all of theirs. */
export function toDecimal(value: Numeric): Decimal128 {
  if (value instanceof Decimal128) return value;
  if (typeof value === 'bigint') return writeDecimal({ coefficient: value, exponent: 0 });
  const isInt = typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 2 ** 31;
  const plain = value instanceof Double ? value.value : value;
  if (!Number.isFinite(plain)) return specialDecimal(plain);
  if (isInt || plain === 0) return writeDecimal({ coefficient: BigInt(plain), exponent: 0 });
  return Decimal128.fromString(plain.toExponential(14));
}

/** Both values with one exponent. */
export function align(a: Exact, b: Exact): { a: bigint; b: bigint; exponent: number } {
  const exponent = Math.min(a.exponent, b.exponent);
  return {
    a: a.coefficient * tenTo(a.exponent - exponent),
    b: b.coefficient * tenTo(b.exponent - exponent),
    exponent,
  };
}

/** The order of two finite values without rounding: -1, 0 or 1. */
export function compareExact(a: Exact, b: Exact): number {
  const aligned = align(a, b);
  return aligned.a < aligned.b ? -1 : aligned.a > aligned.b ? 1 : 0;
}
