import type { ChannelId, MessageId, PersonId } from '@passerelle/contracts/ids';
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
