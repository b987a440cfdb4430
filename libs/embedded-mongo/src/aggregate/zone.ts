import { location } from '../errors';

/** A time zone: how many milliseconds its clocks are ahead of UTC at an instant. */
export interface Zone {
  readonly isUtc: boolean;
  offsetAt(instant: number): number;
}

const MINUTE = 60_000;

export const UTC: Zone = { isUtc: true, offsetAt: () => 0 };

const known = new Map<string, Zone>();

/** A zone by its Olson name or as `+05:30`, `-0800`, `+3`. Errors: 40485 for a zone that does not exist. */
export function zoneOf(name: string): Zone {
  const zone = known.get(name) ?? fixedZone(name) ?? namedZone(name);
  known.set(name, zone);
  return zone;
}

function fixedZone(name: string): Zone | undefined {
  if (name === 'UTC' || name === 'GMT' || name === 'Z') return UTC;
  const parts = /^([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(name);
  if (!parts) return undefined;
  const minutes = Number(parts[2]) * 60 + Number(parts[3] ?? 0);
  const offset = (parts[1] === '-' ? -minutes : minutes) * MINUTE;
  return { isUtc: offset === 0, offsetAt: () => offset };
}

function namedZone(name: string): Zone {
  const format = formatOf(name);
  return {
    isUtc: false,
    offsetAt: (instant) => {
      const parts = new Map(
        format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
      );
      const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
      const local = Date.UTC(
        part('year'),
        part('month') - 1,
        part('day'),
        part('hour'),
        part('minute'),
        part('second'),
      );
      return local - Math.floor(instant / 1000) * 1000;
    },
  };
}

function formatOf(name: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    throw location(40485, `unrecognized time zone identifier: "${name}"`);
  }
}

/** The civil time of an instant, as the milliseconds a clock in UTC would need to show the same. */
export const toLocal = (instant: number, zone: Zone): number => instant + zone.offsetAt(instant);

/** The instant of a civil time; of two the earlier one, and of none the one after the gap. */
export function toInstant(local: number, zone: Zone): number {
  const guess = local - zone.offsetAt(local);
  const offset = zone.offsetAt(guess);
  const early = local - zone.offsetAt(local - 24 * 60 * MINUTE);
  if (early + zone.offsetAt(early) === local) return early;
  return local - offset;
}
