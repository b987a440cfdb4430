import * as z from 'zod';
import {
  AmendmentId,
  BallotId,
  BodyId,
  ChannelId,
  DiscussionId,
  EventId,
  MeetingId,
  PositionId,
  RegistrationId,
  SessionId,
} from './ids';
import { PersonCard } from './people';
import { Bilingual, Instant } from './primitives';

/** Why something waits for somebody. The sentence is the screen's; here are only the facts. The order is that of urgency. */
export const WaitingKind = z.enum([
  'vote-to-cast',
  'offer-to-accept',
  'registration-to-confirm',
  'amendment-to-look-at',
  'meeting-to-confirm',
  // A city asks for a seat in a body that the caller leads, or a body invites the caller's city.
  'seat-request-to-decide',
  // An action of a record of decisions that the caller, or their city, has to do.
  'action-to-do',
  'chat-mention',
  'discussion-mention',
  // A place in a workshop came free, and it is the caller's now.
  'place-given',
  'chat-unread',
  'discussion-unread',
  // The caller is registered for an event that is not over.
  'event-coming',
]);
export type WaitingKind = z.infer<typeof WaitingKind>;

/** What to open; the most precise id that is there says which screen. */
export const WaitingTarget = z.object({
  discussionId: DiscussionId.optional(),
  /** Post of the discussion, or number of the message, to begin at. */
  position: z.int().optional(),
  channelId: ChannelId.optional(),
  positionId: PositionId.optional(),
  ballotId: BallotId.optional(),
  amendmentId: AmendmentId.optional(),
  eventId: EventId.optional(),
  sessionId: SessionId.optional(),
  registrationId: RegistrationId.optional(),
  meetingId: MeetingId.optional(),
});
export type WaitingTarget = z.infer<typeof WaitingTarget>;

export const WaitingItem = z.object({
  kind: WaitingKind,
  bodyId: BodyId.optional(),
  /** The thing by its own name: a body, a discussion, a position, a session. */
  subject: Bilingual,
  /** The body's name, where the subject is not the body itself. */
  body: Bilingual.optional(),
  /** How many: mentions, unread messages, votes. At least 1. */
  count: z.int().min(1),
  /** Who caused it, where it was one person. */
  by: PersonCard.optional(),
  target: WaitingTarget,
  since: Instant,
  /** After this moment it is too late. */
  due: Instant.optional(),
});
export type WaitingItem = z.infer<typeof WaitingItem>;

/** What waits for the caller: what ends soonest first, then by kind, then the newest. */
export const Home = z.object({
  items: z.array(WaitingItem),
  /** True when a part could not be read just now; the rest is shown all the same. */
  incomplete: z.boolean(),
});
export type Home = z.infer<typeof Home>;

export const homePaths = {
  home: () => '/api/home',
};
