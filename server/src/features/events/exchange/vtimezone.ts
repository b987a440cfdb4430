import type { Instant, TimeZone } from '@passerelle/contracts/primitives';
import { civilTime } from '@passerelle/rules/events/civil-time';
import { zoneChanges } from '@passerelle/rules/events/zone-changes';

const YEAR = 366 * 86_400_000;

function offsetOf(minutes: number): string {
  const away = Math.abs(minutes);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(away / 60))}${two(away % 60)}`;
}

/** iCalendar's local form of what a clock with this offset shows: `20270328T020000`. */
function localForm(instant: Instant, offsetMinutes: number): string {
  const shown = new Date(Date.parse(instant) + offsetMinutes * 60_000).toISOString();
  return shown.slice(0, 19).replace(/[-:]/g, '');
}

function observance(start: string, before: number, after: number, standard: number): string[] {
  const kind = after > standard ? 'DAYLIGHT' : 'STANDARD';
  return [
    `BEGIN:${kind}`,
    `DTSTART:${start}`,
    `TZOFFSETFROM:${offsetOf(before)}`,
    `TZOFFSETTO:${offsetOf(after)}`,
    `END:${kind}`,
  ];
}

/**
 * VTIMEZONE of a zone (RFC 5545, 3.6.5) for a span: each change that happens from a year before to a year after,
 * written out, so that no calendar has to know the zone by name or to guess its rules.
 */
export function vtimezone(zone: TimeZone, first: Instant, last: Instant): string {
  const from = new Date(Date.parse(first) - YEAR).toISOString();
  const until = new Date(Date.parse(last) + YEAR).toISOString();
  const changes = zoneChanges(zone, from, until);
  const initial = civilTime(from, zone).offsetMinutes;
  const standard = Math.min(initial, ...changes.map(({ after }) => after));
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    ...observance(localForm(from, initial), initial, initial, standard),
    ...changes.flatMap(({ at, before, after }) =>
      observance(localForm(at, before), before, after, standard),
    ),
    'END:VTIMEZONE',
  ].join('\r\n');
}
