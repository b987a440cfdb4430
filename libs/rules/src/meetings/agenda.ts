import type { AgendaItem } from '@passerelle/contracts/meetings';
import type { Instant } from '@passerelle/contracts/primitives';

/** How many items an agenda may have. */
export const MOST_ITEMS = 100;

/** When an item is planned to begin and to end. */
export interface TimedItem<T> {
  readonly item: T;
  readonly start: Instant;
  readonly end: Instant;
}

type Timed = Pick<AgendaItem, 'minutes'>;

export function agendaMinutes(agenda: readonly Timed[]): number {
  return agenda.reduce((sum, { minutes }) => sum + minutes, 0);
}

export function meetingMinutes({ start, end }: { start: Instant; end: Instant }): number {
  return Math.round((Date.parse(end) - Date.parse(start)) / 60_000);
}

/** Items follow one another without a pause, from the meeting's start. */
export function timedAgenda<T extends Timed>(agenda: readonly T[], start: Instant): TimedItem<T>[] {
  let at = Date.parse(start);
  return agenda.map((item) => {
    const from = at;
    at += item.minutes * 60_000;
    return { item, start: new Date(from).toISOString(), end: new Date(at).toISOString() };
  });
}

type Known = Pick<AgendaItem, 'id'>;

/** The item at its new place, the others in their order; undefined when it is no longer there. */
export function movedItem<T extends Known>(
  agenda: readonly T[],
  id: AgendaItem['id'],
  index: number,
): T[] | undefined {
  const item = agenda.find((one) => one.id === id);
  if (!item) return undefined;
  const others = agenda.filter((one) => one !== item);
  return [...others.slice(0, index), item, ...others.slice(index)];
}

/** Undefined when it is no longer there. */
export function changedItem<T extends Known>(
  agenda: readonly T[],
  id: AgendaItem['id'],
  change: Partial<T>,
): T[] | undefined {
  if (!agenda.some((one) => one.id === id)) return undefined;
  return agenda.map((one) => (one.id === id ? { ...one, ...change } : one));
}
