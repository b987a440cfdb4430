const DAY = 86_400_000;

/** Places of a civil time, see {@link toLocal}; months and days count from 1, weekdays from Sunday = 1. */
export interface CivilTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
}

export function civilTime(local: number): CivilTime {
  const date = new Date(local);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
  };
}

/** Milliseconds of a civil time; places beyond their range carry over, as in MongoDB. */
export function localOf({
  year,
  month,
  day,
  hour,
  minute,
  second,
  millisecond,
}: CivilTime): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime() + ((hour * 60 + minute) * 60 + second) * 1000 + millisecond;
}

const startOfYear = (year: number): number =>
  localOf({ year, month: 1, day: 1, hour: 0, minute: 0, second: 0, millisecond: 0 });

export const dayOfYear = (local: number): number =>
  Math.floor((local - startOfYear(civilTime(local).year)) / DAY) + 1;

/** Sunday is 1. */
export const dayOfWeek = (local: number): number => new Date(local).getUTCDay() + 1;

/** Monday is 1, Sunday 7. */
export const isoDayOfWeek = (local: number): number => new Date(local).getUTCDay() || 7;

/** Weeks begin on Sunday; days before the first one are in week 0. */
export const weekOfYear = (local: number): number =>
  Math.floor((dayOfYear(local) + 6 - new Date(local).getUTCDay()) / 7);

/** The year and week of ISO 8601: a week belongs to the year of its Thursday. */
export function isoWeek(local: number): { year: number; week: number } {
  const thursday = local + (4 - isoDayOfWeek(local)) * DAY;
  const { year } = civilTime(thursday);
  return { year, week: Math.floor((dayOfYear(thursday) - 1) / 7) + 1 };
}

/** The first instant of the ISO week. */
export function startOfIsoWeek(year: number, week: number): number {
  const fourth = startOfYear(year) + 3 * DAY;
  return fourth - (isoDayOfWeek(fourth) - 1) * DAY + (week - 1) * 7 * DAY;
}

/** As many months later; the day is cut to the length of the month. */
export function addMonths(local: number, months: number): number {
  const time = civilTime(local);
  const index = time.year * 12 + time.month - 1 + months;
  const [year, month] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  const length = new Date(Date.UTC(2000, 0, 1)).setUTCFullYear(year, month, 0);
  return localOf({ ...time, year, month, day: Math.min(time.day, new Date(length).getUTCDate()) });
}
