import * as z from 'zod';
import { BodyId, ChannelId, MessageId, PersonId } from './ids';
import { Attachments, FileCard } from './files';
import type { Command, Fact } from './live';
import { Mentions } from './mentions';
import { PersonCard } from './people';
import { Bilingual, Instant, Typed } from './primitives';
import { Reaction, ReactionTally } from './reactions';
import { DirectCircle, type DirectFacts } from './chat-direct';

/** What a person typed into the chat; line feeds are kept. Up to 8,000 characters; empty only beside a file. */
export const MessageText = Typed.pipe(z.string().max(8_000));

/**
 * A message as it is now. Two numbers order a channel, both without a gap:
 * `number` counts messages (1, 2, 3 …: the order on the screen, and what "read" and "unread" count);
 * the channel's sequence counts everything that happened (posted, edited, deleted, reacted).
 * Fields at their ordinary value are left out, so that a catch-up stays small.
 */
export const Message = z.object({
  id: MessageId,
  number: z.int(),
  /** Sequence at which the message was posted. */
  seq: z.int(),
  /** Sequence of its last change; absent: never changed. Of two copies of a message the later one counts. */
  changed: z.int().optional(),
  authorId: PersonId,
  at: Instant,
  /** Empty when deleted. */
  text: z.string(),
  mentions: z.array(PersonId).optional(),
  replyTo: MessageId.optional(),
  files: z.array(FileCard).optional(),
  reactions: z.array(ReactionTally).optional(),
  /** Absent: 1. */
  version: z.int().optional(),
  editedAt: Instant.optional(),
  /** Put up for everybody in the channel to find again. */
  pinned: z.object({ by: PersonId, at: Instant }).optional(),
  /** A tombstone: the text, its versions, its files and reactions are gone. */
  deletedAt: Instant.optional(),
});
export type Message = z.infer<typeof Message>;

/**
 * A stretch of a channel. `seq` is how far the reader is with it (not after asking `before`, which shows the past):
 * keep it, and ask `after=seq` when back.
 * In a catch-up each message appears once, in its present state, by its last change.
 */
export const MessageLog = z.object({
  channelId: ChannelId,
  messages: z.array(Message),
  /** Everybody whom the messages name: authors and mentioned people, once. */
  people: z.array(PersonCard),
  seq: z.int(),
  more: z.boolean(),
});
export type MessageLog = z.infer<typeof MessageLog>;

/** The pinned messages of a channel, the last pinned first; at most 100. */
export const PinnedMessages = z.object({
  messages: z.array(Message),
  /** Everybody whom they name. */
  people: z.array(PersonCard),
});
export type PinnedMessages = z.infer<typeof PinnedMessages>;

/**
 * Of `after` and `before` at most one; with neither, the newest messages come.
 * `after`: everything that happened after this sequence (oldest change first);
 * `before`: messages with a smaller `number` (given in order, the newest of them).
 */
export const MessageQuery = z
  .object({
    after: z.coerce.number().int().min(0).optional(),
    before: z.coerce.number().int().min(1).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  })
  .refine(({ after, before }) => after === undefined || before === undefined, {
    path: ['before'],
    message: 'one of after and before',
  });
export type MessageQuery = z.infer<typeof MessageQuery>;

/**
 * What a person has read: all messages up to `number`. `generation` grows when they mark something unread,
 * so that a device which has not heard of it cannot read it away.
 */
export const ReadMark = z.object({ number: z.int().min(0), generation: z.int().min(0) });
export type ReadMark = z.infer<typeof ReadMark>;

/** A channel for the caller: of a body (`bodyId`), or between people (`direct`). */
export const Channel = z.object({
  id: ChannelId,
  bodyId: BodyId.optional(),
  direct: DirectCircle.optional(),
  /** Of the body, of the group, or of the people who are written to. */
  name: Bilingual,
  /** How far the channel is: see {@link MessageLog}. */
  seq: z.int(),
  messageCount: z.int(),
  lastAt: Instant.optional(),
  read: ReadMark,
  /** messageCount − read.number: what a rule of the same name computes. */
  unread: z.int(),
  /** Unread messages that mention the caller. */
  mentions: z.int(),
  mayPost: z.boolean(),
  mayModerate: z.boolean(),
  /** Whoever moderates; in a direct conversation, whoever writes. */
  mayPin: z.boolean(),
});
export type Channel = z.infer<typeof Channel>;

/** The channels of the bodies in which the caller sits and their direct conversations, the latest activity first. */
export const ChannelList = z.array(Channel);
export type ChannelList = z.infer<typeof ChannelList>;

/** The client makes the id; sending the same again is answered with the message that is stored. */
export const MessageDraft = z
  .object({
    id: MessageId,
    text: MessageText,
    mentions: Mentions.default([]),
    replyTo: MessageId.optional(),
    fileIds: Attachments.default([]),
  })
  .refine(({ text, fileIds }) => text !== '' || fileIds.length > 0, {
    path: ['text'],
    message: 'empty',
  });
export type MessageDraft = z.infer<typeof MessageDraft>;

export const MessagePost = z.intersection(z.object({ channelId: ChannelId }), MessageDraft);
export type MessagePost = z.infer<typeof MessagePost>;

/** An author's correction; refused with `request/stale` when `version` is no longer the stored one. */
export const MessageEdit = z.object({
  version: z.int().min(1),
  text: MessageText.pipe(z.string().min(1)),
  mentions: Mentions.default([]),
});
export type MessageEdit = z.infer<typeof MessageEdit>;

/** Every version of a message, the newest first. */
export const MessageVersions = z.array(
  z.object({ version: z.int(), text: z.string(), at: Instant }),
);
export type MessageVersions = z.infer<typeof MessageVersions>;

/** "Unread from this message on". */
export const MarkUnread = z.object({ from: z.int().min(1) });
export type MarkUnread = z.infer<typeof MarkUnread>;

/** The caller's counts in one channel; of two, the one with the higher generation, then number, counts. */
export const ChannelRead = z.object({
  channelId: ChannelId,
  read: ReadMark,
  messageCount: z.int(),
  unread: z.int(),
  mentions: z.int(),
});
export type ChannelRead = z.infer<typeof ChannelRead>;

/** Who has the channel open now. */
export const Presence = z.object({ channelId: ChannelId, people: z.array(PersonCard) });
export type Presence = z.infer<typeof Presence>;

export const OneChannel = z.object({ channelId: ChannelId });

type C = ChannelId | ':channelId';
type M = MessageId | ':messageId';
export const chatPaths = {
  channels: () => '/api/chat/channels',
  channel: (id: C) => `/api/chat/channels/${id}`,
  /** `GET` reads, `POST` posts. */
  messages: (id: C) => `/api/chat/channels/${id}/messages`,
  /** `PATCH` edits one's own; `DELETE` leaves a tombstone. */
  message: (id: C, message: M) => `/api/chat/channels/${id}/messages/${message}`,
  versions: (id: C, message: M) => `/api/chat/channels/${id}/messages/${message}/versions`,
  /** `PUT` adds the caller's, `DELETE` takes it back. */
  reaction: (id: C, message: M, reaction: Reaction | ':reaction') =>
    `/api/chat/channels/${id}/messages/${message}/reactions/${reaction}`,
  /** `PUT` pins, `DELETE` takes the pin away. */
  pin: (id: C, message: M) => `/api/chat/channels/${id}/messages/${message}/pin`,
  pins: (id: C) => `/api/chat/channels/${id}/pins`,
  /** `PUT`. */
  read: (id: C) => `/api/chat/channels/${id}/read`,
  unread: (id: C) => `/api/chat/channels/${id}/unread`,
};

/** The room of a channel; `live:enter` it to hear its facts. */
export const channelRoom = (id: ChannelId) => `channel:${id}` as const;

export interface ChatCommands {
  'chat:post-message': Command<MessagePost, Message>;
  /** "I am typing": heard by the others in the channel, stored nowhere. Repeat every 3 seconds while it is true. */
  'chat:typing': Command<{ channelId: ChannelId }, null>;
  'chat:presence': Command<{ channelId: ChannelId }, Presence>;
}

export interface ChatFacts extends DirectFacts {
  /**
   * To the channel's room: what one commit stored, as messages in their present state. It continues from sequence `from`;
   * a reader who is not that far asks `GET messages?after=<its own seq>` instead.
   */
  'chat:messages-changed': Fact<Omit<MessageLog, 'more'> & { from: number }>;
  /** To `person:<id>` of members who do not have the channel open. `mentions` only for those whom it concerns. */
  'chat:unread-changed': Fact<{
    channelId: ChannelId;
    seq: number;
    messageCount: number;
    lastAt: Instant;
    mentions?: number;
  }>;
  /** To `person:<id>`: the reader's own devices. */
  'chat:read-moved': Fact<ChannelRead>;
  /** To the others in the room. Over when their message comes, or 5 seconds after the last one. */
  'chat:person-typing': Fact<{ channelId: ChannelId; personId: PersonId }>;
  'chat:person-joined': Fact<{ channelId: ChannelId; person: PersonCard }>;
  'chat:person-left': Fact<{ channelId: ChannelId; personId: PersonId }>;
}
