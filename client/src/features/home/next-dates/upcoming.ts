import type { EventCard } from '@passerelle/contracts/events';

/** Published events that are not over at an instant, the nearest first. */
export function upcoming(events: readonly EventCard[], now: string): EventCard[] {
  const begin = ({ days }: EventCard) => days[0]?.from ?? '';
  return events
    .filter(({ status, days }) => status === 'published' && (days.at(-1)?.until ?? '') > now)
    .sort((a, b) => begin(a).localeCompare(begin(b)));
}
