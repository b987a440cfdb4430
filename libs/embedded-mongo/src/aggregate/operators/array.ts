import { integerOf, toNumber } from '../../bson/number';
import { typeName } from '../../bson/type-name';
import { isArray, isDoc, isNumeric, type Doc, type Value } from '../../bson/value';
import { equal } from '../../bson/compare';
import { location } from '../../errors';
import { one, take, two, type Operators } from '../evaluate';

const arrayElemAt = two('$arrayElemAt', (items, place) => {
  if (items == null || place == null) return null;
  if (!isArray(items))
    throw location(
      28689,
      `$arrayElemAt's first argument must be an array, but is ${typeName(items)}`,
    );
  if (!isNumeric(place))
    throw location(
      28690,
      `$arrayElemAt's second argument must be a numeric value, but is ${typeName(place)}`,
    );
  const whole = integerOf(place);
  if (whole === undefined)
    throw location(
      28691,
      `$arrayElemAt's second argument must be representable as a 32-bit integer: ${toNumber(place)}`,
    );
  return items.at(whole);
});

const end = (name: string, at: number) =>
  one(name, (items) => {
    if (items == null) return null;
    if (!isArray(items))
      throw location(28689, `${name}'s argument must be an array, but is ${typeName(items)}`);
    return items.at(at);
  });

const concatArrays = take('$concatArrays', 0, Infinity, (values) => {
  const all: Value[] = [];
  for (const value of values) {
    if (value == null) return null;
    if (!isArray(value))
      throw location(28664, `$concatArrays only supports arrays, not ${typeName(value)}`);
    all.push(...value);
  }
  return all;
});

const includes = two('$in', (value, items, { collation }) => {
  if (!isArray(items))
    throw location(40081, `$in requires an array as a second argument, found: ${typeName(items)}`);
  return items.some((item) => equal(item, value, collation));
});

const indexOfArray = take(
  '$indexOfArray',
  2,
  4,
  ([items, wanted, start = 0, stop], { collation }) => {
    if (items == null) return null;
    if (!isArray(items))
      throw location(
        40090,
        `$indexOfArray requires an array as a first argument, found: ${typeName(items)}`,
      );
    const from = placeOf(start);
    const to = stop === undefined ? items.length : Math.min(placeOf(stop), items.length);
    for (let place = from; place < to; place++) {
      if (equal(items[place], wanted, collation)) return place;
    }
    return -1;
  },
);

function placeOf(value: Value): number {
  const place = integerOf(value);
  if (place === undefined)
    throw location(
      40096,
      `$indexOfArray requires an integral index, found a value of type: ${typeName(value)}`,
    );
  if (place < 0)
    throw location(40097, `$indexOfArray requires a nonnegative index, found: ${place}`);
  return place;
}

const MOST_NUMBERS = 10_000_000;

const range = take('$range', 2, 3, ([start, stop, step = 1]) => {
  const [from, to, by] = [start, stop, step].map((value, index) => {
    const whole = integerOf(value);
    if (whole === undefined)
      throw location(
        34443 + 2 * Math.min(index, 1),
        `$range requires a numeric value that can be represented as a 32-bit integer, found value: ${typeName(value)}`,
      );
    return whole;
  }) as [number, number, number];
  if (by === 0) throw location(34449, '$range requires a non-zero step value');
  const length = Math.max(0, Math.ceil((to - from) / by));
  if (length > MOST_NUMBERS) throw location(146, '$range would use too much memory');
  return Array.from({ length }, (_, index) => from + index * by);
});

const size = one('$size', (items) => {
  if (isArray(items)) return items.length;
  throw location(
    17124,
    `The argument to $size must be an array, but was of type: ${typeName(items)}`,
  );
});

const reverseArray = one('$reverseArray', (items) => {
  if (items == null) return null;
  if (!isArray(items))
    throw location(
      34435,
      `The argument to $reverseArray must be an array, but was of type: ${typeName(items)}`,
    );
  return items.toReversed();
});

/** `[items, n]` and `[items, position, n]`. */
const slice = take('$slice', 2, 3, ([items, first, second]) => {
  if (items == null || first == null || second === null) return null;
  if (!isArray(items))
    throw location(
      28724,
      `First argument to $slice must be an array, but is of type: ${typeName(items)}`,
    );
  const [position, count] = [integerOf(first), integerOf(second)];
  if (position === undefined)
    throw location(
      28725,
      `Second argument to $slice must be a numeric value, but is of type: ${typeName(first)}`,
    );
  if (second === undefined) return position >= 0 ? items.slice(0, position) : items.slice(position);
  if (count === undefined || count <= 0)
    throw location(28729, 'Third argument to $slice must be positive');
  const from = position >= 0 ? position : Math.max(0, items.length + position);
  return items.slice(from, from + count);
});

const arrayToObject = one('$arrayToObject', (items) => {
  if (items == null) return null;
  if (!isArray(items))
    throw location(40386, `$arrayToObject requires an array input, found: ${typeName(items)}`);
  return new Map(items.map(pairOf));
});

function pairOf(item: Value): [string, Value] {
  const [name, value] = isDoc(item)
    ? namedPair(item)
    : isArray(item) && item.length === 2
      ? item
      : [];
  if (typeof name !== 'string' || value === undefined) {
    throw location(
      40398,
      'Unrecognised input type format for $arrayToObject: expected pairs of a string and a value',
    );
  }
  return [name, value];
}

function namedPair(item: Doc): (Value | undefined)[] {
  if (item.size !== 2)
    throw location(
      40392,
      "$arrayToObject requires an object keys of 'k' and 'v'. Found incorrect number of keys",
    );
  return [item.get('k'), item.get('v')];
}

const objectToArray = one('$objectToArray', (doc) => {
  if (doc == null) return null;
  if (!isDoc(doc))
    throw location(40390, `$objectToArray requires a document input, found: ${typeName(doc)}`);
  return [...doc].map(
    ([name, value]) =>
      new Map<string, Value>([
        ['k', name],
        ['v', value],
      ]),
  );
});

export const arrayOperators: Operators = {
  $arrayElemAt: arrayElemAt,
  $first: end('$first', 0),
  $last: end('$last', -1),
  $concatArrays: concatArrays,
  $in: includes,
  $indexOfArray: indexOfArray,
  $isArray: one('$isArray', isArray),
  $range: range,
  $size: size,
  $reverseArray: reverseArray,
  $slice: slice,
  $arrayToObject: arrayToObject,
  $objectToArray: objectToArray,
};
