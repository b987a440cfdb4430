import type { Event } from '@passerelle/contracts/events';
import type { PersonId, RegistrationId } from '@passerelle/contracts/ids';
import type { Instant } from '@passerelle/contracts/primitives';
import type { DelegationDraft } from '@passerelle/contracts/registrations';
import type { Verdict } from './sign-up-check';

/** What an event holds when somebody wants to come. */
export interface EventPlaces {
  readonly now: Instant;
  readonly event: Pick<Event, 'status' | 'registration'>;
  /** Confirmed registrations at this moment. */
  readonly confirmed: number;
  /** People with a confirmed registration. */
  readonly registered: ReadonlySet<PersonId>;
}

/** Half-open: open from its first instant, closed at its last. A draft or an event without a window takes nobody. */
export function isRegistrationOpen(places: Pick<EventPlaces, 'now' | 'event'>): boolean {
  const { status, registration } = places.event;
  const now = Date.parse(places.now);
  return (
    status === 'published' &&
    registration !== undefined &&
    Date.parse(registration.from) <= now &&
    now < Date.parse(registration.until)
  );
}

/** Places that are left; Infinity when the event has no limit. */
export function placesLeft(places: Pick<EventPlaces, 'confirmed' | 'event'>): number {
  const capacity = places.event.registration?.capacity;
  return capacity === undefined ? Infinity : Math.max(0, capacity - places.confirmed);
}

function roomFor(count: number, places: EventPlaces): Verdict {
  const left = placesLeft(places);
  return count <= left
    ? { ok: true }
    : { ok: false, code: 'registration/full', params: { left: Number.isFinite(left) ? left : 0 } };
}

export function judgeRegistration(
  person: { readonly id: PersonId; readonly name: string },
  places: EventPlaces,
): Verdict {
  if (!isRegistrationOpen(places)) return { ok: false, code: 'registration/closed' };
  if (places.registered.has(person.id)) {
    return { ok: false, code: 'registration/already', params: { name: person.name } };
  }
  return roomFor(1, places);
}

/** The name on the badge of each member, as the caller knows it. */
export type BadgeNames = ReadonlyMap<RegistrationId, string>;

function soundDelegation(draft: DelegationDraft, names: BadgeNames): Verdict {
  const heads = draft.members.filter(({ role }) => role === 'head-of-delegation');
  if (heads.length !== 1) return { ok: false, code: 'delegation/head' };
  const seen = new Set<string>();
  for (const { registrationId, attendee } of draft.members) {
    const keys =
      attendee.kind === 'person' ? [registrationId, attendee.personId] : [registrationId];
    if (keys.some((key) => seen.has(key))) {
      return {
        ok: false,
        code: 'delegation/twice',
        params: { name: names.get(registrationId) ?? '' },
      };
    }
    keys.forEach((key) => seen.add(key));
  }
  return { ok: true };
}

/** All or nothing: the whole delegation gets its places, or the first reason why not. */
export function judgeDelegation(
  draft: DelegationDraft,
  places: EventPlaces,
  names: BadgeNames,
): Verdict {
  if (!isRegistrationOpen(places)) return { ok: false, code: 'registration/closed' };
  const sound = soundDelegation(draft, names);
  if (!sound.ok) return sound;
  const already = draft.members.find(
    ({ attendee }) => attendee.kind === 'person' && places.registered.has(attendee.personId),
  );
  if (already) {
    const name = names.get(already.registrationId) ?? '';
    return { ok: false, code: 'registration/already', params: { name } };
  }
  return roomFor(draft.members.length, places);
}
