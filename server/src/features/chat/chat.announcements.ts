import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { channelRoom, type ChannelRead } from '@passerelle/contracts/chat';
import type { PersonId } from '@passerelle/contracts/ids';
import { Announcer } from '../../platform/realtime/announcer';
import { ChannelMembers } from './channel-members';
import type { Commit } from './channel-writer';
import type { ChannelState } from './channel.repository';
import { CountsLater, type News } from './counts-later';
import { MessageLogs } from './message-log';
import { MessageRepository } from './message.repository';
import { ReadMarkRepository } from './read-mark.repository';

const personRoom = (id: PersonId) => `person:${id}` as const;

/**
 * Tells what a commit stored: the messages to whoever has the channel open, the new counts to the other members.
 * A telling that fails undoes nothing: whoever missed it sees a gap in the sequence, or asks when back.
 */
@Injectable()
export class ChatAnnouncements implements OnModuleDestroy {
  private readonly logger = new Logger(ChatAnnouncements.name);
  private readonly counts = new CountsLater((news) =>
    this.tellCounts(news).catch((error: unknown) => this.logger.error(error)),
  );

  constructor(
    private readonly announcer: Announcer,
    private readonly logs: MessageLogs,
    private readonly members: ChannelMembers,
    private readonly messages: MessageRepository,
    private readonly marks: ReadMarkRepository,
  ) {}

  onModuleDestroy(): void {
    this.counts.close();
  }

  async tell(commit: Commit): Promise<void> {
    if (commit.changed.length === 0) return;
    try {
      await this.tellMessages(commit);
      await this.counts.add(commit);
    } catch (error) {
      this.logger.error(error);
    }
  }

  tellRead(personId: PersonId, read: ChannelRead): void {
    this.announcer.tell(personRoom(personId), 'chat:read-moved', read);
  }

  private async tellMessages({ channel, from, changed }: Commit): Promise<void> {
    const log = await this.logs.log(channel.id, changed);
    const { seq } = channel;
    this.announcer.tell(channelRoom(channel.id), 'chat:messages-changed', { ...log, from, seq });
  }

  /** Recipients are found once for all of them: the members of the channel at this instant. */
  private async tellCounts(news: News): Promise<void> {
    const { channel, posted, called } = news;
    if (!channel.lastAt || (!posted && called.size === 0)) return;
    const { id: channelId, seq, messageCount, lastAt } = channel;
    const counts = { channelId, seq, messageCount, lastAt };
    const members = await this.members.of(channel);
    const others = members.filter((id) => !called.has(id));
    if (posted) this.tellMembers(channel, others, counts);
    for (const id of members.filter((member) => called.has(member))) {
      const mark = (await this.marks.of(id, [channelId]))(channelId);
      const mentions = await this.messages.mentionsAfter(channelId, id, mark.number);
      this.tellMembers(channel, [id], { ...counts, mentions });
    }
  }

  private tellMembers(channel: ChannelState, people: readonly PersonId[], counts: object): void {
    const audiences = people.map(personRoom);
    this.announcer.tellEach(audiences, channelRoom(channel.id), 'chat:unread-changed', counts);
  }
}
