import type { EventDay } from '@passerelle/contracts/events';
import type { CivilDay, Instant, TimeZone } from '@passerelle/contracts/primitives';
import { dayAfter, instantOf } from './civil-instants';
import { civilTime } from './civil-time';
import type { Slot } from './slots';

/** Longest event that is made day by day: two months. */
export const LONGEST_EVENT = 60;

/**
 * The days from the first to the last, in the event's zone. Each starts at `changeAt` (`HH:mm`) and lasts until the next
 * one starts: 23, 24 or 25 hours, as the clock says.
 */
export function eventDays(
  first: CivilDay,
  last: CivilDay,
  zone: TimeZone,
  changeAt = '00:00',
): EventDay[] {
  const days: EventDay[] = [];
  for (let day = first; day <= last && days.length < LONGEST_EVENT; day = dayAfter(day)) {
    days.push({
      day,
      from: instantOf(day, changeAt, zone).instant,
      until: instantOf(dayAfter(day), changeAt, zone).instant,
    });
  }
  return days;
}

/** The day of the programme that owns an instant; outside of all days, the civil day in the zone. */
export function dayOf(instant: Instant, days: readonly EventDay[], zone: TimeZone): CivilDay {
  const moment = Date.parse(instant);
  const owner = days.find(
    ({ from, until }) => Date.parse(from) <= moment && moment < Date.parse(until),
  );
  return owner?.day ?? civilTime(instant, zone).day;
}

/** Sessions by day in order of time; every day of the event is there, also when nothing stands in it yet. */
export function byDay<T extends Slot>(
  sessions: readonly T[],
  days: readonly EventDay[],
  zone: TimeZone,
): { day: CivilDay; sessions: T[] }[] {
  const groups = new Map<CivilDay, T[]>(days.map(({ day }) => [day, []]));
  for (const session of sessions) {
    const day = dayOf(session.start, days, zone);
    groups.set(day, [...(groups.get(day) ?? []), session]);
  }
  return [...groups]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([day, own]) => ({
      day,
      sessions: own.sort((a, b) => Date.parse(a.start) - Date.parse(b.start)),
    }));
}
