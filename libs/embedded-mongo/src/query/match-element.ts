import { BSONRegExp } from 'bson';
import { isTrue } from '../bson/truth';
import { integerOf, isNaNValue, toNumber } from '../bson/number';
import { typeTest } from '../bson/type-name';
import { isArray, isDoc, isNumeric, type Doc, type Value } from '../bson/value';
import { badValue, failedToParse } from '../errors';
import {
  allOf,
  anyValue,
  negate,
  never,
  wholeValue,
  type Compiler,
  type Condition,
  type Operator,
} from './condition';
import { equals } from './match-comparison';
import { regexCondition } from './match-regex';
import { regexFrom } from './regex';

const present = anyValue((value) => value !== undefined);

const LOGICAL = new Set(['$and', '$or', '$nor', '$expr', '$where']);

/** `$elemMatch: { $gt: 1 }` asks the item itself, `$elemMatch: { a: 1 }` the fields of a document in the array. */
function itemTest(argument: Doc, compiler: Compiler): (item: Value) => boolean {
  const [first] = argument.keys();
  if (first?.startsWith('$') && !LOGICAL.has(first) && first !== '$ref' && first !== '$id') {
    return compiler.operators(argument).single;
  }
  const match = compiler.filter(argument);
  return (item) => {
    if (isDoc(item)) return match(item);
    return isArray(item) && match(new Map(item.map((inner, place) => [String(place), inner])));
  };
}

const elemMatch: Operator = (argument, compiler) => {
  if (!isDoc(argument)) throw badValue('$elemMatch needs an Object');
  const test = itemTest(argument, compiler);
  return wholeValue((value, found) => {
    if (!isArray(value)) return false;
    const place = value.findIndex((item) => test(item));
    if (place >= 0 && found) found.index = place;
    return place >= 0;
  });
};

const all: Operator = (argument, compiler) => {
  if (!isArray(argument)) throw badValue('$all needs an array');
  if (argument.length === 0) return never;
  return allOf(argument.map((item) => wantedItem(item, compiler)));
};

function wantedItem(item: Value, compiler: Compiler): Condition {
  if (item instanceof BSONRegExp) return regexCondition(regexFrom(item), item);
  if (!isDoc(item)) return equals(item, compiler.env.collation);
  const [first] = item.keys();
  if (first === '$elemMatch') return compiler.operators(item);
  if (first?.startsWith('$')) throw badValue(`no $ expressions in $all`);
  return equals(item, compiler.env.collation);
}

const size: Operator = (argument) => {
  const length = integerOf(argument);
  if (length === undefined) throw failedToParse('Failed to parse $size. Expected an integer');
  if (length < 0) throw failedToParse('Failed to parse $size. Expected a non-negative number');
  return wholeValue((value) => isArray(value) && value.length === length);
};

const mod: Operator = (argument) => {
  if (!isArray(argument)) throw badValue('malformed mod, needs to be an array');
  if (argument.length < 2) throw badValue('malformed mod, not enough elements');
  if (argument.length > 2) throw badValue('malformed mod, too many elements');
  const [divisor, rest] = argument.map(wholePart);
  if (divisor === undefined) throw badValue('malformed mod, divisor not a number');
  if (rest === undefined) throw badValue('malformed mod, remainder not a number');
  if (divisor === 0n) throw badValue('divisor cannot be 0');
  return anyValue((value) => {
    const whole = value === undefined ? undefined : wholePart(value);
    return whole !== undefined && whole % divisor === rest;
  });
};

function wholePart(value: Value): bigint | undefined {
  if (typeof value === 'bigint') return value;
  if (!isNumeric(value) || isNaNValue(value) || !Number.isFinite(toNumber(value))) return undefined;
  return BigInt(Math.trunc(toNumber(value)));
}

export const elementOperators: Readonly<Record<string, Operator>> = {
  $exists: (argument) => (isTrue(argument) ? present : negate(present)),
  $type: (argument) => {
    const wanted = isArray(argument) ? argument : [argument];
    if (wanted.length === 0) throw failedToParse('$type must match at least one type');
    const tests = wanted.map(typeTest);
    return anyValue((value) => value !== undefined && tests.some((test) => test(value)));
  },
  $elemMatch: elemMatch,
  $all: all,
  $size: size,
  $mod: mod,
};
