import * as z from 'zod';
import { BodyId, ChannelId, DiscussionId, DocumentId, EventId, FileId, MessageId } from './ids';
import { OrganisationId, PersonId, PositionId, SessionId } from './ids';
import { PersonCard } from './people';
import { Bilingual, CivilDay, Cursor, Instant } from './primitives';

/** What can be found; also the tabs of the page, in this order. */
export const SearchKind = z.enum([
  'messages',
  'discussions',
  'files',
  'positions',
  'events',
  'people',
  'organisations',
  'bodies',
]);
export type SearchKind = z.infer<typeof SearchKind>;

/** Characters that a question may have. */
export const QUESTION_LIMIT = 300;

/**
 * A question and its filters, as they stand in the address. Words may come in any order; words between quotes stand
 * together. Days are civil days in UTC: `after` includes its day, `before` does not.
 */
export const SearchQuery = z.object({
  q: z.string().max(QUESTION_LIMIT).default(''),
  kind: SearchKind.optional(),
  from: PersonId.optional(),
  /** Everything of a body or an event, or one channel. */
  in: z.union([BodyId, EventId, ChannelId]).optional(),
  before: CivilDay.optional(),
  after: CivilDay.optional(),
  has: z.literal('file').optional(),
  cursor: Cursor.optional(),
});
export type SearchQuery = z.infer<typeof SearchQuery>;

/** A piece of text; `hit` when it is a word that was asked for. */
export const Segment = z.object({ text: z.string(), hit: z.literal(true).optional() });
export type Segment = z.infer<typeof Segment>;

/** Where a thing that was found is shown. Which of these are there follows from the kind. */
export const SearchTarget = z.object({
  bodyId: BodyId.optional(),
  channelId: ChannelId.optional(),
  messageId: MessageId.optional(),
  discussionId: DiscussionId.optional(),
  /** Number of the message in its channel, or of the post in its discussion. */
  position: z.int().optional(),
  fileId: FileId.optional(),
  documentId: DocumentId.optional(),
  positionId: PositionId.optional(),
  eventId: EventId.optional(),
  sessionId: SessionId.optional(),
  personId: PersonId.optional(),
  organisationId: OrganisationId.optional(),
});
export type SearchTarget = z.infer<typeof SearchTarget>;

export const SearchHit = z.object({
  /** One of its kind in one answer. */
  id: z.string(),
  kind: SearchKind,
  /** Absent for what has no name of its own: a message. */
  title: z.object({ fr: z.array(Segment), en: z.array(Segment).optional() }).optional(),
  /** The piece of the text where the words stand; empty when they stand in the title alone. */
  passage: z.array(Segment),
  target: SearchTarget,
  at: Instant.optional(),
  by: PersonCard.optional(),
  /** The body or the event that it belongs to. */
  place: Bilingual.optional(),
});
export type SearchHit = z.infer<typeof SearchHit>;

/**
 * Names that match come first, then the newest. `counts` says how many there are of each kind that the caller may see;
 * it comes with the first page only.
 */
export const SearchAnswer = z.object({
  hits: z.array(SearchHit),
  next: Cursor.optional(),
  counts: z.partialRecord(SearchKind, z.int()).optional(),
  /** The index is being built: not everything can be found yet. */
  building: z.boolean(),
});
export type SearchAnswer = z.infer<typeof SearchAnswer>;

export const searchPaths = {
  find: () => '/api/search',
};
