import { typeName } from '../../bson/type-name';
import { location } from '../../errors';
import { civilTime, dayOfWeek, dayOfYear, isoDayOfWeek, isoWeek, weekOfYear } from '../calendar';
import { named, type Operators } from '../evaluate';
import { toInstant, toLocal, UTC, zoneOf, type Zone } from '../zone';
import { parseDate } from './date-parse';
import { instantOf, zoneFrom } from './date-parts';

const digits = (value: number, length: number): string =>
  String(Math.abs(value)).padStart(length, '0');

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `+0530`. */
function offsetText(milliseconds: number, separator = ''): string {
  const minutes = Math.abs(Math.round(milliseconds / 60_000));
  return `${milliseconds < 0 ? '-' : '+'}${digits(Math.floor(minutes / 60), 2)}${separator}${digits(minutes % 60, 2)}`;
}

type Writer = (local: number, offset: number) => string;

const WRITERS: Readonly<Record<string, Writer>> = {
  '%': () => '%',
  Y: (local) => digits(civilTime(local).year, 4),
  m: (local) => digits(civilTime(local).month, 2),
  d: (local) => digits(civilTime(local).day, 2),
  H: (local) => digits(civilTime(local).hour, 2),
  M: (local) => digits(civilTime(local).minute, 2),
  S: (local) => digits(civilTime(local).second, 2),
  L: (local) => digits(civilTime(local).millisecond, 3),
  j: (local) => digits(dayOfYear(local), 3),
  w: (local) => String(dayOfWeek(local)),
  u: (local) => String(isoDayOfWeek(local)),
  U: (local) => digits(weekOfYear(local), 2),
  V: (local) => digits(isoWeek(local).week, 2),
  G: (local) => digits(isoWeek(local).year, 4),
  b: (local) => (MONTHS[civilTime(local).month - 1] ?? '').slice(0, 3),
  B: (local) => MONTHS[civilTime(local).month - 1] ?? '',
  z: (_local, offset) => offsetText(offset),
  Z: (_local, offset) => String(Math.round(offset / 60_000)),
};

/** Errors: 18535 for an unmatched %, 18536 for a letter that means nothing. */
function formatDate(format: string, instant: number, zone: Zone): string {
  const local = toLocal(instant, zone);
  return format.replace(/%([\s\S]?)/g, (_all, letter: string) => {
    if (letter === '') throw location(18535, "Unmatched '%' at end of format string");
    const writer = WRITERS[letter];
    if (!writer) throw location(18536, `Invalid format character '%${letter}' in format string`);
    return writer(local, local - instant);
  });
}

const ISO = '%Y-%m-%dT%H:%M:%S.%L';

const dateToString = named(
  '$dateToString',
  ['date'],
  ['format', 'timezone', 'onNull'],
  { notDoc: 18629, unknown: 18534, missing: 18628 },
  (parts) => (frame) => {
    const value = parts.date(frame);
    const zone = parts.timezone ? zoneFrom(parts.timezone(frame)) : UTC;
    const format = parts.format ? parts.format(frame) : undefined;
    if (value == null) return parts.onNull ? parts.onNull(frame) : null;
    if (zone === null || format === null) return null;
    if (format !== undefined && typeof format !== 'string')
      throw location(
        18533,
        `$dateToString requires that 'format' be a string, found: ${typeName(format)}`,
      );
    return formatDate(format ?? (zone.isUtc ? `${ISO}Z` : ISO), instantOf(value), zone);
  },
);

const dateFromString = named(
  '$dateFromString',
  ['dateString'],
  ['format', 'timezone', 'onError', 'onNull'],
  { notDoc: 40540, unknown: 40541, missing: 40542 },
  (parts) => (frame) => {
    const text = parts.dateString(frame);
    const zone = parts.timezone ? zoneFrom(parts.timezone(frame)) : UTC;
    const format = parts.format?.(frame);
    if (text == null) return parts.onNull ? parts.onNull(frame) : null;
    if (zone === null || format === null) return null;
    const parsed =
      typeof text === 'string'
        ? parseDate(text, typeof format === 'string' ? format : undefined)
        : undefined;
    if (!parsed) {
      if (parts.onError) return parts.onError(frame);
      throw location(241, `Error parsing date string '${String(text)}'`);
    }
    return new Date(
      toInstant(parsed.local, parsed.zone === undefined ? zone : zoneOf(parsed.zone)),
    );
  },
);

export const dateTextOperators: Operators = {
  $dateToString: dateToString,
  $dateFromString: dateFromString,
};
