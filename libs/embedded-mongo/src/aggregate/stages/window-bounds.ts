import { integerOf, toNumber } from '../../bson/number';
import { isArray, isNumeric, type Doc, type Value } from '../../bson/value';
import { failedToParse } from '../../errors';
import { addUnits } from '../operators/date-arithmetic';
import { UTC } from '../zone';

/** The documents that count at a place of a partition: from `start` up to, not including, `end`. */
export type WindowAt = (
  place: number,
  values: readonly (Value | undefined)[],
) => { start: number; end: number };

const whole: WindowAt = (_place, values) => ({ start: 0, end: values.length });

/**
 * A window by places (`documents`) or by the value sorted on (`range`, with a unit for dates).
 * Errors: FailedToParse (9).
 */
export function windowOf(spec: Doc | undefined): WindowAt {
  if (!spec || spec.size === 0) return whole;
  const documents = spec.get('documents');
  const range = spec.get('range');
  if ((documents === undefined) === (range === undefined)) {
    throw failedToParse("'window' field that specifies either 'documents' or 'range' is required");
  }
  return documents !== undefined
    ? byPlace(pair(documents))
    : byRange(pair(range), spec.get('unit'));
}

function pair(bounds: Value | undefined): [Value, Value] {
  const [low, high] = isArray(bounds) ? bounds : [];
  if (!isArray(bounds) || bounds.length !== 2 || low === undefined || high === undefined) {
    throw failedToParse('Window bounds must be a 2-element array');
  }
  return [low, high];
}

function byPlace([low, high]: [Value, Value]): WindowAt {
  const from = distance(low);
  const to = distance(high);
  return (place, values) => ({
    start: Math.max(0, place + (from ?? -Infinity)),
    end: Math.max(0, Math.min(values.length, place + (to ?? Infinity) + 1)),
  });
}

/** Undefined for `unbounded`. */
function distance(bound: Value): number | undefined {
  if (bound === 'unbounded') return undefined;
  if (bound === 'current') return 0;
  const steps = integerOf(bound);
  if (steps === undefined)
    throw failedToParse(
      "Numeric document-based bounds must be an integer, 'current' or 'unbounded'",
    );
  return steps;
}

function byRange([low, high]: [Value, Value], unit: Value | undefined): WindowAt {
  const [from, to] = [rangeLimit(low, unit), rangeLimit(high, unit)];
  return (place, values) => {
    const here = plainValue(values[place]);
    const least = from ? from(here) : -Infinity;
    const most = to ? to(here) : Infinity;
    const inside = values.map(plainValue).map((value) => value >= least && value <= most);
    const start = inside.indexOf(true);
    return start < 0 ? { start: 0, end: 0 } : { start, end: inside.lastIndexOf(true) + 1 };
  };
}

function rangeLimit(bound: Value, unit: Value | undefined): ((here: number) => number) | undefined {
  if (bound === 'unbounded') return undefined;
  if (bound === 'current') return (here) => here;
  if (!isNumeric(bound))
    throw failedToParse("Range-based bounds expression must be a number, 'current' or 'unbounded'");
  const amount = toNumber(bound);
  if (unit === undefined) return (here) => here + amount;
  if (typeof unit !== 'string') throw failedToParse("'unit' must be a string");
  return (here) => addUnits(here, unit, amount, UTC);
}

function plainValue(value: Value | undefined): number {
  if (value instanceof Date) return value.getTime();
  return isNumeric(value) ? toNumber(value) : NaN;
}
