import type { FileId, MessageId, PersonId } from '@passerelle/contracts/ids';
import type { Instant } from '@passerelle/contracts/primitives';
import type { Reaction, ReactionTally } from '@passerelle/contracts/reactions';
import { withReaction } from '../discussions/reactions';

/** How often a message may be edited. */
export const MOST_VERSIONS = 100;

/** What was said before an edit. */
export interface FormerVersion {
  readonly version: number;
  readonly text: string;
  readonly at: Instant;
}

/** What a poster says; `creation` is a fingerprint of the command, which tells a retry from another message. */
export interface NewMessage {
  readonly id: MessageId;
  readonly authorId: PersonId;
  readonly at: Instant;
  readonly text: string;
  readonly mentions: readonly PersonId[];
  readonly fileIds: readonly FileId[];
  readonly replyTo?: MessageId | undefined;
  readonly creation: string;
}

/** Put up for everybody in the channel to find again. */
export interface Pin {
  readonly by: PersonId;
  readonly at: Instant;
}

/** A message as a channel keeps it. `changed` is the sequence of what last happened to it. */
export interface KeptMessage extends NewMessage {
  readonly number: number;
  readonly seq: number;
  readonly changed: number;
  readonly reactions: readonly ReactionTally[];
  readonly version: number;
  readonly formerVersions: readonly FormerVersion[];
  readonly editedAt?: Instant | undefined;
  readonly deletedAt?: Instant | undefined;
  readonly pinned?: Pin;
}

export type Change =
  | { readonly kind: 'post'; readonly message: NewMessage }
  | {
      readonly kind: 'edit';
      readonly messageId: MessageId;
      readonly by: PersonId;
      readonly at: Instant;
      readonly version: number;
      readonly text: string;
      readonly mentions: readonly PersonId[];
    }
  | {
      readonly kind: 'delete';
      readonly messageId: MessageId;
      readonly by: PersonId;
      readonly at: Instant;
      readonly moderates: boolean;
    }
  | {
      readonly kind: 'react';
      readonly messageId: MessageId;
      readonly by: PersonId;
      readonly reaction: Reaction;
      readonly on: boolean;
    }
  | {
      readonly kind: 'pin';
      readonly messageId: MessageId;
      readonly by: PersonId;
      readonly at: Instant;
      readonly on: boolean;
    };

export type ChangeRefusal =
  | 'request/not-found'
  | 'request/stale'
  | 'request/key-reused'
  | 'chat/not-author'
  | 'chat/message-deleted'
  | 'chat/edited-too-often';

/** A channel as far as the changes at hand need it: its two counters and the messages that they name. */
export interface Ledger {
  readonly seq: number;
  readonly messageCount: number;
  readonly messages: ReadonlyMap<MessageId, KeptMessage>;
}

export type Outcome =
  | { readonly message: KeptMessage; readonly refused?: undefined }
  | { readonly refused: ChangeRefusal; readonly message?: undefined };

type Verdict = Omit<KeptMessage, 'seq' | 'changed' | 'number'> | 'same' | ChangeRefusal;

function edited(before: KeptMessage, change: Extract<Change, { kind: 'edit' }>): Verdict {
  if (before.deletedAt) return 'chat/message-deleted';
  if (before.authorId !== change.by) return 'chat/not-author';
  const already = before.version === change.version + 1 && before.text === change.text;
  if (already) return 'same';
  if (before.version !== change.version) return 'request/stale';
  if (before.text === change.text) return 'same';
  if (before.version >= MOST_VERSIONS) return 'chat/edited-too-often';
  const former = {
    version: before.version,
    text: before.text,
    at: before.editedAt ?? before.at,
  };
  return {
    ...before,
    text: change.text,
    mentions: change.mentions,
    version: before.version + 1,
    formerVersions: [...before.formerVersions, former],
    editedAt: change.at,
  };
}

function unpinned({ pinned: _taken, ...message }: KeptMessage): KeptMessage {
  return message;
}

function deleted(before: KeptMessage, change: Extract<Change, { kind: 'delete' }>): Verdict {
  if (before.authorId !== change.by && !change.moderates) return 'chat/not-author';
  if (before.deletedAt) return 'same';
  return {
    ...unpinned(before),
    text: '',
    mentions: [],
    fileIds: [],
    reactions: [],
    formerVersions: [],
    deletedAt: change.at,
  };
}

function reacted(before: KeptMessage, change: Extract<Change, { kind: 'react' }>): Verdict {
  if (before.deletedAt) return 'chat/message-deleted';
  const reactions = withReaction(before.reactions, change.reaction, change.by, change.on);
  return reactions === before.reactions ? 'same' : { ...before, reactions };
}

/** Who pinned it first stays named; taking away what is not there changes nothing. */
function pinned(before: KeptMessage, { on, by, at }: Extract<Change, { kind: 'pin' }>): Verdict {
  if (before.deletedAt) return 'chat/message-deleted';
  if (on === (before.pinned !== undefined)) return 'same';
  return on ? { ...before, pinned: { by, at } } : unpinned(before);
}

function judged(before: KeptMessage, change: Exclude<Change, { kind: 'post' }>): Verdict {
  if (change.kind === 'edit') return edited(before, change);
  if (change.kind === 'delete') return deleted(before, change);
  if (change.kind === 'pin') return pinned(before, change);
  return reacted(before, change);
}

function kept(ledger: Ledger, message: KeptMessage): { ledger: Ledger; outcome: Outcome } {
  const messages = new Map(ledger.messages).set(message.id, message);
  const messageCount = Math.max(ledger.messageCount, message.number);
  return { ledger: { seq: message.changed, messageCount, messages }, outcome: { message } };
}

function posted(ledger: Ledger, message: NewMessage): { ledger: Ledger; outcome: Outcome } {
  const first = ledger.messages.get(message.id);
  if (first)
    return {
      ledger,
      outcome:
        first.creation === message.creation
          ? { message: first }
          : { refused: 'request/key-reused' },
    };
  const seq = ledger.seq + 1;
  return kept(ledger, {
    ...message,
    number: ledger.messageCount + 1,
    seq,
    changed: seq,
    reactions: [],
    version: 1,
    formerVersions: [],
  });
}

/**
 * What one change makes of a channel. Whatever changes something takes exactly the next sequence;
 * a repeated or refused change takes none, so that sequences have no gap.
 */
export function applyChange(ledger: Ledger, change: Change): { ledger: Ledger; outcome: Outcome } {
  if (change.kind === 'post') return posted(ledger, change.message);
  const before = ledger.messages.get(change.messageId);
  if (!before) return { ledger, outcome: { refused: 'request/not-found' } };
  const verdict = judged(before, change);
  if (verdict === 'same') return { ledger, outcome: { message: before } };
  if (typeof verdict === 'string') return { ledger, outcome: { refused: verdict } };
  const { number, seq } = before;
  return kept(ledger, { ...verdict, number, seq, changed: ledger.seq + 1 });
}
