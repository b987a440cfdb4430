import { integerOf } from '../../bson/number';
import { typeName } from '../../bson/type-name';
import type { Value } from '../../bson/value';
import { failedToParse, location } from '../../errors';
import { addMonths, civilTime, localOf, startOfIsoWeek } from '../calendar';
import { named, type Frame, type Operator, type Operators } from '../evaluate';
import { toInstant, toLocal, UTC, type Zone } from '../zone';
import { instantOf, zoneFrom } from './date-parts';

const DAY = 86_400_000;

/** Units that are always as long: milliseconds. */
const FIXED: Readonly<Record<string, number>> = {
  millisecond: 1,
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
};
/** Units counted by the calendar of the zone. */
const DAYS: Readonly<Record<string, number>> = { day: 1, week: 7 };
const MONTHS: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12 };

function unitOf(value: Value | undefined): string {
  if (typeof value === 'string' && (value in FIXED || value in DAYS || value in MONTHS))
    return value;
  throw failedToParse(`unknown time unit value: ${String(value)}`);
}

/** An instant so many units later, by the clock and calendar of the zone. */
export function addUnits(instant: number, unit: string, amount: number, zone: Zone): number {
  const fixed = FIXED[unit];
  if (fixed !== undefined) return instant + amount * fixed;
  const local = toLocal(instant, zone);
  const days = DAYS[unit];
  const moved =
    days === undefined
      ? addMonths(local, amount * (MONTHS[unit] ?? 1))
      : local + amount * days * DAY;
  return toInstant(moved, zone);
}

const shift = (name: string, direction: number): Operator =>
  named(
    name,
    ['startDate', 'unit', 'amount'],
    ['timezone'],
    { notDoc: 5166400, unknown: 5166401, missing: 5166402 },
    (parts) => (frame) => {
      const [start, unit, amount] = [
        parts.startDate(frame),
        parts.unit(frame),
        parts.amount(frame),
      ];
      const zone = parts.timezone ? zoneFrom(parts.timezone(frame)) : UTC;
      if (start == null || unit == null || amount == null || zone === null) return null;
      const whole = integerOf(amount);
      if (whole === undefined)
        throw location(5166405, `${name} expects integer amount of time units`);
      return new Date(addUnits(instantOf(start), unitOf(unit), whole * direction, zone));
    },
  );

/** The number of the unit a civil time lies in, counted from a fixed one; differences are boundaries crossed. */
function unitNumber(local: number, unit: string, firstDay: number): number {
  const fixed = FIXED[unit];
  if (fixed !== undefined) return Math.floor(local / fixed);
  const day = Math.floor(local / DAY);
  if (unit === 'day') return day;
  if (unit === 'week') return Math.floor((day + 4 - firstDay) / 7);
  const { year, month } = civilTime(local);
  return Math.floor((year * 12 + month - 1) / (MONTHS[unit] ?? 1));
}

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

function weekdayOf(value: Value | undefined): number {
  if (value === undefined) return 0;
  const place =
    typeof value === 'string'
      ? WEEKDAYS.findIndex(
          (day) => day === value.toLowerCase() || day.slice(0, 3) === value.toLowerCase(),
        )
      : -1;
  if (place < 0) throw failedToParse(`unknown day of week value: ${String(value)}`);
  return place;
}

const dateDiff = named(
  '$dateDiff',
  ['startDate', 'endDate', 'unit'],
  ['timezone', 'startOfWeek'],
  { notDoc: 5166301, unknown: 5166302, missing: 5166303 },
  (parts) => (frame) => {
    const [start, end, unit] = [parts.startDate(frame), parts.endDate(frame), parts.unit(frame)];
    const zone = parts.timezone ? zoneFrom(parts.timezone(frame)) : UTC;
    if (start == null || end == null || unit == null || zone === null) return null;
    const firstDay = weekdayOf(parts.startOfWeek?.(frame));
    const known = unitOf(unit);
    const place = (value: Value): number => {
      const instant = instantOf(value);
      return unitNumber(
        known in FIXED && known !== 'hour' ? instant : toLocal(instant, zone),
        known,
        firstDay,
      );
    };
    return BigInt(place(end) - place(start));
  },
);

/** The beginning of the bin a date lies in; bins are counted from 2000-01-01 (weeks from a week day). */
const dateTrunc = named(
  '$dateTrunc',
  ['date', 'unit'],
  ['binSize', 'timezone', 'startOfWeek'],
  { notDoc: 5439007, unknown: 5439008, missing: 5439009 },
  (parts) => (frame: Frame) => {
    const [date, unit] = [parts.date(frame), parts.unit(frame)];
    const zone = parts.timezone ? zoneFrom(parts.timezone(frame)) : UTC;
    const size = parts.binSize ? parts.binSize(frame) : 1;
    if (date == null || unit == null || zone === null || size == null) return null;
    const bin = integerOf(size);
    if (bin === undefined || bin <= 0)
      throw location(
        5439018,
        `$dateTrunc requires 'binSize' to be greater than 0, but got ${typeName(size)}`,
      );
    const known = unitOf(unit);
    const local = toLocal(instantOf(date), zone);
    return new Date(
      toInstant(truncated(local, known, bin, weekdayOf(parts.startOfWeek?.(frame))), zone),
    );
  },
);

const REFERENCE = Date.UTC(2000, 0, 1);

function truncated(local: number, unit: string, bin: number, firstDay: number): number {
  const months = MONTHS[unit];
  if (months !== undefined) {
    const { year, month } = civilTime(local);
    const index = Math.floor(((year - 2000) * 12 + month - 1) / (months * bin)) * months * bin;
    return addMonths(REFERENCE, index);
  }
  const length = (FIXED[unit] ?? (DAYS[unit] ?? 1) * DAY) * bin;
  const origin = unit === 'week' ? REFERENCE + ((firstDay - 6 + 7) % 7) * DAY : REFERENCE;
  return origin + Math.floor((local - origin) / length) * length;
}

const PARTS = [
  'year',
  'month',
  'day',
  'hour',
  'minute',
  'second',
  'millisecond',
  'isoWeekYear',
  'isoWeek',
  'isoDayOfWeek',
  'timezone',
] as const;

const dateFromParts = named(
  '$dateFromParts',
  [],
  PARTS,
  { notDoc: 40519, unknown: 40518, missing: 40516 },
  (parts) => {
    if (!parts.year && !parts.isoWeekYear)
      throw location(40516, "$dateFromParts requires either 'year' or 'isoWeekYear' to be present");
    return (frame) => {
      const zone = parts.timezone ? zoneFrom(parts.timezone(frame)) : UTC;
      const values = new Map<string, number>();
      for (const name of PARTS) {
        const part = name === 'timezone' ? undefined : parts[name];
        const value = part?.(frame);
        if (part && value == null) return null;
        const whole = value == null ? undefined : integerOf(value);
        if (part && whole === undefined)
          throw location(40515, `'${name}' must evaluate to an integer, found ${typeName(value)}`);
        if (whole !== undefined) values.set(name, whole);
      }
      return zone && new Date(toInstant(localFrom(values), zone));
    };
  },
);

function localFrom(values: ReadonlyMap<string, number>): number {
  const get = (name: string, otherwise: number): number => values.get(name) ?? otherwise;
  const time = {
    hour: get('hour', 0),
    minute: get('minute', 0),
    second: get('second', 0),
    millisecond: get('millisecond', 0),
  };
  if (!values.has('isoWeekYear'))
    return localOf({
      year: get('year', 1970),
      month: get('month', 1),
      day: get('day', 1),
      ...time,
    });
  const day =
    startOfIsoWeek(get('isoWeekYear', 1970), get('isoWeek', 1)) +
    (get('isoDayOfWeek', 1) - 1) * DAY;
  return day + localOf({ year: 1970, month: 1, day: 1, ...time });
}

export const dateArithmeticOperators: Operators = {
  $dateAdd: shift('$dateAdd', 1),
  $dateSubtract: shift('$dateSubtract', -1),
  $dateDiff: dateDiff,
  $dateTrunc: dateTrunc,
  $dateFromParts: dateFromParts,
};
