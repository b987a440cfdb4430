import { Injectable, Logger } from '@nestjs/common';
import type { Channel, ChannelRead, MarkUnread, ReadMark } from '@passerelle/contracts/chat';
import type { Body } from '@passerelle/contracts/bodies';
import type { ChannelId, PersonId } from '@passerelle/contracts/ids';
import { mayInBody } from '@passerelle/rules/bodies/rights';
import { unreadMessages } from '@passerelle/rules/chat/unread';
import type { Caller } from '../../platform/permissions/caller';
import { BodyService } from '../bodies/body.service';
import type { Commit } from './channel-writer';
import { ChannelRepository, type ChannelState } from './channel.repository';
import { ChatAccess } from './chat.access';
import { ChatAnnouncements } from './chat.announcements';
import { MessageRepository } from './message.repository';
import { ReadMarkRepository } from './read-mark.repository';

/** The channels of a person, and what they have read there. */
@Injectable()
export class ChannelService {
  private readonly logger = new Logger(ChannelService.name);

  constructor(
    private readonly access: ChatAccess,
    private readonly bodies: BodyService,
    private readonly channels: ChannelRepository,
    private readonly messages: MessageRepository,
    private readonly marks: ReadMarkRepository,
    private readonly announcements: ChatAnnouncements,
  ) {}

  /** One channel for each body in which the caller sits, the latest activity first. */
  async list(caller: Caller): Promise<Channel[]> {
    const seated = [...new Set(caller.standing.seats.map((seat) => seat.bodyId))];
    const bodies = await this.bodies.allowed(caller, 'chat:read', seated);
    const channels = await this.channels.ofBodies([...bodies.keys()]);
    const known = channels.flatMap((channel) => {
      const body = bodies.get(channel.bodyId);
      return body ? [{ channel, body }] : [];
    });
    const cards = await this.cards(caller, known);
    return cards.sort((a, b) => (b.lastAt ?? '').localeCompare(a.lastAt ?? ''));
  }

  async one(caller: Caller, id: ChannelId): Promise<Channel> {
    const [card] = await this.cards(caller, [await this.access.require(caller, 'chat:read', id)]);
    return card!;
  }

  /** "Everything up to here was seen": moves the mark forward and tells the person's other devices. */
  async read(caller: Caller, id: ChannelId, seen: ReadMark): Promise<ChannelRead> {
    const { channel } = await this.access.require(caller, 'chat:read', id);
    const number = Math.min(seen.number, channel.messageCount);
    await this.marks.read(id, caller.personId, { ...seen, number });
    return this.tellCounts(channel, caller.personId);
  }

  async unread(caller: Caller, id: ChannelId, { from }: MarkUnread): Promise<ChannelRead> {
    const { channel } = await this.access.require(caller, 'chat:read', id);
    await this.marks.unread(id, caller.personId, from);
    return this.tellCounts(channel, caller.personId);
  }

  /** Whoever posts has seen the channel up to their own message. */
  async seenByAuthors({ channel, changed, former }: Commit): Promise<void> {
    const posted = changed.filter((message) => !former.has(message.id));
    const numbers = new Map(posted.map((message) => [message.authorId, message.number]));
    try {
      await this.marks.raise(channel.id, numbers);
      const readOf = await this.marks.inChannel(channel.id, [...numbers.keys()]);
      await Promise.all(
        [...numbers.keys()].map(async (id) => {
          const counts = await this.countsOf(channel.id, channel.messageCount, readOf(id), id);
          this.announcements.tellRead(id, counts);
        }),
      );
    } catch (error) {
      this.logger.error(error);
    }
  }

  private async tellCounts(
    { id, messageCount }: ChannelState,
    personId: PersonId,
  ): Promise<ChannelRead> {
    const read = (await this.marks.of(personId, [id]))(id);
    const counts = await this.countsOf(id, messageCount, read, personId);
    this.announcements.tellRead(personId, counts);
    return counts;
  }

  private async cards(
    caller: Caller,
    known: readonly { channel: ChannelState; body: Body }[],
  ): Promise<Channel[]> {
    const readOf = await this.marks.of(
      caller.personId,
      known.map(({ channel }) => channel.id),
    );
    return Promise.all(
      known.map(async ({ channel, body }): Promise<Channel> => {
        const { id, bodyId, seq, messageCount, lastAt } = channel;
        const { read, unread, mentions } = await this.countsOf(
          id,
          messageCount,
          readOf(id),
          caller.personId,
        );
        return {
          ...{ id, bodyId, name: body.name, seq, messageCount, read, unread, mentions },
          ...(lastAt && { lastAt }),
          mayPost: mayInBody(caller.standing, 'chat:post', body),
          mayModerate: mayInBody(caller.standing, 'discussions:moderate', body),
        };
      }),
    );
  }

  private async countsOf(
    channelId: ChannelId,
    messageCount: number,
    read: ReadMark,
    personId: PersonId,
  ): Promise<ChannelRead> {
    const unread = unreadMessages(messageCount, read);
    const mentions =
      unread > 0 ? await this.messages.mentionsAfter(channelId, personId, read.number) : 0;
    return { channelId, read, messageCount, unread, mentions };
  }
}
