import { badValue } from '../../errors';

/** `2026-05-01T10:00:00.000Z`, as MongoDB writes dates. Errors: BadValue (2) for a date outside of JavaScript's range. */
export function isoDate(date: Date): string {
  if (Number.isNaN(date.getTime())) throw badValue('the date is outside of the supported range');
  return date.toISOString();
}
