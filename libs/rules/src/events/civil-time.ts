import type { CivilDay, Instant, Language, TimeZone } from '@passerelle/contracts/primitives';

/** What a clock on the wall of a zone shows at an instant. */
export interface CivilTime {
  readonly day: CivilDay;
  /** `HH:mm`, 00 to 23. */
  readonly clock: string;
  /** Minutes east of UTC at that instant, daylight saving included. */
  readonly offsetMinutes: number;
}

const clocks = new Map<TimeZone, Intl.DateTimeFormat>();

/** Making a formatter costs a thousand times more than using it, and a programme shows thousands of times. */
function clockOf(zone: TimeZone): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  clocks.set(zone, made);
  return made;
}

export function civilTime(instant: Instant, zone: TimeZone): CivilTime {
  const moment = Date.parse(instant);
  const part: Record<string, string> = {};
  for (const { type, value } of clockOf(zone).formatToParts(moment)) part[type] = value;
  const day = `${part['year']!.padStart(4, '0')}-${part['month']}-${part['day']}`;
  const clock = `${part['hour']}:${part['minute']}`;
  const shown = Date.parse(`${day}T${clock}:${part['second']}.000Z`);
  return {
    day,
    clock,
    offsetMinutes: Math.round((shown - Math.floor(moment / 1000) * 1000) / 60_000),
  };
}

/** ISO 8601 with the zone's offset at that instant: `2027-03-28T03:30:00+02:00`. */
export function isoInZone(instant: Instant, zone: TimeZone): string {
  const { day, clock, offsetMinutes } = civilTime(instant, zone);
  const away = Math.abs(offsetMinutes);
  const two = (value: number) => String(value).padStart(2, '0');
  const offset = `${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(away / 60))}:${two(away % 60)}`;
  return `${day}T${clock}:00${offset}`;
}

/** A day as people read it: "mercredi 12 mai 2027", "Wednesday 12 May 2027". */
export function dayName(day: CivilDay, language: Language): string {
  return new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
    .format(Date.parse(`${day}T12:00:00Z`))
    .replace(',', '');
}
