import type { FloorState } from '@passerelle/contracts/floor';
import type { FloorRequestId, PersonId } from '@passerelle/contracts/ids';
import type { Instant } from '@passerelle/contracts/primitives';

/** How many requests a meeting keeps. */
export const MOST_REQUESTS = 500;

export interface Ask {
  readonly id: FloorRequestId;
  readonly personId: PersonId;
  readonly state: FloorState;
  readonly askedAt: Instant;
  readonly calledAt?: Instant;
  readonly finishedAt?: Instant;
}

/** Undefined when this person waits or speaks already. The same request again changes nothing. */
export function asked(list: readonly Ask[], ask: Ask): readonly Ask[] | undefined {
  if (list.some(({ id }) => id === ask.id)) return list;
  const busy = list.some(
    ({ personId, state }) =>
      personId === ask.personId && (state === 'waiting' || state === 'speaking'),
  );
  return busy || list.length >= MOST_REQUESTS ? undefined : [...list, ask];
}

/** Gives the floor: whoever spoke has finished. Undefined when the request does not wait. */
export function called(list: readonly Ask[], id: FloorRequestId, at: Instant): Ask[] | undefined {
  if (!list.some((ask) => ask.id === id && ask.state === 'waiting')) return undefined;
  return list.map((ask) => {
    if (ask.id === id) return { ...ask, state: 'speaking', calledAt: at };
    return ask.state === 'speaking' ? { ...ask, state: 'finished', finishedAt: at } : ask;
  });
}

export function finished(list: readonly Ask[], id: FloorRequestId, at: Instant): Ask[] | undefined {
  return ended(list, id, 'speaking', { state: 'finished', finishedAt: at });
}

export function withdrawn(list: readonly Ask[], id: FloorRequestId): Ask[] | undefined {
  return ended(list, id, 'waiting', { state: 'withdrawn' });
}

function ended(
  list: readonly Ask[],
  id: FloorRequestId,
  from: FloorState,
  change: Partial<Ask>,
): Ask[] | undefined {
  if (!list.some((ask) => ask.id === id && ask.state === from)) return undefined;
  return list.map((ask) => (ask.id === id ? { ...ask, ...change } : ask));
}

/** Who is called next: in the order of asking; by the fair rule, whoever has not spoken yet comes before who has. */
export function callingOrder<T extends Ask>(list: readonly T[], firstTimersFirst: boolean): T[] {
  const spoke = new Set(list.filter(({ calledAt }) => calledAt).map(({ personId }) => personId));
  const waiting = list.filter(({ state }) => state === 'waiting');
  if (!firstTimersFirst) return waiting;
  const fresh = waiting.filter(({ personId }) => !spoke.has(personId));
  return [...fresh, ...waiting.filter(({ personId }) => spoke.has(personId))];
}

/** Seconds that this person has spoken until `now`. */
export function secondsSpoken(list: readonly Ask[], personId: PersonId, now: Instant): number {
  return list
    .filter((ask) => ask.personId === personId && ask.calledAt)
    .reduce((sum, { calledAt, finishedAt = now }) => {
      const length = Date.parse(finishedAt) - Date.parse(calledAt!);
      return sum + Math.max(0, Math.round(length / 1000));
    }, 0);
}
