import type { CivilDay, Instant, TimeZone } from '@passerelle/contracts/primitives';
import type { DigestChoice, QuietHours } from '@passerelle/contracts/volumes';

const HOUR = 3_600_000;
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

interface OwnTime {
  readonly day: CivilDay;
  readonly hour: number;
  /** 1 is Monday. */
  readonly weekday: number;
}

const formats = new Map<TimeZone, Intl.DateTimeFormat>();

function formatOf(zone: TimeZone): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: zone, hourCycle: 'h23', weekday: 'short', hour: '2-digit' },
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
  });
  formats.set(zone, made);
  return made;
}

/** What the clock on the wall says there at this instant. */
function ownTime(at: Instant, zone: TimeZone): OwnTime {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(new Date(at))
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  return {
    day: `${part('year')}-${part('month')}-${part('day')}`,
    hour: Number(part('hour')),
    weekday: WEEKDAYS.indexOf(part('weekday')) + 1,
  };
}

/**
 * The summary that is due at this instant, named by the person's own day; undefined when none is. It stays due until the
 * end of that day, so that a server that was stopped at the hour makes up for it, and no longer.
 */
export function digestDue(
  at: Instant,
  zone: TimeZone,
  { rhythm, hour, weekday }: DigestChoice,
): CivilDay | undefined {
  if (rhythm === 'never') return undefined;
  const now = ownTime(at, zone);
  if (rhythm === 'weekly' && now.weekday !== weekday) return undefined;
  return now.hour >= hour ? now.day : undefined;
}

function isQuiet(at: Instant, zone: TimeZone, { from, to }: QuietHours): boolean {
  const { hour } = ownTime(at, zone);
  return from <= to ? from <= hour && hour < to : from <= hour || hour < to;
}

/** When something may leave that happens at this instant: now, or when the quiet hours have ended. */
export function leavesAt(at: Instant, zone: TimeZone, quiet: QuietHours | undefined): Instant {
  if (!quiet || !isQuiet(at, zone, quiet)) return at;
  // The next quarter of an hour: zones are offset by multiples of it.
  const quarter = HOUR / 4;
  let next = Math.ceil((Date.parse(at) + 1) / quarter) * quarter;
  while (isQuiet(new Date(next).toISOString(), zone, quiet)) next += quarter;
  return new Date(next).toISOString();
}
