import { Decimal128, ObjectId } from 'bson';
import { readDecimal, roundTo, toDecimal } from '../../bson/decimal';
import { fitsInt, fitsLong, isNaNValue, kindOf, toNumber } from '../../bson/number';
import { isTrue } from '../../bson/truth';
import { typeName } from '../../bson/type-name';
import { doubleOf, isNumeric, type Numeric, type Value } from '../../bson/value';
import { failure, location, MongoError } from '../../errors';
import { named, one, type Operators } from '../evaluate';
import { toInstant, UTC, zoneOf } from '../zone';
import { parseDate } from './date-parse';
import { instantOf } from './date-parts';
import { isoDate } from './iso-date';

const refuse = (value: Value, target: string, why = ''): MongoError =>
  failure(
    'ConversionFailure',
    `Unsupported conversion from ${typeName(value)} to ${target} in $convert with no onError value${why}`,
  );

const unparsable = (text: string, target: string): MongoError =>
  failure(
    'ConversionFailure',
    `Failed to parse number '${text}' in $convert with no onError value: cannot be a ${target}`,
  );

/** The whole part of a number, or a whole number in a text. */
function wholeOf(value: Value, target: string): bigint {
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (typeof value === 'string') {
    if (/^[+-]?\d+$/.test(value)) return BigInt(value.replace(/^\+/, ''));
    throw unparsable(value, target);
  }
  if (!isNumeric(value)) throw refuse(value, target);
  if (typeof value === 'bigint') return value;
  if (isNaNValue(value) || !Number.isFinite(toNumber(value))) {
    throw failure(
      'ConversionFailure',
      `Attempt to convert NaN or infinity value to integer type in $convert with no onError value`,
    );
  }
  if (!(value instanceof Decimal128)) return BigInt(Math.trunc(toNumber(value)));
  const exact = readDecimal(value);
  if (typeof exact === 'number') throw refuse(value, target);
  const below =
    exact.exponent < 0
      ? BigInt(exact.coefficient / 10n ** BigInt(-exact.exponent))
      : roundTo(exact, 0).coefficient;
  return below;
}

const overflow = (value: Value): MongoError =>
  failure(
    'ConversionFailure',
    `Conversion would overflow target type in $convert with no onError value: ${String(value)}`,
  );

function toInt(value: Value): Value {
  const whole = wholeOf(value, 'int');
  if (!fitsInt(whole)) throw overflow(value);
  return Number(whole);
}

function toLong(value: Value): Value {
  const whole = value instanceof Date ? BigInt(value.getTime()) : wholeOf(value, 'long');
  if (!fitsLong(whole)) throw overflow(value);
  return whole;
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

function toDouble(value: Value): Value {
  if (typeof value === 'boolean') return doubleOf(value ? 1 : 0);
  if (value instanceof Date) return doubleOf(value.getTime());
  if (isNumeric(value)) return doubleOf(toNumber(value));
  if (typeof value !== 'string') throw refuse(value, 'double');
  if (NUMBER.test(value)) return doubleOf(Number(value));
  const special = /^([+-]?)(inf(?:inity)?|nan)$/i.exec(value);
  if (!special) throw unparsable(value, 'double');
  if (special[2]?.toLowerCase() === 'nan') return NaN;
  return special[1] === '-' ? -Infinity : Infinity;
}

function toDecimalValue(value: Value): Value {
  if (typeof value === 'boolean') return toDecimal(value ? 1 : 0);
  if (value instanceof Date) return toDecimal(BigInt(value.getTime()));
  if (isNumeric(value)) return toDecimal(value);
  if (typeof value !== 'string') throw refuse(value, 'decimal');
  try {
    return Decimal128.fromString(value);
  } catch {
    throw unparsable(value, 'decimal');
  }
}

function toText(value: Value): Value {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (isNumeric(value)) return numberText(value);
  if (value instanceof ObjectId) return value.toHexString();
  if (value instanceof Date) return isoDate(value);
  throw refuse(value, 'string');
}

const numberText = (value: Numeric): string =>
  kindOf(value) === 'double' ? String(toNumber(value)) : String(value);

function toDate(value: Value): Value {
  if (typeof value === 'string') {
    const parsed = parseDate(value);
    if (!parsed)
      throw failure(
        'ConversionFailure',
        `Error parsing date string '${value}' in $convert with no onError value`,
      );
    return new Date(toInstant(parsed.local, parsed.zone === undefined ? UTC : zoneOf(parsed.zone)));
  }
  if (isNumeric(value) && kindOf(value) !== 'int') return new Date(Number(wholeOf(value, 'date')));
  if (isNumeric(value) || typeof value === 'boolean') throw refuse(value, 'date');
  try {
    return new Date(instantOf(value));
  } catch {
    throw refuse(value, 'date');
  }
}

function toObjectId(value: Value): Value {
  if (value instanceof ObjectId) return value;
  if (typeof value !== 'string') throw refuse(value, 'objectId');
  if (/^[0-9a-f]{24}$/i.test(value)) return new ObjectId(value);
  throw failure(
    'ConversionFailure',
    `Failed to parse objectId '${value}' in $convert with no onError value`,
  );
}

const converters: ReadonlyMap<string | number, (value: Value) => Value> = new Map<
  string | number,
  (value: Value) => Value
>([
  ['double', toDouble],
  [1, toDouble],
  ['string', toText],
  [2, toText],
  ['objectId', toObjectId],
  [7, toObjectId],
  ['bool', isTrue],
  [8, isTrue],
  ['date', toDate],
  [9, toDate],
  ['int', toInt],
  [16, toInt],
  ['long', toLong],
  [18, toLong],
  ['decimal', toDecimalValue],
  [19, toDecimalValue],
]);

const convert = named(
  '$convert',
  ['input', 'to'],
  ['onError', 'onNull'],
  { notDoc: 9, unknown: 9, missing: 9 },
  ({ input, to, onError, onNull }) =>
    (frame) => {
      const value = input(frame);
      const target = to(frame);
      if (value == null) return onNull ? onNull(frame) : null;
      if (target == null) return null;
      const converter = converters.get(
        isNumeric(target) ? toNumber(target) : String(target as string),
      );
      if (!converter) throw location(2, `Unknown type name: ${String(target)}`);
      try {
        return converter(value);
      } catch (error) {
        if (onError && error instanceof MongoError) return onError(frame);
        throw error;
      }
    },
);

const converting = (name: string, converter: (value: Value) => Value) =>
  one(name, (value) => (value == null ? null : converter(value)));

export const convertOperators: Operators = {
  $convert: convert,
  $toInt: converting('$toInt', toInt),
  $toLong: converting('$toLong', toLong),
  $toDouble: converting('$toDouble', toDouble),
  $toDecimal: converting('$toDecimal', toDecimalValue),
  $toString: converting('$toString', toText),
  $toBool: converting('$toBool', isTrue),
  $toDate: converting('$toDate', toDate),
  $toObjectId: converting('$toObjectId', toObjectId),
  $type: one('$type', typeName),
  $isNumber: one('$isNumber', isNumeric),
};
