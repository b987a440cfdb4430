import { Injectable } from '@nestjs/common';
import type { Channel } from '@passerelle/contracts/chat';
import {
  LARGEST_CIRCLE,
  type AddresseeList,
  type DirectOpening,
} from '@passerelle/contracts/chat-direct';
import type { ChannelId, PersonId } from '@passerelle/contracts/ids';
import { circleOf, isGroup, mayOpenDirect } from '@passerelle/rules/chat/direct';
import { Clock } from '../../platform/clock/clock';
import { fingerprint } from '../../platform/database/create-once';
import { Refusal } from '../../platform/errors/refusal';
import { DomainEvents } from '../../platform/events/domain-events';
import type { Caller } from '../../platform/permissions/caller';
import { Announcer } from '../../platform/realtime/announcer';
import { StandingsChanged } from '../../platform/realtime/standing-events';
import { PersonService } from '../people/person.service';
import { ChannelService } from './channel.service';
import { ChatAccess } from './chat.access';
import { ConversationOpened, GroupLeft } from './chat.events';
import { CircleRepository } from './circle.repository';
import { Reach } from './reach';

/** Direct conversations: opening one with people, and leaving a group. */
@Injectable()
export class DirectService {
  constructor(
    private readonly access: ChatAccess,
    private readonly circles: CircleRepository,
    private readonly channels: ChannelService,
    private readonly reach: Reach,
    private readonly people: PersonService,
    private readonly announcer: Announcer,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  /** Whom the caller may write to: everybody who can be reached, but themselves. */
  async addressees({ personId, standing }: Caller): Promise<AddresseeList> {
    if (!mayOpenDirect(standing)) throw new Refusal('request/forbidden');
    return (await this.reach.everybody()).filter(({ id }) => id !== personId);
  }

  /** The conversation of the caller with these people, begun now if there is none. */
  async open(caller: Caller, { id, people, name }: DirectOpening): Promise<Channel> {
    const { personId, standing } = caller;
    if (!mayOpenDirect(standing)) throw new Refusal('request/forbidden');
    const circle = circleOf(personId, people);
    if (!circle) throw new Refusal('chat/circle-size', { most: LARGEST_CIRCLE });
    await this.requireReached(circle.filter((one) => one !== personId));
    const creation = fingerprint({ circle, personId });
    const given = isGroup(circle) ? name : undefined;
    const { channel, begun } = await this.circles.open({
      ...{ id, people: circle, name: given, openedBy: personId, creation },
    });
    if (begun)
      await this.events.publish(new ConversationOpened(this.clock.instant(), personId, channel.id));
    return this.channels.one(caller, channel.id);
  }

  /** Nothing of the group is open to whoever left, from this instant on; what they said stays with the others. */
  async leave(caller: Caller, id: ChannelId): Promise<void> {
    await this.access.require(caller, 'read', id);
    const { personId } = caller;
    const left = await this.circles.leave(id, personId);
    if (!left) throw new Refusal('chat/only-groups-are-left');
    const at = this.clock.instant();
    await this.events.publish(
      new GroupLeft(at, personId, id),
      new StandingsChanged(at, personId, [personId]),
    );
    for (const one of [personId, ...(left.people ?? [])])
      this.announcer.tell(`person:${one}`, 'chat:circle-changed', { channelId: id });
  }

  private async requireReached(ids: readonly PersonId[]): Promise<void> {
    const reached = await this.reach.among(ids);
    const missing = ids.filter((one) => !reached.has(one));
    if (missing.length === 0) return;
    const cards = await this.people.cards(missing);
    const names = missing.map((one) => cards.get(one)?.name ?? '?').join(', ');
    throw new Refusal('chat/cannot-be-written-to', { names });
  }
}
