import { keyOf } from '../../bson/keystring';
import { isTrue } from '../../bson/truth';
import { typeName } from '../../bson/type-name';
import { isArray, type Value } from '../../bson/value';
import { location } from '../../errors';
import type { QueryEnv } from '../../query/env';
import { one, take, two, type Operators } from '../evaluate';

const keyFor = (value: Value, { collation }: QueryEnv): string => keyOf([value], [], collation);

/** Different items by their keys, in the order in which they came first. */
function setOf(items: readonly Value[], env: QueryEnv): Map<string, Value> {
  const set = new Map<string, Value>();
  for (const item of items) {
    const key = keyFor(item, env);
    if (!set.has(key)) set.set(key, item);
  }
  return set;
}

const inOrder = (set: ReadonlyMap<string, Value>): Value[] =>
  [...set].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, item]) => item);

function lists(
  name: string,
  code: number,
  values: readonly (Value | undefined)[],
): Value[][] | null {
  if (values.some((value) => value == null)) return null;
  return values.map((value) => {
    if (isArray(value)) return value;
    throw location(
      code,
      `All operands of ${name} must be arrays. One argument is of type: ${typeName(value)}`,
    );
  });
}

const union = take('$setUnion', 0, Infinity, (values, env) => {
  const all = lists('$setUnion', 17043, values);
  return all && inOrder(setOf(all.flat(), env));
});

const intersection = take('$setIntersection', 0, Infinity, (values, env) => {
  const all = lists('$setIntersection', 17047, values);
  if (!all) return null;
  const [first = new Map<string, Value>(), ...others] = all.map((items) => setOf(items, env));
  return inOrder(new Map([...first].filter(([key]) => others.every((other) => other.has(key)))));
});

const difference = two('$setDifference', (a, b, env) => {
  const both = lists('$setDifference', 17048, [a, b]);
  if (!both) return null;
  const [from = [], away = []] = both;
  const unwanted = setOf(away, env);
  return [...setOf(from, env)].filter(([key]) => !unwanted.has(key)).map(([, item]) => item);
});

const equals = take('$setEquals', 2, Infinity, (values, env) => {
  const all = lists('$setEquals', 17044, values);
  if (!all)
    throw location(
      17044,
      'All operands of $setEquals must be arrays. One argument is of type: null',
    );
  const [first, ...others] = all.map((items) => setOf(items, env));
  return others.every(
    (other) => other.size === first?.size && [...other.keys()].every((key) => first.has(key)),
  );
});

const isSubset = two('$setIsSubset', (a, b, env) => {
  if (!isArray(a))
    throw location(
      17046,
      `both operands of $setIsSubset must be arrays. First argument is of type: ${typeName(a)}`,
    );
  if (!isArray(b))
    throw location(
      17042,
      `both operands of $setIsSubset must be arrays. Second argument is of type: ${typeName(b)}`,
    );
  const whole = setOf(b, env);
  return a.every((item) => whole.has(keyFor(item, env)));
});

const elements = (name: string, judge: (items: Value[]) => boolean) =>
  one(name, (items) => {
    if (isArray(items)) return judge(items);
    throw location(17040, `${name}'s argument must be an array, but is ${typeName(items)}`);
  });

export const setOperators: Operators = {
  $setUnion: union,
  $setIntersection: intersection,
  $setDifference: difference,
  $setEquals: equals,
  $setIsSubset: isSubset,
  $allElementsTrue: elements('$allElementsTrue', (items) => items.every(isTrue)),
  $anyElementTrue: elements('$anyElementTrue', (items) => items.some(isTrue)),
};
