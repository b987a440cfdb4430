import { BSONRegExp, MaxKey, MinKey, ObjectId } from 'bson';
import type { Collation } from '../bson/collation';
import { compare, equal } from '../bson/compare';
import { isNaNValue } from '../bson/number';
import { rankOf } from '../bson/rank';
import { isArray, isDoc, isNullish, type Value } from '../bson/value';
import { badValue } from '../errors';
import { anyValue, negate, type Condition, type Operator, type Test } from './condition';
import { regexCondition } from './match-regex';
import { regexFrom } from './regex';

/** Equality as a query sees it: null also means "not there", and 1 equals 1.0. */
export function equals(wanted: Value, collation?: Collation): Condition {
  if (wanted === null) return anyValue(isNullish);
  if (typeof wanted === 'string' && !collation) {
    return anyValue((value) => value === wanted || sameText(value, wanted));
  }
  return anyValue((value) => value !== undefined && equal(value, wanted, collation));
}

/** A stored symbol equals the string. */
const sameText = (value: Value | undefined, wanted: string): boolean =>
  typeof value === 'object' && value !== null && equal(value, wanted);

type Accepts = (order: number) => boolean;

/** Order within one type only; MinKey and MaxKey are outside of all types. */
function ordered(accepts: Accepts): Operator {
  return (wanted, { env }) => {
    if (wanted instanceof BSONRegExp) {
      throw badValue("Can't have RegEx as arg to predicate over field");
    }
    if (wanted === null) return accepts(0) ? anyValue(isNullish) : anyValue(() => false);
    return anyValue(orderTest(wanted, accepts, env.collation));
  };
}

function orderTest(wanted: Value, accepts: Accepts, collation?: Collation): Test {
  if (wanted instanceof MinKey || wanted instanceof MaxKey) {
    return (value) => accepts(compare(value, wanted));
  }
  if (isNaNValue(wanted)) return (value) => accepts(0) && isNaNValue(value);
  const rank = rankOf(wanted);
  return (value) =>
    rankOf(value) === rank && !isNaNValue(value) && accepts(compare(value, wanted, collation));
}

function membership(name: string): Operator {
  return (argument, { env }) => {
    if (!isArray(argument)) throw badValue(`${name} needs an array`);
    const known = new Set<string>();
    const tests: Condition[] = [];
    for (const item of argument) {
      refuseOperators(item, name);
      const key = env.collation && typeof item === 'string' ? undefined : quickKey(item);
      if (key !== undefined) known.add(key);
      else if (item instanceof BSONRegExp) tests.push(regexCondition(regexFrom(item), item));
      else tests.push(equals(item, env.collation));
    }
    return anyValue((value) => {
      const key = quickKey(value);
      if (key !== undefined && known.has(key)) return true;
      return tests.some((test) => test.single(value));
    });
  };
}

/** Long lists of the two usual kinds are looked up, not searched. */
function quickKey(value: Value | undefined): string | undefined {
  if (typeof value === 'string') return `s${value}`;
  if (value instanceof ObjectId) return `o${value.toHexString()}`;
  return undefined;
}

function refuseOperators(item: Value, name: string): void {
  if (!isDoc(item)) return;
  const [first] = item.keys();
  if (first?.startsWith('$') && !['$ref', '$id', '$db'].includes(first)) {
    throw badValue(`cannot nest $ under ${name}`);
  }
}

const includes = membership('$in');
const excludes = membership('$nin');

export const comparisonOperators: Readonly<Record<string, Operator>> = {
  $eq: (wanted, { env }) => equals(wanted, env.collation),
  $ne: (wanted, { env }) => {
    if (wanted instanceof BSONRegExp) throw badValue("Can't have regex as arg to $ne.");
    return negate(equals(wanted, env.collation));
  },
  $gt: ordered((order) => order > 0),
  $gte: ordered((order) => order >= 0),
  $lt: ordered((order) => order < 0),
  $lte: ordered((order) => order <= 0),
  $in: includes,
  $nin: (argument, compiler, spec) => negate(excludes(argument, compiler, spec)),
};
