import type { Instant, TimeZone } from '@passerelle/contracts/primitives';
import { civilTime } from './civil-time';

const DAY = 86_400_000;

/** The first instant of another offset. */
export interface ZoneChange {
  readonly at: Instant;
  /** Minutes east of UTC, before and from then on. */
  readonly before: number;
  readonly after: number;
}

function offsetAt(moment: number, zone: TimeZone): number {
  return civilTime(new Date(moment).toISOString(), zone).offsetMinutes;
}

/** Every change of a zone's offset in a span, to the minute. Days are looked at one by one, then halved. */
export function zoneChanges(zone: TimeZone, from: Instant, until: Instant): ZoneChange[] {
  const changes: ZoneChange[] = [];
  const end = Date.parse(until);
  for (let start = Date.parse(from); start < end; start += DAY) {
    let low = start;
    let high = Math.min(start + DAY, end);
    const before = offsetAt(low, zone);
    const after = offsetAt(high, zone);
    if (before === after) continue;
    while (high - low > 60_000) {
      const middle = low + Math.floor((high - low) / 120_000) * 60_000;
      if (offsetAt(middle, zone) === before) low = middle;
      else high = middle;
    }
    changes.push({ at: new Date(high).toISOString(), before, after });
  }
  return changes;
}
