import * as z from 'zod';
import { CheckInId, EventId, RegistrationId } from './ids';
import type { Fact } from './live';
import { Instant, Line } from './primitives';
import { problems } from './problem-table';
import { RegistrationRole, RegistrationStatus, TicketCode } from './registrations';

/** Where a ticket is shown, as the staff call it: "gate 2". */
export const Gate = Line.pipe(z.string().max(60));
export type Gate = z.infer<typeof Gate>;

/** The ticket as it was scanned, or the person as they were found by name. */
export const Presented = z.discriminatedUnion('by', [
  z.object({ by: z.literal('code'), code: TicketCode }),
  z.object({ by: z.literal('name'), registrationId: RegistrationId }),
]);
export type Presented = z.infer<typeof Presented>;

/** Let somebody in. The id is made at the gate, so a retry is the same entry. */
export const CheckIn = z.object({ id: CheckInId, presented: Presented, gate: Gate });
export type CheckIn = z.infer<typeof CheckIn>;

/** Who stands at the gate. */
export const Arrival = z.object({
  registrationId: RegistrationId,
  name: z.string(),
  organisation: z.string().optional(),
  role: RegistrationRole,
});
export type Arrival = z.infer<typeof Arrival>;

/**
 * Admitted now, or already in (then `at` and `gate` tell of the first entry: "already in at 09:12 by gate 2").
 * Both are right answers; a refusal is a problem.
 */
export const CheckInAnswer = z.object({
  outcome: z.enum(['admitted', 'already-in']),
  arrival: Arrival,
  /** The entry that counts: its id is what {@link checkInPaths.undo} takes. */
  checkInId: CheckInId,
  at: Instant,
  gate: z.string(),
  /** People of this event that are in, this one included. */
  present: z.int(),
});
export type CheckInAnswer = z.infer<typeof CheckInAnswer>;

export const CheckInUndone = z.object({ checkInId: CheckInId, present: z.int() });
export type CheckInUndone = z.infer<typeof CheckInUndone>;

/** When and where somebody came in. */
export const Entry = z.object({ id: CheckInId, at: Instant, gate: z.string() });
export type Entry = z.infer<typeof Entry>;

/** Everybody expected, by name, for the search at the gate. Event staff only. */
export const Roster = z.object({
  eventId: EventId,
  expected: z.int(),
  present: z.int(),
  entries: z.array(
    Arrival.extend({
      status: RegistrationStatus,
      checkIn: Entry.optional(),
    }),
  ),
});
export type Roster = z.infer<typeof Roster>;

export const checkInPaths = {
  ofEvent: (id: EventId | ':id') => `/api/events/${id}/check-ins`,
  roster: (id: EventId | ':id') => `/api/events/${id}/roster`,
  /** DELETE takes the entry back. */
  undo: (id: EventId | ':id', checkInId: CheckInId | ':checkInId') =>
    `/api/events/${id}/check-ins/${checkInId}`,
};

/** Event staff of this event hear this. */
export const CheckedIn = z.object({
  eventId: EventId,
  registrationId: RegistrationId,
  /** Absent when an entry was undone. */
  checkIn: Entry.optional(),
  present: z.int(),
});
export type CheckedIn = z.infer<typeof CheckedIn>;

export interface CheckInFacts {
  'event:checked-in': Fact<CheckedIn>;
}

export const CHECKIN_PROBLEMS = problems({
  'checkin/unknown-ticket': {
    status: 404,
    title: {
      fr: 'Ce billet n’est pas un billet de cet événement.',
      en: 'This is not a ticket for this event.',
    },
  },
  'checkin/cancelled': {
    status: 409,
    title: {
      fr: 'L’inscription de {name} a été annulée : ne pas laisser entrer sans le secrétariat.',
      en: 'The registration of {name} was cancelled: ask the secretariat before letting them in.',
    },
  },
  'checkin/nothing-to-undo': {
    status: 409,
    title: {
      fr: 'Cette entrée a déjà été annulée.',
      en: 'This entry was already taken back.',
    },
  },
});
