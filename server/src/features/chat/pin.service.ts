import { Injectable } from '@nestjs/common';
import type { Message, PinnedMessages } from '@passerelle/contracts/chat';
import type { ChannelId, MessageId } from '@passerelle/contracts/ids';
import { Clock } from '../../platform/clock/clock';
import { Refusal } from '../../platform/errors/refusal';
import type { Caller } from '../../platform/permissions/caller';
import { ChannelQueue } from './channel-queue';
import { ChatAccess } from './chat.access';
import { MessageLogs } from './message-log';
import { MessageRepository } from './message.repository';

/** Pins shown of a channel, at most. */
const SHOWN = 100;

/** Messages put up for everybody to find again. A pin is a change of the channel like any other: in order, and never lost. */
@Injectable()
export class PinService {
  constructor(
    private readonly access: ChatAccess,
    private readonly queue: ChannelQueue,
    private readonly messages: MessageRepository,
    private readonly logs: MessageLogs,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller, channelId: ChannelId): Promise<PinnedMessages> {
    await this.access.require(caller, 'read', channelId);
    const pinned = await this.messages.pinned(channelId, SHOWN);
    const { messages, people } = await this.logs.log(channelId, pinned);
    return { messages, people };
  }

  async pin(
    caller: Caller,
    channelId: ChannelId,
    messageId: MessageId,
    on: boolean,
  ): Promise<Message> {
    const { mayPin } = await this.access.require(caller, 'post', channelId);
    if (!mayPin) throw new Refusal('chat/may-not-pin');
    const [by, at] = [caller.personId, this.clock.instant()];
    const change = { kind: 'pin', messageId, by, at, on } as const;
    return this.logs.message(await this.queue.submit(channelId, change));
  }
}
