import { Injectable } from '@nestjs/common';
import type { ChannelId, PersonId } from '@passerelle/contracts/ids';
import type { Bilingual } from '@passerelle/contracts/primitives';
import { ChannelMembers } from './channel-members';
import { ChannelRepository } from './channel.repository';
import { CircleRepository } from './circle.repository';
import { PresenceGateway } from './presence.gateway';
import { ReadMarkRepository } from './read-mark.repository';

/** For other features: who has to hear of a message in a direct conversation. */
@Injectable()
export class DirectNewsService {
  constructor(
    private readonly channels: ChannelRepository,
    private readonly circles: CircleRepository,
    private readonly members: ChannelMembers,
    private readonly presence: PresenceGateway,
    private readonly marks: ReadMarkRepository,
  ) {}

  /**
   * Whom the first of these messages should call, and what the conversation is called. Whoever looks at the conversation
   * sees it, and whoever already left something there unread was called: they are not called again.
   */
  async of(
    channelId: ChannelId,
    { number, authorId }: { number: number; authorId: PersonId },
  ): Promise<{ people: PersonId[]; subject: Bilingual } | undefined> {
    const channel = await this.channels.one(channelId);
    if (!channel?.people) return undefined;
    const members = await this.members.of(channel);
    const looking = this.presence.presentIn(channelId);
    const away = members.filter((id) => id !== authorId && !looking.has(id));
    const readOf = await this.marks.inChannel(channelId, away);
    const people = away.filter((id) => readOf(id).number === number - 1);
    return { people, subject: channel.name ? { fr: channel.name } : subjectOf(channel) };
  }

  /** Of these conversations, those that are still open to this person. */
  async openTo(personId: PersonId, ids: readonly ChannelId[]): Promise<Set<ChannelId>> {
    if (ids.length === 0) return new Set();
    return new Set(await this.circles.among(personId, ids));
  }
}

function subjectOf({ group }: { group?: boolean }): Bilingual {
  return group
    ? { fr: 'Groupe de discussion', en: 'Group conversation' }
    : { fr: 'Message direct', en: 'Direct message' };
}
