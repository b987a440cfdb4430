import * as z from 'zod';
import { BilingualLine, ExternalId } from './events';
import {
  BodyId,
  EventId,
  OrganisationId,
  PersonId,
  RoomId,
  SessionId,
  SpeakerId,
  TrackId,
} from './ids';
import { Bilingual, Instant, Line } from './primitives';

export const SessionKind = z.enum([
  'plenary',
  'workshop',
  'round-table',
  'body-meeting',
  'ceremony',
  'visit',
  'break',
  'talk',
]);
export type SessionKind = z.infer<typeof SessionKind>;

/** ISO 639 code of the language spoken: `fr`, `en`, `ar`. */
export const SpokenLanguage = z.string().regex(/^[a-z]{2,3}$/);

export const Room = z.object({
  id: RoomId,
  name: Line,
  /** Seats; absent when nobody said. */
  capacity: z.int().positive().optional(),
  externalId: ExternalId.optional(),
});
export type Room = z.infer<typeof Room>;

export const Track = z.object({ id: TrackId, name: BilingualLine });
export type Track = z.infer<typeof Track>;

/** Somebody who speaks or chairs, with or without an account. Public. */
export const Speaker = z.object({
  id: SpeakerId,
  name: Line,
  personId: PersonId.optional(),
  organisationId: OrganisationId.optional(),
  /** What stands below the name: "maire de …", "Université de …". */
  affiliation: z.string().max(300).optional(),
  biography: Bilingual.optional(),
  externalId: ExternalId.optional(),
});
export type Speaker = z.infer<typeof Speaker>;

/** One part of the programme: from `start`, `minutes` long, half-open, so that the next may start when it ends. */
export const Session = z.object({
  id: SessionId,
  eventId: EventId,
  kind: SessionKind,
  title: BilingualLine,
  subtitle: Bilingual.optional(),
  abstract: Bilingual.optional(),
  description: Bilingual.optional(),
  start: Instant,
  minutes: z.int().min(1).max(2880),
  roomId: RoomId.optional(),
  trackId: TrackId.optional(),
  language: SpokenLanguage.optional(),
  /** Languages it is interpreted into. */
  interpretation: z.array(SpokenLanguage).max(12),
  speakerIds: z.array(SpeakerId).max(60),
  chairIds: z.array(SpeakerId).max(20),
  /** The body that meets: its seats are the audience. */
  bodyId: BodyId.optional(),
  /** Places; a session with a capacity is one that people sign up for. */
  capacity: z.int().positive().max(100_000).optional(),
  cancelled: z.boolean(),
  links: z.array(z.object({ href: z.url({ protocol: /^https?$/ }), label: z.string().max(500) })),
  /** Grows by one with every change that a calendar must learn of (iCalendar SEQUENCE). */
  sequence: z.int().nonnegative(),
  externalId: ExternalId.optional(),
});
export type Session = z.infer<typeof Session>;

export const SessionDraft = Session.omit({
  eventId: true,
  cancelled: true,
  sequence: true,
  externalId: true,
});
export type SessionDraft = z.infer<typeof SessionDraft>;
