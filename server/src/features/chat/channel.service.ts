import { Injectable, Logger } from '@nestjs/common';
import type { Channel, ChannelRead, MarkUnread, ReadMark } from '@passerelle/contracts/chat';
import type { ChannelId, PersonId } from '@passerelle/contracts/ids';
import type { Caller } from '../../platform/permissions/caller';
import { BodyService } from '../bodies/body.service';
import { ChannelCards } from './channel-cards';
import type { Commit } from './channel-writer';
import { ChannelRepository, type ChannelState } from './channel.repository';
import { ChatAccess } from './chat.access';
import { ChatAnnouncements } from './chat.announcements';
import { CircleRepository } from './circle.repository';
import { ReadMarkRepository } from './read-mark.repository';

/** The channels of a person, and what they have read there. */
@Injectable()
export class ChannelService {
  private readonly logger = new Logger(ChannelService.name);

  constructor(
    private readonly access: ChatAccess,
    private readonly bodies: BodyService,
    private readonly channels: ChannelRepository,
    private readonly circles: CircleRepository,
    private readonly cards: ChannelCards,
    private readonly marks: ReadMarkRepository,
    private readonly announcements: ChatAnnouncements,
  ) {}

  /** One channel for each body in which the caller sits, and their direct conversations; the latest activity first. */
  async list(caller: Caller): Promise<Channel[]> {
    const seated = [...new Set(caller.standing.seats.map((seat) => seat.bodyId))];
    const bodies = await this.bodies.allowed(caller, 'chat:read', seated);
    const [ofBodies, direct] = await Promise.all([
      this.channels.ofBodies([...bodies.keys()]),
      this.circles.of(caller.personId),
    ]);
    const admitted = await this.access.allowed(caller, [...ofBodies, ...direct]);
    const cards = await this.cards.of(caller, admitted);
    return cards.sort((a, b) => (b.lastAt ?? '').localeCompare(a.lastAt ?? ''));
  }

  async one(caller: Caller, id: ChannelId): Promise<Channel> {
    const [card] = await this.cards.of(caller, [await this.access.require(caller, 'read', id)]);
    return card!;
  }

  /** "Everything up to here was seen": moves the mark forward and tells the person's other devices. */
  async read(caller: Caller, id: ChannelId, seen: ReadMark): Promise<ChannelRead> {
    const { channel } = await this.access.require(caller, 'read', id);
    const number = Math.min(seen.number, channel.messageCount);
    await this.marks.read(id, caller.personId, { ...seen, number });
    return this.tellCounts(channel, caller.personId);
  }

  async unread(caller: Caller, id: ChannelId, { from }: MarkUnread): Promise<ChannelRead> {
    const { channel } = await this.access.require(caller, 'read', id);
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
          const counts = await this.cards.counts(channel, readOf(id), id);
          this.announcements.tellRead(id, counts);
        }),
      );
    } catch (error) {
      this.logger.error(error);
    }
  }

  private async tellCounts(channel: ChannelState, personId: PersonId): Promise<ChannelRead> {
    const read = (await this.marks.of(personId, [channel.id]))(channel.id);
    const counts = await this.cards.counts(channel, read, personId);
    this.announcements.tellRead(personId, counts);
    return counts;
  }
}
