import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Channel } from '@passerelle/contracts/chat';
import type { WaitingItem } from '@passerelle/contracts/home';
import type { Caller } from '../../platform/permissions/caller';
import { Waiting, type WaitingSource } from '../../platform/waiting/waiting';
import { PersonService } from '../people/person.service';
import { ChannelService } from './channel.service';
import { MessageRepository } from './message.repository';

/** Mentions and unread messages in the caller's channels: one item for each channel. */
@Injectable()
export class ChatWaiting implements WaitingSource, OnModuleInit {
  constructor(
    private readonly waiting: Waiting,
    private readonly channels: ChannelService,
    private readonly messages: MessageRepository,
    private readonly people: PersonService,
  ) {}

  onModuleInit(): void {
    this.waiting.register(this);
  }

  async waitingFor(caller: Caller): Promise<WaitingItem[]> {
    const channels = (await this.channels.list(caller)).filter((channel) => channel.unread > 0);
    const items = await Promise.all(channels.map((channel) => this.itemOf(caller, channel)));
    return items.flat();
  }

  private async itemOf({ personId }: Caller, channel: Channel): Promise<WaitingItem[]> {
    const { id, bodyId, name, read, unread, mentions } = channel;
    const mentioned = mentions > 0 ? personId : undefined;
    const first = await this.messages.firstAfter(id, read.number, mentioned);
    if (!first) return [];
    const by = mentioned && (await this.people.cards([first.authorId])).get(first.authorId);
    return [
      {
        kind: mentioned ? 'chat-mention' : 'chat-unread',
        ...(bodyId && { bodyId }),
        subject: name,
        count: mentioned ? mentions : unread,
        ...(by && { by }),
        target: { channelId: id, position: first.number },
        since: first.at,
      },
    ];
  }
}
