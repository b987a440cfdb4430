import { Decimal128 } from 'bson';
import { exactOf, roundTo, tenTo, writeDecimal, type Exact } from '../../bson/decimal';
import { fitsInt, kindOf, toNumber } from '../../bson/number';
import { typeName } from '../../bson/type-name';
import { doubleOf, isNumeric, type Numeric, type Value } from '../../bson/value';
import { location } from '../../errors';
import { one, take, type Operator, type Operators } from '../evaluate';

type Rounding = (value: Exact, exponent: number) => Exact;

const halfEven: Rounding = roundTo;

const towardsZero: Rounding = ({ coefficient, exponent }, wanted) =>
  wanted <= exponent
    ? { coefficient, exponent }
    : { coefficient: coefficient / tenTo(wanted - exponent), exponent: wanted };

const down: Rounding = (value, wanted) => {
  const cut = towardsZero(value, wanted);
  const lost = wanted > value.exponent && value.coefficient % tenTo(wanted - value.exponent) !== 0n;
  return lost && value.coefficient < 0n ? { ...cut, coefficient: cut.coefficient - 1n } : cut;
};

const up: Rounding = (value, wanted) => {
  const negated = down({ ...value, coefficient: -value.coefficient }, wanted);
  return { ...negated, coefficient: -negated.coefficient };
};

/** The value rounded at `place` digits after the point, in its own type. */
function rounded(value: Numeric, place: number, rounding: Rounding): Numeric {
  const exact = exactOf(value);
  const isWhole = kindOf(value) === 'int' || kindOf(value) === 'long';
  if (isWhole && place >= 0) return value;
  if (typeof exact === 'number') return value;
  const result = rounding(exact, -place);
  switch (kindOf(value)) {
    case 'decimal':
      return writeDecimal(result);
    case 'double':
      return doubleOf(Number(`${result.coefficient}e${result.exponent}`));
    default:
      return wholeResult(value, result);
  }
}

function wholeResult(value: Numeric, { coefficient, exponent }: Exact): Numeric {
  const whole = coefficient * tenTo(Math.max(0, exponent));
  return kindOf(value) === 'int' && fitsInt(whole) ? Number(whole) : whole;
}

function placed(name: string, rounding: Rounding): Operator {
  return take(name, 1, 2, ([value, place = 0]) => {
    if (value == null || place === null) return null;
    if (!isNumeric(value))
      throw location(51081, `${name} only supports numeric types, not ${typeName(value)}`);
    return rounded(value, placeOf(name, place), rounding);
  });
}

function placeOf(name: string, place: Value): number {
  const plain = isNumeric(place) ? toNumber(place) : NaN;
  if (!Number.isInteger(plain))
    throw location(51082, `precision argument to  ${name} must be a integral value`);
  if (plain < -20 || plain > 100)
    throw location(
      51083,
      `cannot apply ${name} with precision value ${plain} value must be in [-20, 100]`,
    );
  return plain;
}

const whole = (name: string, rounding: Rounding): Operator =>
  one(name, (value) => {
    if (value == null) return null;
    if (!isNumeric(value))
      throw location(28765, `${name} only supports numeric types, not ${typeName(value)}`);
    if (value instanceof Decimal128) return rounded(value, 0, rounding);
    return kindOf(value) === 'double' ? rounded(value, 0, rounding) : value;
  });

export const roundingOperators: Operators = {
  $round: placed('$round', halfEven),
  $trunc: placed('$trunc', towardsZero),
  $floor: whole('$floor', down),
  $ceil: whole('$ceil', up),
};
