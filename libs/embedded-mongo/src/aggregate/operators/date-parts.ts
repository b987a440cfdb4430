import { ObjectId, Timestamp } from 'bson';
import { typeName } from '../../bson/type-name';
import { isArray, isDoc, type Doc, type Value } from '../../bson/value';
import { location } from '../../errors';
import { civilTime, dayOfWeek, dayOfYear, isoDayOfWeek, isoWeek, weekOfYear } from '../calendar';
import {
  fieldsOf,
  one,
  type Context,
  type Evaluate,
  type Operator,
  type Operators,
} from '../evaluate';
import { toLocal, UTC, zoneOf, type Zone } from '../zone';

/** The instant of a date, a timestamp or an object id. Errors: 16006 for anything else. */
export function instantOf(value: Value): number {
  if (value instanceof Date) return value.getTime();
  if (value instanceof Timestamp) return value.getHighBitsUnsigned() * 1000;
  if (value instanceof ObjectId) return value.getTimestamp().getTime();
  throw location(16006, `can't convert from BSON type ${typeName(value)} to Date`);
}

/** The zone an expression names; null when it gives null. */
export function zoneFrom(value: Value | undefined): Zone | null {
  if (value == null) return null;
  if (typeof value === 'string') return zoneOf(value);
  throw location(40517, `timezone must evaluate to a string, found ${typeName(value)}`);
}

interface DateParts {
  date: Evaluate;
  timezone: Evaluate | undefined;
}

/** `$year: date` or `$year: { date, timezone }`. */
function partsOf(name: string, argument: Value, context: Context): DateParts {
  const [only] = isArray(argument) ? argument : [argument];
  if (isArray(argument) && argument.length !== 1)
    throw location(
      40536,
      `${name} accepts exactly one argument if given an array, but was given ${argument.length}`,
    );
  if (!isDoc(only) || [...only.keys()][0]?.startsWith('$')) {
    return { date: context.compile(only ?? null), timezone: undefined };
  }
  const fields = fieldsOf(name, only, ['date', 'timezone'], { notDoc: 40535, unknown: 40535 });
  const date = fields.get('date');
  if (date === undefined) throw location(40539, `missing 'date' argument to ${name}`);
  const timezone = fields.get('timezone');
  return {
    date: context.compile(date),
    timezone: timezone === undefined ? undefined : context.compile(timezone),
  };
}

const part =
  (name: string, read: (local: number) => Value): Operator =>
  (argument, context) => {
    const { date, timezone } = partsOf(name, argument, context);
    return (frame) => {
      const value = date(frame);
      const zone = timezone ? zoneFrom(timezone(frame)) : UTC;
      if (value == null || zone === null) return null;
      return read(toLocal(instantOf(value), zone));
    };
  };

function timestampPart(name: string, read: (value: Timestamp) => bigint): Operator {
  return one(name, (value) => {
    if (value == null) return null;
    if (value instanceof Timestamp) return read(value);
    throw location(5687301, `Argument to ${name} must be a timestamp, but is ${typeName(value)}`);
  });
}

/** Takes a date apart into a document. */
const dateToParts: Operator = (argument, context) => {
  const fields = fieldsOf('$dateToParts', argument, ['date', 'timezone', 'iso8601'], {
    notDoc: 40524,
    unknown: 40520,
  });
  const compile = (name: string): Evaluate | undefined => {
    const value = fields.get(name);
    return value === undefined ? undefined : context.compile(value);
  };
  const [date, timezone, iso] = [compile('date'), compile('timezone'), compile('iso8601')];
  if (!date) throw location(40522, "Missing 'date' parameter to $dateToParts");
  return (frame) => {
    const value = date(frame);
    const zone = timezone ? zoneFrom(timezone(frame)) : UTC;
    if (value == null || zone === null) return null;
    return describe(toLocal(instantOf(value), zone), iso?.(frame) === true);
  };
};

function describe(local: number, iso: boolean): Doc {
  const time = civilTime(local);
  const { year, week } = isoWeek(local);
  const days: [string, Value][] = iso
    ? [
        ['isoWeekYear', year],
        ['isoWeek', week],
        ['isoDayOfWeek', isoDayOfWeek(local)],
      ]
    : [
        ['year', time.year],
        ['month', time.month],
        ['day', time.day],
      ];
  return new Map<string, Value>([
    ...days,
    ['hour', time.hour],
    ['minute', time.minute],
    ['second', time.second],
    ['millisecond', time.millisecond],
  ]);
}

export const datePartOperators: Operators = {
  $year: part('$year', (local) => civilTime(local).year),
  $month: part('$month', (local) => civilTime(local).month),
  $dayOfMonth: part('$dayOfMonth', (local) => civilTime(local).day),
  $hour: part('$hour', (local) => civilTime(local).hour),
  $minute: part('$minute', (local) => civilTime(local).minute),
  $second: part('$second', (local) => civilTime(local).second),
  $millisecond: part('$millisecond', (local) => civilTime(local).millisecond),
  $dayOfYear: part('$dayOfYear', dayOfYear),
  $dayOfWeek: part('$dayOfWeek', dayOfWeek),
  $week: part('$week', weekOfYear),
  $isoDayOfWeek: part('$isoDayOfWeek', isoDayOfWeek),
  $isoWeek: part('$isoWeek', (local) => isoWeek(local).week),
  $isoWeekYear: part('$isoWeekYear', (local) => BigInt(isoWeek(local).year)),
  $dateToParts: dateToParts,
  $tsSecond: timestampPart('$tsSecond', (value) => BigInt(value.getHighBitsUnsigned())),
  $tsIncrement: timestampPart('$tsIncrement', (value) => BigInt(value.getLowBitsUnsigned())),
};
