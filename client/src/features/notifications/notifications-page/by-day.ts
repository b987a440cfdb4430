import type { Notification } from '@passerelle/contracts/notifications';

export interface DayOfNews {
  readonly day: string;
  readonly items: readonly Notification[];
}

/** Notifications under the days on which they came, in the order in which they are given. */
export function byDay(
  items: readonly Notification[],
  dayOf: (notification: Notification) => string,
): DayOfNews[] {
  const days = new Map<string, Notification[]>();
  for (const item of items) days.set(dayOf(item), [...(days.get(dayOf(item)) ?? []), item]);
  return [...days].map(([day, own]) => ({ day, items: own }));
}
