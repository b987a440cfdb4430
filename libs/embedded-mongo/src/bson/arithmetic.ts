import { Decimal128 } from 'bson';
import { location } from '../errors';
import { align, readDecimal, specialDecimal, tenTo, toDecimal, writeDecimal } from './decimal';
import type { Exact } from './decimal';
import { fitsInt, fitsLong, kindOf, toNumber } from './number';
import { doubleOf, type Numeric } from './value';

type Operation = 'add' | 'subtract' | 'multiply';

/** What to do when a long overflows: updates refuse, expressions go on as double. */
export type Overflow = 'refuse' | 'double';

const ON_LONGS: Record<Operation, (a: bigint, b: bigint) => bigint> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
};

const ON_DOUBLES: Record<Operation | 'divide' | 'mod', (a: number, b: number) => number> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  mod: (a, b) => a % b,
};

const ON_EXACT: Record<Operation, (a: Exact, b: Exact) => Exact> = {
  add: (x, y) => {
    const { a, b, exponent } = align(x, y);
    return { coefficient: a + b, exponent };
  },
  subtract: (x, y) => {
    const { a, b, exponent } = align(x, y);
    return { coefficient: a - b, exponent };
  },
  multiply: (x, y) => ({
    coefficient: x.coefficient * y.coefficient,
    exponent: x.exponent + y.exponent,
  }),
};

/**
 * `a` and `b` combined as MongoDB does it: decimal wins over double over long over int; an int that overflows becomes
 * a long. Answers undefined when a long overflows and `overflow` is 'refuse'.
 */
export function combine(
  operation: Operation,
  a: Numeric,
  b: Numeric,
  overflow: Overflow,
): Numeric | undefined {
  const left = kindOf(a);
  const right = kindOf(b);
  if (left === 'decimal' || right === 'decimal') return onDecimals(operation, a, b);
  if (left === 'double' || right === 'double') {
    return doubleOf(ON_DOUBLES[operation](toNumber(a), toNumber(b)));
  }
  const result = ON_LONGS[operation](BigInt(toNumberOrLong(a)), BigInt(toNumberOrLong(b)));
  if (left === 'int' && right === 'int' && fitsInt(result)) return Number(result);
  if (fitsLong(result)) return result;
  return overflow === 'refuse' ? undefined : doubleOf(Number(result));
}

const toNumberOrLong = (value: Numeric): number | bigint =>
  typeof value === 'bigint' ? value : toNumber(value);

function onDecimals(operation: Operation, a: Numeric, b: Numeric): Decimal128 {
  const x = readDecimal(toDecimal(a));
  const y = readDecimal(toDecimal(b));
  if (typeof x === 'number' || typeof y === 'number') {
    return specialDecimal(ON_DOUBLES[operation](toNumber(a), toNumber(b)));
  }
  return writeDecimal(ON_EXACT[operation](x, y));
}

/** `a / b`, a double or a decimal. Errors: 2 for division by zero. */
export function divide(a: Numeric, b: Numeric): Numeric {
  if (toNumber(b) === 0) throw location(2, "can't $divide by zero");
  if (kindOf(a) !== 'decimal' && kindOf(b) !== 'decimal') {
    return doubleOf(toNumber(a) / toNumber(b));
  }
  const x = readDecimal(toDecimal(a));
  const y = readDecimal(toDecimal(b));
  if (typeof x === 'number' || typeof y === 'number') {
    return specialDecimal(toNumber(a) / toNumber(b));
  }
  return divideExact(x, y);
}

/** Ten digits more than are kept; a rest that is left over only decides the rounding. */
function divideExact(x: Exact, y: Exact): Decimal128 {
  const lack = y.coefficient.toString().length - x.coefficient.toString().length;
  const extra = Math.max(0, lack) + 44;
  const dividend = x.coefficient * tenTo(extra);
  let coefficient = dividend / y.coefficient;
  let exponent = x.exponent - y.exponent - extra;
  if (dividend % y.coefficient !== 0n) {
    return writeDecimal({
      coefficient: coefficient * 10n + (coefficient < 0n ? -1n : 1n),
      exponent: exponent - 1,
    });
  }
  const ideal = x.exponent - y.exponent;
  while (exponent < ideal && coefficient % 10n === 0n && coefficient !== 0n) {
    coefficient /= 10n;
    exponent += 1;
  }
  return writeDecimal(
    coefficient === 0n ? { coefficient, exponent: ideal } : { coefficient, exponent },
  );
}

/** The remainder with the sign of `a`. Errors: 16610 for zero. */
export function modulo(a: Numeric, b: Numeric): Numeric {
  if (toNumber(b) === 0) throw location(16610, "can't $mod by zero");
  const left = kindOf(a);
  const right = kindOf(b);
  if (left === 'decimal' || right === 'decimal') return moduloDecimal(a, b);
  if (left === 'double' || right === 'double') return doubleOf(toNumber(a) % toNumber(b));
  const rest = BigInt(toNumberOrLong(a)) % BigInt(toNumberOrLong(b));
  return left === 'int' && right === 'int' ? Number(rest) : rest;
}

function moduloDecimal(a: Numeric, b: Numeric): Decimal128 {
  const x = readDecimal(toDecimal(a));
  const y = readDecimal(toDecimal(b));
  if (typeof x === 'number' || typeof y === 'number') {
    if (typeof x === 'number' || Number.isNaN(y)) return specialDecimal(NaN);
    return toDecimal(a);
  }
  const aligned = align(x, y);
  return writeDecimal({ coefficient: aligned.a % aligned.b, exponent: aligned.exponent });
}
