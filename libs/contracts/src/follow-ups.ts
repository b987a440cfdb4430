import * as z from 'zod';
import { ActionId, AgendaItemId, ChannelId, DecisionId, DiscussionId, MeetingId } from './ids';

const Number = z.int().min(1).max(10_000_000);

/** A message of a channel or a post of a discussion that something came from. */
export const Source = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('message'), channelId: ChannelId, number: Number }),
  z.object({ kind: z.literal('post'), discussionId: DiscussionId, number: Number }),
]);
export type Source = z.infer<typeof Source>;

/** What came of one: an agenda item, a decision or an action, by its own title. */
export const FollowUp = z.object({
  /** Of the message in its channel, or position of the post in its discussion. */
  number: z.int(),
  kind: z.enum(['agenda-item', 'decision', 'action']),
  id: z.union([AgendaItemId, DecisionId, ActionId]),
  meetingId: MeetingId.optional(),
  title: z.string(),
});
export type FollowUp = z.infer<typeof FollowUp>;

export const FollowUpList = z.array(FollowUp);
export type FollowUpList = z.infer<typeof FollowUpList>;

/** Of one channel or of one discussion. */
export const FollowUpQuery = z.object({
  channelId: ChannelId.optional(),
  discussionId: DiscussionId.optional(),
});
export type FollowUpQuery = z.infer<typeof FollowUpQuery>;
