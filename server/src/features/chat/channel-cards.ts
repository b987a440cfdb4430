import { Injectable } from '@nestjs/common';
import type { Channel, ChannelRead, ReadMark } from '@passerelle/contracts/chat';
import type { PersonId } from '@passerelle/contracts/ids';
import type { PersonCard } from '@passerelle/contracts/people';
import { unreadMessages } from '@passerelle/rules/chat/unread';
import type { Caller } from '../../platform/permissions/caller';
import { PersonService } from '../people/person.service';
import type { ChannelState } from './channel.repository';
import type { Admission } from './chat.access';
import { Companions } from './companions';
import { MessageRepository } from './message.repository';
import { ReadMarkRepository } from './read-mark.repository';

/** Channels as one of their people sees them in a list: what they are called, and what is unread there. */
@Injectable()
export class ChannelCards {
  constructor(
    private readonly people: PersonService,
    private readonly messages: MessageRepository,
    private readonly marks: ReadMarkRepository,
    private readonly companions: Companions,
  ) {}

  /** After the access check of each. */
  async of({ personId }: Caller, admitted: readonly Admission[]): Promise<Channel[]> {
    const channels = admitted.map(({ channel }) => channel);
    const [readOf, people] = await Promise.all([
      this.marks.of(
        personId,
        channels.map(({ id }) => id),
      ),
      this.people.cards([...new Set(channels.flatMap((channel) => channel.people ?? []))]),
    ]);
    return Promise.all(
      admitted.map(async ({ channel, body, ...may }): Promise<Channel> => {
        const { id, bodyId, seq, messageCount, lastAt } = channel;
        const { read, unread, mentions } = await this.counts(channel, readOf(id), personId);
        const { mayPost, mayModerate, mayPin } = may;
        const dated = {
          ...{ id, seq, messageCount, read, unread, mentions, mayPost, mayModerate, mayPin },
          ...(lastAt && { lastAt }),
        };
        return body && bodyId
          ? { ...dated, bodyId, name: body.name }
          : { ...dated, ...this.direct(channel, personId, people) };
      }),
    );
  }

  async counts(
    { id: channelId, messageCount }: ChannelState,
    read: ReadMark,
    personId: PersonId,
  ): Promise<ChannelRead> {
    const unread = unreadMessages(messageCount, read);
    const mentions =
      unread > 0 ? await this.messages.mentionsAfter(channelId, personId, read.number) : 0;
    return { channelId, read, messageCount, unread, mentions };
  }

  /** Called by its name, or by the names of the others. */
  private direct(
    { people = [], name, group = false }: ChannelState,
    personId: PersonId,
    cards: ReadonlyMap<PersonId, PersonCard>,
  ): Pick<Channel, 'direct' | 'name'> {
    const others = people
      .filter((id) => id !== personId)
      .flatMap((id) => cards.get(id) ?? [])
      .sort((a, b) => a.name.localeCompare(b.name, 'fr'));
    const online = this.companions.online(others.map(({ id }) => id));
    const names = others.map((other) => other.name).join(', ');
    return { direct: { others, online, group }, name: { fr: name ?? names } };
  }
}
