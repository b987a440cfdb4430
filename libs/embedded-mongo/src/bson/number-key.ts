import { Decimal128, Double } from 'bson';
import { align, exactDouble, exactOf, type Exact } from './decimal';
import type { Numeric } from './value';

const scratch = Buffer.alloc(8);

/**
 * A latin1 text that orders numbers of all four types by their exact value; equal values have one key.
 * It is the nearest double towards zero, then what that double lacks.
 */
export function numberKey(value: Numeric): string {
  if (typeof value === 'number') return doubleKey(value);
  if (value instanceof Double) return doubleKey(value.value);
  const exact = exactOf(value);
  if (typeof exact === 'number') return doubleKey(exact);
  const plain = Number(value instanceof Decimal128 ? value.toString() : value);
  return exactKey(exact, plain);
}

function doubleKey(value: number): string {
  if (Number.isNaN(value)) return '\x00';
  if (value === 0) return '\x02';
  const key = magnitudeKey(Math.abs(value)) + '\x00';
  return value < 0 ? '\x01' + complement(key) : '\x03' + key;
}

function magnitudeKey(value: number): string {
  scratch.writeDoubleBE(value);
  return scratch.toString('latin1', 0, 8);
}

function exactKey(exact: Exact, plain: number): string {
  if (exact.coefficient === 0n) return '\x02';
  const negative = exact.coefficient < 0n;
  const size: Exact = negative ? { ...exact, coefficient: -exact.coefficient } : exact;
  const below = towardsZero(size, Math.abs(plain));
  const rest = difference(size, below);
  const key = magnitudeKey(below) + (rest.coefficient === 0n ? '\x00' : '\x01' + restKey(rest));
  return negative ? '\x01' + complement(key) : '\x03' + key;
}

/** The largest double that is not above `size`, near the guess. */
function towardsZero(size: Exact, guess: number): number {
  const start = Math.min(guess, Number.MAX_VALUE);
  return difference(size, start).coefficient < 0n ? previousDouble(start) : start;
}

function previousDouble(value: number): number {
  scratch.writeDoubleBE(value);
  scratch.writeBigUInt64BE(scratch.readBigUInt64BE(0) - 1n);
  return scratch.readDoubleBE(0);
}

function difference(size: Exact, value: number): Exact {
  const { a, b, exponent } = align(size, exactDouble(value) as Exact);
  return { coefficient: a - b, exponent };
}

/** A positive value: the place of its first digit, then its digits without closing zeros. */
function restKey({ coefficient, exponent }: Exact): string {
  const digits = coefficient.toString();
  const place = digits.length + exponent + 0x8000;
  return String.fromCharCode(place >> 8, place & 0xff) + digits.replace(/0+$/, '') + '\x00';
}

/** Every character turned round, so that the order turns round, too. */
export function complement(key: string): string {
  const bytes = Buffer.from(key, 'latin1');
  for (let index = 0; index < bytes.length; index++) bytes[index] = 255 - (bytes[index] ?? 0);
  return bytes.toString('latin1');
}
