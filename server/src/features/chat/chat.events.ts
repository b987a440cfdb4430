import type { BodyId, ChannelId, MessageId, PersonId } from '@passerelle/contracts/ids';
import type { Instant } from '@passerelle/contracts/primitives';
import { DomainEvent } from '../../platform/events/domain-events';

/** A message was deleted, by its author or by a moderator: its words are gone, the fact is kept. */
export class MessageRemoved extends DomainEvent {
  constructor(
    readonly at: Instant,
    readonly by: PersonId,
    readonly channelId: ChannelId,
    readonly messageId: MessageId,
    readonly authorId: PersonId,
  ) {
    super();
  }
}

/** Messages were stored in a channel, the oldest first. */
export class MessagesPosted extends DomainEvent {
  readonly by = undefined;

  constructor(
    readonly at: Instant,
    readonly channelId: ChannelId,
    /** Absent: in a direct conversation. */
    readonly bodyId: BodyId | undefined,
    readonly messages: readonly {
      readonly id: MessageId;
      readonly number: number;
      readonly authorId: PersonId;
      readonly mentions: readonly PersonId[];
      readonly at: Instant;
    }[],
  ) {
    super();
  }
}

/** A direct conversation was opened. The audit log keeps that it was, not with whom. */
export class ConversationOpened extends DomainEvent {
  constructor(
    readonly at: Instant,
    readonly by: PersonId,
    readonly channelId: ChannelId,
  ) {
    super();
  }
}

/** Somebody left a group. */
export class GroupLeft extends DomainEvent {
  constructor(
    readonly at: Instant,
    readonly by: PersonId,
    readonly channelId: ChannelId,
  ) {
    super();
  }
}
