import * as z from 'zod';
import { BodyId, DiscussionId, ReplyId } from './ids';
import { Attachments, FileCard } from './files';
import type { Fact } from './live';
import { Mentions } from './mentions';
import { PersonCard } from './people';
import { Cursor, Instant, Line, Passage } from './primitives';
import { problems } from './problem-table';
import { Reaction, ReactionTally } from './reactions';

/**
 * Place of a post in its discussion: 1 opens it, replies are 2, 3 … without a gap.
 * What somebody has read is the highest position they have seen.
 */
export const PostPosition = z.coerce.number().int().min(1).max(1_000_000);
export type PostPosition = z.infer<typeof PostPosition>;

/** The opening of a discussion or a reply. Text is plain; line feeds are kept. */
export const Post = z.object({
  id: z.union([DiscussionId, ReplyId]),
  position: z.int(),
  author: PersonCard,
  at: Instant,
  text: z.string(),
  mentions: z.array(PersonCard),
  files: z.array(FileCard),
  reactions: z.array(ReactionTally),
  /** 1 until it is edited; each edit adds one and keeps what was before. */
  version: z.int(),
  editedAt: Instant.optional(),
});
export type Post = z.infer<typeof Post>;

export const PostVersion = z.object({ version: z.int(), text: z.string(), at: Instant });
export type PostVersion = z.infer<typeof PostVersion>;

/** Every version of a post, the newest first. */
export const PostVersions = z.array(PostVersion);
export type PostVersions = z.infer<typeof PostVersions>;

/** How a discussion ended: the summary that the moderator wrote. */
export const Closing = z.object({ at: Instant, by: PersonCard, summary: z.string() });
export type Closing = z.infer<typeof Closing>;

export const DiscussionItem = z.object({
  id: DiscussionId,
  bodyId: BodyId,
  title: z.string(),
  author: PersonCard,
  at: Instant,
  pinned: z.boolean(),
  closed: z.boolean(),
  replyCount: z.int(),
  lastActivity: z.object({ at: Instant, by: PersonCard }),
  /** Posts that the caller has not read; 0 for a caller without an account. */
  unread: z.int(),
  /** How many of them mention the caller. */
  mentions: z.int(),
});
export type DiscussionItem = z.infer<typeof DiscussionItem>;

/** Pinned ones first, then by last activity. */
export const DiscussionList = z.object({
  items: z.array(DiscussionItem),
  next: Cursor.optional(),
  mine: z.object({ mayStart: z.boolean() }),
});
export type DiscussionList = z.infer<typeof DiscussionList>;

export const DiscussionQuery = z.object({ after: Cursor.optional() });

/** Posts from a position on, the oldest first; `more` says that others follow. */
export const DiscussionPage = DiscussionItem.extend({
  posts: z.array(Post),
  more: z.boolean(),
  closing: Closing.optional(),
  mine: z.object({
    /** Highest position that the caller had read before this answer; 0 for none. */
    read: z.int(),
    mayReply: z.boolean(),
    mayModerate: z.boolean(),
  }),
});
export type DiscussionPage = z.infer<typeof DiscussionPage>;

/** `from`: first position wanted. At most 200 posts come at once. */
export const PostQuery = z.object({ from: PostPosition.default(1) });

export const DiscussionDraft = z.object({
  id: DiscussionId,
  title: Line,
  text: Passage,
  mentions: Mentions.default([]),
  fileIds: Attachments.default([]),
});
export type DiscussionDraft = z.infer<typeof DiscussionDraft>;

export const ReplyDraft = z.object({
  id: ReplyId,
  text: Passage,
  mentions: Mentions.default([]),
  fileIds: Attachments.default([]),
});
export type ReplyDraft = z.infer<typeof ReplyDraft>;

/** An author's correction; refused with `request/stale` when `version` is no longer the stored one. */
export const PostEdit = z.object({
  version: z.int().min(1),
  text: Passage,
  mentions: Mentions.default([]),
});
export type PostEdit = z.infer<typeof PostEdit>;

export const TitleChange = z.object({ title: Line });
export type TitleChange = z.infer<typeof TitleChange>;
export const PinChange = z.object({ pinned: z.boolean() });
export type PinChange = z.infer<typeof PinChange>;
export const ClosingDraft = z.object({ summary: Passage });
export type ClosingDraft = z.infer<typeof ClosingDraft>;

/** Says that everything up to this position was seen; never moves back. */
export const ReadUpTo = z.object({ position: z.int().min(1).max(1_000_000) });
export type ReadUpTo = z.infer<typeof ReadUpTo>;

export const DiscussionRead = z.object({
  discussionId: DiscussionId,
  bodyId: BodyId,
  position: z.int(),
  unread: z.int(),
  mentions: z.int(),
});
export type DiscussionRead = z.infer<typeof DiscussionRead>;

type D = DiscussionId | ':id';
type P = number | ':position';
export const discussionPaths = {
  /** `GET` lists, `POST` starts one. */
  ofBody: (bodyId: BodyId | ':bodyId') => `/api/bodies/${bodyId}/discussions`,
  one: (id: D) => `/api/discussions/${id}`,
  /** `POST` replies. */
  replies: (id: D) => `/api/discussions/${id}/replies`,
  /** `PATCH` edits one's own. */
  post: (id: D, position: P) => `/api/discussions/${id}/posts/${position}`,
  versions: (id: D, position: P) => `/api/discussions/${id}/posts/${position}/versions`,
  /** `PUT` adds the caller's, `DELETE` takes it back. */
  reaction: (id: D, position: P, reaction: Reaction | ':reaction') =>
    `/api/discussions/${id}/posts/${position}/reactions/${reaction}`,
  /** `PUT`. */
  title: (id: D) => `/api/discussions/${id}/title`,
  pin: (id: D) => `/api/discussions/${id}/pin`,
  read: (id: D) => `/api/discussions/${id}/read`,
  /** `POST`. */
  close: (id: D) => `/api/discussions/${id}/close`,
  reopen: (id: D) => `/api/discussions/${id}/reopen`,
};

/** Told in the room `body:<id>`, to whoever may read the body's discussions. */
export interface DiscussionFacts {
  'discussion:started': Fact<{
    bodyId: BodyId;
    discussion: Omit<DiscussionItem, 'unread' | 'mentions'>;
  }>;
  'discussion:replied': Fact<{ bodyId: BodyId; discussionId: DiscussionId; post: Post }>;
  /** A post was edited or reacted to. */
  'discussion:post-changed': Fact<{ bodyId: BodyId; discussionId: DiscussionId; post: Post }>;
  /** Title, pin or closing have changed. */
  'discussion:changed': Fact<{
    bodyId: BodyId;
    discussionId: DiscussionId;
    title: string;
    pinned: boolean;
    /** Null when it is open. */
    closing: Closing | null;
  }>;
  /** Told to `person:<id>` of whoever a new post mentions. */
  'discussion:mentioned': Fact<{ bodyId: BodyId; discussionId: DiscussionId; position: number }>;
  /** Told to `person:<id>`: the reader's other devices. */
  'discussion:read-moved': Fact<DiscussionRead>;
}

export const DISCUSSION_PROBLEMS = problems({
  'discussion/closed': {
    status: 409,
    title: {
      fr: 'Cette discussion est close. Sa synthèse reste lisible ; un modérateur peut la rouvrir.',
      en: 'This discussion is closed. Its summary can be read; a moderator can open it again.',
    },
  },
  'discussion/not-author': {
    status: 403,
    title: {
      fr: 'Seule la personne qui a écrit ce texte peut le corriger.',
      en: 'Only the person who wrote this can correct it.',
    },
  },
  'discussion/edited-too-often': {
    status: 409,
    title: {
      fr: 'Ce texte a déjà été corrigé {limit} fois. Écrivez une réponse.',
      en: 'This text was already corrected {limit} times. Write a reply instead.',
    },
  },
});
