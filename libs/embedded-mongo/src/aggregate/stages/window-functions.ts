import { compare } from '../../bson/compare';
import { integerOf, toNumber } from '../../bson/number';
import { doubleOf, isDoc, isNumeric, type Doc, type Value } from '../../bson/value';
import { failedToParse } from '../../errors';
import type { Steps } from '../../pause';
import { compileExpression } from '../expression';
import type { AggregateEnv } from '../stage';

/** Documents of one partition in order, with the value each is sorted by. */
export interface Partition {
  docs: readonly Doc[];
  values: readonly (Value | undefined)[];
}

/** The new value of each document. */
export type WindowFunction = (partition: Partition) => Value[] | Steps<Value[]>;

type Maker = (argument: Value, env: AggregateEnv) => WindowFunction;

/** Ranks: equal documents share one; what the next one gets is the difference. */
const ranking =
  (dense: boolean): Maker =>
  (_argument, { collation }) =>
  ({ values }) => {
    let rank = 0;
    return values.map((value, place) => {
      const isNew =
        place === 0 || compare(value ?? null, values[place - 1] ?? null, collation) !== 0;
      if (isNew) rank = dense ? rank + 1 : place + 1;
      return rank;
    });
  };

const shift: Maker = (argument, env) => {
  if (!isDoc(argument)) throw failedToParse('Argument to $shift must be an object');
  const by = integerOf(argument.get('by'));
  if (by === undefined) throw failedToParse("'$shift:by' field must be an integer");
  const evaluate = compileExpression(argument.get('output') ?? null, env);
  const otherwise = argument.get('default') ?? null;
  return ({ docs }) =>
    docs.map((_doc, place) => {
      const other = docs[place + by];
      return other ? (evaluate(other) ?? null) : otherwise;
    });
};

/** The last value that was there. */
const carryForward: Maker = (argument, env) => {
  const evaluate = compileExpression(argument, env);
  return ({ docs }) => {
    let last: Value = null;
    return docs.map((doc) => (last = evaluate(doc) ?? last));
  };
};

/** A straight line between the values before and after. */
const linearFill: Maker = (argument, env) => {
  const evaluate = compileExpression(argument, env);
  return ({ docs, values }) => {
    const known = docs.map((doc) => evaluate(doc) ?? null);
    const places = values.map(position);
    return known.map((value, place) => (value === null ? between(known, places, place) : value));
  };
};

const position = (value: Value | undefined): number =>
  value instanceof Date ? value.getTime() : isNumeric(value) ? toNumber(value) : NaN;

function between(known: readonly Value[], places: readonly number[], place: number): Value {
  const before = known.findLastIndex((value, index) => index < place && value !== null);
  const after = known.findIndex((value, index) => index > place && value !== null);
  const [from, to] = [known[before], known[after]];
  if (!isNumeric(from) || !isNumeric(to)) return null;
  const at = (index: number): number => places[index] ?? NaN;
  const share = (at(place) - at(before)) / (at(after) - at(before));
  return doubleOf(toNumber(from) + (toNumber(to) - toNumber(from)) * share);
}

const movingAverage: Maker = (argument, env) => {
  if (!isDoc(argument))
    throw failedToParse('$expMovingAvg must have exactly one argument that is an object');
  const [count, given] = [argument.get('N'), argument.get('alpha')];
  const alpha = isNumeric(given)
    ? toNumber(given)
    : isNumeric(count)
      ? 2 / (toNumber(count) + 1)
      : NaN;
  if (!(alpha > 0 && alpha < 1) && count === undefined)
    throw failedToParse("'alpha' must be between 0 and 1 (exclusive)");
  const evaluate = compileExpression(argument.get('input') ?? null, env);
  return ({ docs }) => {
    let average: number | undefined;
    return docs.map((doc) => {
      const value = evaluate(doc);
      if (isNumeric(value))
        average =
          average === undefined ? toNumber(value) : alpha * toNumber(value) + (1 - alpha) * average;
      return average === undefined ? null : doubleOf(average);
    });
  };
};

/** Functions that look at places, not at a window. */
export const windowFunctions: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ['$rank', ranking(false)],
  ['$denseRank', ranking(true)],
  [
    '$documentNumber',
    () =>
      ({ docs }) =>
        docs.map((_doc, place) => place + 1),
  ],
  ['$shift', shift],
  ['$locf', carryForward],
  ['$linearFill', linearFill],
  ['$expMovingAvg', movingAverage],
]);
