import { complement } from '../bson/number-key';
import { keyOf } from '../bson/keystring';
import type { Value } from '../bson/value';
import type { Interval } from '../query/interval';
import { AFTER, type SecondaryIndex } from './secondary-index';

export type KeyRange = [low: string, high: string];

/** More combinations of `$in` lists than this are not worth looking up one by one. */
const MOST_PREFIXES = 2000;

/** The beginnings of all keys that have these values in the first fields, in order; undefined when there are too many. */
export function prefixesOf(
  index: SecondaryIndex,
  points: readonly (readonly Interval[])[],
): string[] | undefined {
  let prefixes = [''];
  for (const [field, intervals] of points.entries()) {
    if (intervals.length * prefixes.length > MOST_PREFIXES) return undefined;
    const parts = intervals.map(({ low }) => partOf(index, field, low));
    prefixes = prefixes.flatMap((prefix) => parts.map((part) => prefix + part));
  }
  return prefixes.sort();
}

/** The stretches of the index to read: below each beginning everything, or the intervals of the next field. */
export function rangesOf(
  index: SecondaryIndex,
  prefixes: readonly string[],
  field: number,
  intervals: readonly Interval[] | undefined,
): KeyRange[] {
  if (!intervals) return prefixes.map((prefix) => [prefix, prefix + AFTER]);
  const ranges = intervals.map((interval) => rangeOf(index, field, interval));
  if (index.fields[field]?.descending) ranges.reverse();
  return prefixes.flatMap((prefix) =>
    ranges.map(([low, high]): KeyRange => [prefix + low, prefix + high]),
  );
}

/** An open end leaves out the keys that begin with it; in a descending field the ends change places. */
function rangeOf(index: SecondaryIndex, field: number, interval: Interval): KeyRange {
  const low = partOf(index, field, interval.low);
  const high = partOf(index, field, interval.high);
  if (index.fields[field]?.descending) {
    return [high + (interval.highOpen ? AFTER : ''), low + (interval.lowOpen ? '' : AFTER)];
  }
  return [low + (interval.lowOpen ? AFTER : ''), high + (interval.highOpen ? '' : AFTER)];
}

function partOf(index: SecondaryIndex, field: number, value: Value | undefined): string {
  const key = keyOf([value], [], index.collation);
  return index.fields[field]?.descending ? complement(key) : key;
}
