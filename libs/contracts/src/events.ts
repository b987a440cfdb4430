import * as z from 'zod';
import { EventId, SessionId } from './ids';
import { Bilingual, CivilDay, Instant, Line, Passage, TimeZone } from './primitives';
import { problems } from './problem-table';
import { Sdg, Theme } from './themes';

/** A draft is seen by the secretariat only; a published event by everybody it is for. */
export const EventStatus = z.enum(['draft', 'published']);
export type EventStatus = z.infer<typeof EventStatus>;

/** Name of the same thing in the file it was imported from: what makes a second import harmless. */
export const ExternalId = z.string().min(1).max(300);

/** French is required, English where somebody wrote it; one line each. */
export const BilingualLine = z.object({ fr: Line, en: Line.optional() });
export const BilingualPassage = z.object({ fr: Passage, en: Passage.optional() });

/**
 * A day of the programme, half-open, from an instant to an instant.
 * A day that runs past midnight still owns its night sessions. Days never overlap and are in order.
 */
export const EventDay = z.object({ day: CivilDay, from: Instant, until: Instant });
export type EventDay = z.infer<typeof EventDay>;

/** Half-open: registration is open when `from <= now < until`. */
export const RegistrationWindow = z.object({
  from: Instant,
  until: Instant,
  /** People that the venue holds; absent for no limit. */
  capacity: z.int().positive().optional(),
});

/** A congress, a conference or a seminar. Civil times are meant in `zone`. */
export const Event = z.object({
  id: EventId,
  name: BilingualLine,
  summary: Bilingual.optional(),
  place: z.object({
    venue: Line.optional(),
    address: Line.optional(),
    city: Line,
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional(),
  }),
  zone: TimeZone,
  days: z.array(EventDay).max(60),
  status: EventStatus,
  /** Anybody may read the programme without signing in; otherwise members only. */
  public: z.boolean(),
  registration: RegistrationWindow.optional(),
  themes: z.array(Theme),
  sdgs: z.array(Sdg),
  /** Grows by one with every change of the programme. */
  revision: z.int().nonnegative(),
  externalId: ExternalId.optional(),
});
export type Event = z.infer<typeof Event>;

/** A new event, made by the secretariat. Days run from midnight to midnight unless the programme says otherwise. */
export const EventDraft = Event.pick({
  id: true,
  name: true,
  place: true,
  zone: true,
  public: true,
  registration: true,
  themes: true,
  sdgs: true,
}).extend({
  summary: BilingualPassage.optional(),
  firstDay: CivilDay,
  lastDay: CivilDay,
});
export type EventDraft = z.infer<typeof EventDraft>;

/** Places of a session; without a number it is open to all, and nobody signs up. */
export const SessionPlaces = z.object({ capacity: z.int().positive().max(100_000).optional() });
export type SessionPlaces = z.infer<typeof SessionPlaces>;

export const EventCard = Event.pick({
  id: true,
  name: true,
  place: true,
  zone: true,
  days: true,
  status: true,
  public: true,
  registration: true,
}).extend({ sessionCount: z.int(), registered: z.boolean() });
export type EventCard = z.infer<typeof EventCard>;
export const EventList = z.array(EventCard);
export type EventList = z.infer<typeof EventList>;

export const eventPaths = {
  list: () => '/api/events',
  one: (id: EventId | ':id') => `/api/events/${id}`,
  publish: (id: EventId | ':id') => `/api/events/${id}/publication`,
  programme: (id: EventId | ':id') => `/api/events/${id}/programme`,
  sessions: (id: EventId | ':id') => `/api/events/${id}/sessions`,
  session: (id: EventId | ':id', sessionId: SessionId | ':sessionId') =>
    `/api/events/${id}/sessions/${sessionId}`,
  /** PUT sets the places of a session. */
  places: (id: EventId | ':id', sessionId: SessionId | ':sessionId') =>
    `/api/events/${id}/sessions/${sessionId}/places`,
  /** The body is the file's text, as it is. */
  import: () => '/api/events/import',
  importInto: (id: EventId | ':id') => `/api/events/${id}/import`,
  exportXml: (id: EventId | ':id') => `/api/events/${id}/schedule.xml`,
  exportJson: (id: EventId | ':id') => `/api/events/${id}/schedule.json`,
  exportCalendar: (id: EventId | ':id') => `/api/events/${id}/programme.ics`,
};

export const EVENT_PROBLEMS = problems({
  'event/room-taken': {
    status: 409,
    title: {
      fr: 'La salle {room} est déjà prise à cette heure par « {session} ».',
      en: 'The room {room} is already taken at this time by “{session}”.',
    },
  },
  'event/speaker-double-booked': {
    status: 409,
    title: {
      fr: '{speaker} intervient déjà à cette heure dans « {session} ».',
      en: '{speaker} already speaks at this time in “{session}”.',
    },
  },
  'event/outside-days': {
    status: 422,
    title: {
      fr: 'Cette séance tombe en dehors des jours de l’événement.',
      en: 'This session falls outside the days of the event.',
    },
  },
  'event/capacity-below-sign-ups': {
    status: 409,
    title: {
      fr: '{confirmed} personnes ont déjà une place : la jauge ne peut pas descendre en dessous.',
      en: '{confirmed} people already have a place: the capacity cannot go below that.',
    },
  },
  'event/schedule-refused': {
    status: 422,
    title: {
      fr: 'Ce programme ne peut pas être importé : {reason}',
      en: 'This programme cannot be imported: {reason}',
    },
  },
});
