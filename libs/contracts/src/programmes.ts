import * as z from 'zod';
import { Event } from './events';
import { BodyId, EventId, SessionId } from './ids';
import { Bilingual, Instant, Language } from './primitives';
import type { Command, Fact } from './live';
import { Room, Session, Speaker, Track } from './sessions';

/**
 * A session as the programme shows it. What is empty is left out, and the long texts come with {@link SessionPage}:
 * a programme of 900 sessions stays below 150 kB on the wire (gzip).
 */
export const ProgrammeSession = Session.pick({
  id: true,
  kind: true,
  title: true,
  start: true,
  minutes: true,
  roomId: true,
  trackId: true,
  language: true,
  bodyId: true,
  capacity: true,
}).extend({
  interpretation: Session.shape.interpretation.optional(),
  speakerIds: Session.shape.speakerIds.optional(),
  chairIds: Session.shape.chairIds.optional(),
  cancelled: z.literal(true).optional(),
});
export type ProgrammeSession = z.infer<typeof ProgrammeSession>;

/** Everything that the programme page needs, in one answer; sessions by start, then room, then title. */
export const Programme = z.object({
  event: Event,
  rooms: z.array(Room.omit({ externalId: true })),
  tracks: z.array(Track),
  speakers: z.array(Speaker.pick({ id: true, name: true, affiliation: true })),
  sessions: z.array(ProgrammeSession),
});
export type Programme = z.infer<typeof Programme>;

/** One session with its texts and its people. */
export const SessionPage = z.object({
  event: Event.pick({ id: true, name: true, zone: true, days: true, public: true }),
  session: Session,
  room: Room.omit({ externalId: true }).optional(),
  track: Track.optional(),
  speakers: z.array(Speaker.omit({ externalId: true })),
  chairs: z.array(Speaker.omit({ externalId: true })),
  body: z.object({ id: BodyId, name: Bilingual }).optional(),
});
export type SessionPage = z.infer<typeof SessionPage>;

/** Something in an imported file that was wrong; what is right was kept. */
export const ImportWarning = z.object({
  /** Where: `line 120`, `session 6561`, `schedule.conference`. */
  where: z.string(),
  reason: z.object({ fr: z.string(), en: z.string() }),
});
export type ImportWarning = z.infer<typeof ImportWarning>;

/** What an import did. Rooms are those that hold a session, people are distinct by their id in the file. */
export const ImportReport = z.object({
  eventId: EventId,
  sessions: z.int(),
  rooms: z.int(),
  people: z.int(),
  /** Sessions: new, changed, unchanged, and gone from the file (cancelled here, never deleted). */
  changes: z.object({
    added: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    cancelled: z.int(),
  }),
  warnings: z.array(ImportWarning),
});
export type ImportReport = z.infer<typeof ImportReport>;

/** Query of an import into a new event: its id, and the zone to use when the file names none. */
export const ImportQuery = z.object({ id: EventId, zone: Event.shape.zone.optional() });
export type ImportQuery = z.infer<typeof ImportQuery>;

/** Query of an export: the language of titles and texts. */
export const ExportQuery = z.object({ language: Language.default('fr') });

/** Hear of changes to an event; answered with the revision that the caller should have. */
export const FollowEvent = z.object({ eventId: EventId });
export type FollowEvent = z.infer<typeof FollowEvent>;

/** The programme changed: whoever has a smaller revision reads it again. */
export const ProgrammeChanged = z.object({
  eventId: EventId,
  revision: z.int(),
  /** Sessions that changed; empty when too many to name. */
  sessionIds: z.array(SessionId).max(50),
  at: Instant,
});
export type ProgrammeChanged = z.infer<typeof ProgrammeChanged>;

export interface EventCommands {
  'event:follow': Command<FollowEvent, { revision: number }>;
  'event:unfollow': Command<FollowEvent, null>;
}

export interface ProgrammeFacts {
  'event:programme-changed': Fact<ProgrammeChanged>;
}
