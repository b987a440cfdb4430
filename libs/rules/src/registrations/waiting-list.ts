import type { SignUpId } from '@passerelle/contracts/ids';

/** One thing that happened to a session's places, in the order in which it was stored. */
export type PlaceEntry =
  | { readonly kind: 'capacity-set'; readonly capacity: number }
  | { readonly kind: 'signed-up'; readonly signUpId: SignUpId }
  | { readonly kind: 'left'; readonly signUpId: SignUpId };

/**
 * The places of one session. Always: `confirmed` holds at most `capacity`, nobody waits while a place is free,
 * and whoever signed up stands in exactly one of the three lists.
 */
export interface Places {
  readonly capacity: number;
  readonly confirmed: readonly SignUpId[];
  /** First come, first served: the first is next. */
  readonly waiting: readonly SignUpId[];
  readonly cancelled: readonly SignUpId[];
}

/** What an entry did to a sign-up. A retry of an entry does nothing. */
export interface PlaceChange {
  readonly signUpId: SignUpId;
  readonly became: 'confirmed' | 'waiting' | 'cancelled';
}

export interface PlaceStep {
  readonly places: Places;
  readonly changes: readonly PlaceChange[];
  /** The entry is refused and changed nothing: there are more confirmed people than the new capacity. */
  readonly refused?: 'capacity-below-confirmed';
}

export function placesFor(capacity: number): Places {
  return { capacity, confirmed: [], waiting: [], cancelled: [] };
}

function without(list: readonly SignUpId[], id: SignUpId): SignUpId[] {
  return list.filter((other) => other !== id);
}

function isKnown(places: Places, id: SignUpId): boolean {
  return [places.confirmed, places.waiting, places.cancelled].some((list) => list.includes(id));
}

/** Free places go to those who wait, in their order. */
function promoted(places: Places): { places: Places; changes: PlaceChange[] } {
  const free = Math.max(0, places.capacity - places.confirmed.length);
  const lucky = places.waiting.slice(0, free);
  return {
    places: {
      ...places,
      confirmed: [...places.confirmed, ...lucky],
      waiting: places.waiting.slice(free),
    },
    changes: lucky.map((signUpId) => ({ signUpId, became: 'confirmed' })),
  };
}

function signedUp(places: Places, signUpId: SignUpId): PlaceStep {
  if (isKnown(places, signUpId)) return { places, changes: [] };
  if (places.confirmed.length < places.capacity) {
    return {
      places: { ...places, confirmed: [...places.confirmed, signUpId] },
      changes: [{ signUpId, became: 'confirmed' }],
    };
  }
  return {
    places: { ...places, waiting: [...places.waiting, signUpId] },
    changes: [{ signUpId, became: 'waiting' }],
  };
}

function left(places: Places, signUpId: SignUpId): PlaceStep {
  if (!isKnown(places, signUpId) || places.cancelled.includes(signUpId)) {
    return { places, changes: [] };
  }
  const next = promoted({
    ...places,
    confirmed: without(places.confirmed, signUpId),
    waiting: without(places.waiting, signUpId),
    cancelled: [...places.cancelled, signUpId],
  });
  return { ...next, changes: [{ signUpId, became: 'cancelled' }, ...next.changes] };
}

function capacitySet(places: Places, capacity: number): PlaceStep {
  if (capacity < places.confirmed.length) {
    return { places, changes: [], refused: 'capacity-below-confirmed' };
  }
  return promoted({ ...places, capacity });
}

/** One step of the waiting list. */
export function applyEntry(places: Places, entry: PlaceEntry): PlaceStep {
  switch (entry.kind) {
    case 'capacity-set':
      return capacitySet(places, entry.capacity);
    case 'signed-up':
      return signedUp(places, entry.signUpId);
    case 'left':
      return left(places, entry.signUpId);
  }
}

/** The log alone gives the same lists in the same order: what an arbiter recomputes. */
export function replay(log: readonly PlaceEntry[]): Places {
  return log.reduce((places, entry) => applyEntry(places, entry).places, placesFor(0));
}

/** Place in line, 1 is next; undefined for whoever does not wait. */
export function rankOf(places: Places, signUpId: SignUpId): number | undefined {
  const index = places.waiting.indexOf(signUpId);
  return index < 0 ? undefined : index + 1;
}
