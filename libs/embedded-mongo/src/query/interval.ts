import { Binary, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import { compare } from '../bson/compare';
import { Rank, rankOf } from '../bson/rank';
import { type Value } from '../bson/value';

/** A stretch of BSON's order; limits are values as an index keeps them (`undefined`: an empty array). */
export interface Interval {
  readonly low: Value | undefined;
  readonly lowOpen: boolean;
  readonly high: Value | undefined;
  readonly highOpen: boolean;
}

export const point = (value: Value | undefined): Interval => ({
  low: value,
  lowOpen: false,
  high: value,
  highOpen: false,
});

export const isPoint = ({ low, high }: Interval): boolean => compare(low, high) === 0;

const closed = (low: Value, high: Value): Interval => ({
  low,
  lowOpen: false,
  high,
  highOpen: false,
});

const upTo = (low: Value, high: Value): Interval => ({ low, lowOpen: false, high, highOpen: true });

const LEAST_ID = new ObjectId('000000000000000000000000');

/** Everything of one type, for the types a range can ask for. */
const BRACKETS: ReadonlyMap<Rank, Interval> = new Map<Rank, Interval>([
  [Rank.number, closed(-Infinity, Infinity)],
  [Rank.string, upTo('', new Map())],
  [Rank.object, upTo(new Map(), [])],
  [Rank.binData, upTo(new Binary(new Uint8Array()), LEAST_ID)],
  [Rank.objectId, closed(LEAST_ID, new ObjectId('ffffffffffffffffffffffff'))],
  [Rank.bool, closed(false, true)],
  [Rank.date, { low: true, lowOpen: true, high: new Timestamp(0n), highOpen: true }],
  [Rank.timestamp, closed(new Timestamp(0n), new Timestamp(2n ** 64n - 1n))],
]);

export const bracketOf = (value: Value): Interval | undefined => BRACKETS.get(rankOf(value));

export const everything: Interval = closed(new MinKey(), new MaxKey());

/** The part that both lists have, in order; both must be in order without overlap, as {@link unite} makes them. */
export function intersect(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const parts = a.flatMap((one) => b.map((two) => overlap(one, two)));
  return unite(parts.filter((part) => part !== undefined));
}

function overlap(a: Interval, b: Interval): Interval | undefined {
  const low = compareLows(a, b) >= 0 ? a : b;
  const high = compareHighs(a, b) <= 0 ? a : b;
  const both = { low: low.low, lowOpen: low.lowOpen, high: high.high, highOpen: high.highOpen };
  const order = compare(both.low, both.high);
  return order < 0 || (order === 0 && !both.lowOpen && !both.highOpen) ? both : undefined;
}

const compareLows = (a: Interval, b: Interval): number =>
  compare(a.low, b.low) || Number(a.lowOpen) - Number(b.lowOpen);

const compareHighs = (a: Interval, b: Interval): number =>
  compare(a.high, b.high) || Number(b.highOpen) - Number(a.highOpen);

/** The same values in ascending intervals that do not overlap, so that a scan sees each key once. */
export function unite(intervals: readonly Interval[]): Interval[] {
  const united: Interval[] = [];
  for (const next of intervals.toSorted(compareLows)) {
    const last = united[united.length - 1];
    if (!last || isApart(last, next)) united.push(next);
    else if (compareHighs(last, next) < 0) {
      united[united.length - 1] = { ...last, high: next.high, highOpen: next.highOpen };
    }
  }
  return united;
}

function isApart(last: Interval, next: Interval): boolean {
  const order = compare(last.high, next.low);
  return order < 0 || (order === 0 && last.highOpen && next.lowOpen);
}

/** True for texts and for what may hold some: an index with another collation must not serve them. */
export const dependsOnCollation = (value: Value | undefined): boolean => {
  const rank = rankOf(value);
  return rank === Rank.string || rank === Rank.object || rank === Rank.array;
};
