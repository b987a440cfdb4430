import type { CivilDay, Instant } from '@passerelle/contracts/primitives';

const HOUR = 3_600_000;
/** Clocks on earth run from UTC−12 to UTC+14. */
const WEST = -12 * HOUR;
const EAST = 14 * HOUR;

const dayAt = (instant: Instant, offset: number): CivilDay =>
  new Date(Date.parse(instant) + offset).toISOString().slice(0, 10);

/**
 * May an adopted text bear this day? One that it was somewhere on earth between the moment the vote on the whole was
 * closed and now: the assembly's own day is always among them, whatever its zone.
 */
export function isAdoptionDay(day: CivilDay, voted: Instant, now: Instant): boolean {
  return dayAt(voted, WEST) <= day && day <= dayAt(now, EAST);
}
