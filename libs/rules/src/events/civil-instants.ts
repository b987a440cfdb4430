import { Temporal } from 'temporal-polyfill';
import type { CivilDay, Instant, TimeZone } from '@passerelle/contracts/primitives';

export interface FoundInstant {
  readonly instant: Instant;
  /** The clock jumped over this time (the later one is taken), or showed it twice (the first is taken). */
  readonly doubt?: 'skipped' | 'twice';
}

/** The instant at which a clock of the zone shows this day and time (`HH:mm`). */
export function instantOf(day: CivilDay, clock: string, zone: TimeZone): FoundInstant {
  const wall = Temporal.PlainDateTime.from(`${day}T${clock}`);
  const first = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const last = wall.toZonedDateTime(zone, { disambiguation: 'later' });
  const iso = (moment: Temporal.ZonedDateTime) => new Date(moment.epochMilliseconds).toISOString();
  if (first.epochMilliseconds === last.epochMilliseconds) return { instant: iso(first) };
  return first.toPlainDateTime().equals(wall)
    ? { instant: iso(first), doubt: 'twice' }
    : { instant: iso(last), doubt: 'skipped' };
}

export function dayAfter(day: CivilDay, count = 1): CivilDay {
  return Temporal.PlainDate.from(day).add({ days: count }).toString();
}
