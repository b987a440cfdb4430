import type { Instant } from '@passerelle/contracts/primitives';

/** A stretch of time, half-open: it holds its start and not its end, so that the next may begin when it ends. */
export interface Slot {
  readonly start: Instant;
  readonly minutes: number;
}

/** Bounds in milliseconds since the epoch. */
export function boundsOf(slot: Slot): { from: number; until: number } {
  const from = Date.parse(slot.start);
  return { from, until: from + slot.minutes * 60_000 };
}

export function endOf(slot: Slot): Instant {
  return new Date(boundsOf(slot).until).toISOString();
}

export function overlaps(one: Slot, other: Slot): boolean {
  const a = boundsOf(one);
  const b = boundsOf(other);
  return a.from < b.until && b.from < a.until;
}

/** Every pair that overlaps, the earlier first. Sorted once, so that 900 sessions cost next to nothing. */
export function clashes<T extends Slot>(slots: readonly T[]): (readonly [T, T])[] {
  const ordered = slots
    .map((slot) => ({ slot, ...boundsOf(slot) }))
    .sort((a, b) => a.from - b.from || a.until - b.until);
  const pairs: (readonly [T, T])[] = [];
  ordered.forEach((earlier, index) => {
    for (let next = index + 1; next < ordered.length; next++) {
      const later = ordered[next]!;
      if (later.from >= earlier.until) break;
      if (later.until > earlier.from) pairs.push([earlier.slot, later.slot]);
    }
  });
  return pairs;
}
