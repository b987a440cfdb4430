import * as z from 'zod';
import { EventCard } from './events';
import { DelegationId, EventId, OrganisationId, PersonId, RegistrationId } from './ids';
import { Email, Instant, Line } from './primitives';
import { problems } from './problem-table';
import { ProgrammeSession } from './programmes';
import { SignUp } from './sign-ups';

export const RegistrationRole = z.enum([
  'participant',
  'head-of-delegation',
  'accompanying',
  'speaker',
  'staff',
]);
export type RegistrationRole = z.infer<typeof RegistrationRole>;

export const RegistrationStatus = z.enum(['confirmed', 'cancelled']);
export type RegistrationStatus = z.infer<typeof RegistrationStatus>;

/** Somebody without an account here: an accompanying person, a guest of a city. */
export const Guest = z.object({ givenName: Line, familyName: Line, email: Email.optional() });
export type Guest = z.infer<typeof Guest>;

/** Who comes: a person of the network, or a guest. */
export const Attendee = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), personId: PersonId }),
  z.object({ kind: z.literal('guest'), guest: Guest }),
]);
export type Attendee = z.infer<typeof Attendee>;

/** What the QR code carries: 26 characters, opaque, impossible to guess; it says nothing of the person. */
export const TicketCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[0-9A-HJKMNP-TV-Z]{26}$/)
  .brand<'ticket'>();
export type TicketCode = z.infer<typeof TicketCode>;

/** A person's place at an event. One per person and event (guests: one per id). */
export const Registration = z.object({
  id: RegistrationId,
  eventId: EventId,
  attendee: Attendee,
  /** The name on the badge. */
  name: z.string(),
  role: RegistrationRole,
  organisationId: OrganisationId.optional(),
  organisation: z.string().optional(),
  status: RegistrationStatus,
  delegationId: DelegationId.optional(),
  at: Instant,
});
export type Registration = z.infer<typeof Registration>;
/** Newest first; for event staff, and for a person their own and their delegation's. */
export const RegistrationList = z.array(Registration);

/** I register myself. The organisation is one that I hold a mandate in. */
export const RegistrationDraft = z.object({
  id: RegistrationId,
  organisationId: OrganisationId.optional(),
});
export type RegistrationDraft = z.infer<typeof RegistrationDraft>;

/**
 * What changes: the organisation that I come for (`null`: none), or, by the secretariat only, the role.
 * What is absent stays.
 */
export const RegistrationEdit = z.object({
  organisationId: OrganisationId.nullable().optional(),
  role: RegistrationRole.optional(),
});
export type RegistrationEdit = z.infer<typeof RegistrationEdit>;

export const DelegationMember = z.object({
  registrationId: RegistrationId,
  attendee: Attendee,
  role: RegistrationRole.extract(['head-of-delegation', 'participant', 'accompanying']),
});
export type DelegationMember = z.infer<typeof DelegationMember>;

/** Several people of one organisation in one go: everybody gets a place or nobody does. */
export const DelegationDraft = z.object({
  id: DelegationId,
  organisationId: OrganisationId,
  members: z.array(DelegationMember).min(1).max(40),
});
export type DelegationDraft = z.infer<typeof DelegationDraft>;

export const Delegation = z.object({
  id: DelegationId,
  eventId: EventId,
  organisationId: OrganisationId,
  registrations: z.array(Registration),
  at: Instant,
});
export type Delegation = z.infer<typeof Delegation>;

/** My registration at an event and my workshops there; `registration` is absent when I am not registered. */
export const MyEvent = z.object({
  registration: Registration.optional(),
  signUps: z.array(SignUp),
});
export type MyEvent = z.infer<typeof MyEvent>;

/** The ticket page: for its holder, the head of the delegation that registered it and event staff. */
export const Ticket = z.object({
  registration: Registration,
  event: EventCard.omit({ sessionCount: true, registered: true }),
  /** What the QR code carries. */
  code: TicketCode,
  /** Path of the personal calendar. Whoever has it can read it, without signing in. */
  feed: z.string(),
  sessions: z.array(z.object({ signUp: SignUp, session: ProgrammeSession, room: z.string() })),
  checkedInAt: Instant.optional(),
});
export type Ticket = z.infer<typeof Ticket>;

export const registrationPaths = {
  ofEvent: (id: EventId | ':id') => `/api/events/${id}/registrations`,
  mine: (id: EventId | ':id') => `/api/events/${id}/registrations/mine`,
  delegations: (id: EventId | ':id') => `/api/events/${id}/delegations`,
  delegation: (id: DelegationId | ':id') => `/api/delegations/${id}`,
  /** DELETE cancels the registration and every sign-up that hangs on it. */
  one: (id: RegistrationId | ':id') => `/api/registrations/${id}`,
  ticket: (id: RegistrationId | ':id') => `/api/registrations/${id}/ticket`,
  /** The QR code, as SVG. */
  qr: (id: RegistrationId | ':id') => `/api/registrations/${id}/ticket.svg`,
  /** POST: the old code and the old calendar address stop working at once. */
  renewal: (id: RegistrationId | ':id') => `/api/registrations/${id}/ticket/renewal`,
  /** The personal calendar that a calendar program reads again and again. */
  feed: (token: string) => `/api/calendars/${token}.ics`,
  /** The person's own programme, as a calendar file. */
  calendar: (id: RegistrationId | ':id') => `/api/registrations/${id}/programme.ics`,
};

export const REGISTRATION_PROBLEMS = problems({
  'registration/closed': {
    status: 409,
    title: {
      fr: 'Les inscriptions à cet événement ne sont pas ouvertes.',
      en: 'Registration for this event is not open.',
    },
  },
  'registration/full': {
    status: 409,
    title: {
      fr: 'Il ne reste que {left} place(s) à cet événement.',
      en: 'Only {left} place(s) are left at this event.',
    },
  },
  'registration/already': {
    status: 409,
    title: { fr: '{name} est déjà inscrit(e).', en: '{name} is already registered.' },
  },
  'registration/needed': {
    status: 409,
    title: {
      fr: 'Inscrivez-vous d’abord à l’événement, puis choisissez vos ateliers.',
      en: 'Register for the event first, then choose your workshops.',
    },
  },
  'registration/cancelled': {
    status: 409,
    title: { fr: 'Cette inscription a été annulée.', en: 'This registration was cancelled.' },
  },
  'delegation/head': {
    status: 422,
    title: {
      fr: 'Une délégation a un chef de délégation, et un seul.',
      en: 'A delegation has one head, and only one.',
    },
  },
  'delegation/not-ours': {
    status: 422,
    title: {
      fr: '{name} n’a pas de mandat dans votre organisation : inscrivez cette personne comme invitée.',
      en: '{name} has no mandate in your organisation: register this person as a guest.',
    },
  },
  'delegation/twice': {
    status: 422,
    title: {
      fr: '{name} figure deux fois dans cette délégation.',
      en: '{name} is in this delegation twice.',
    },
  },
});
