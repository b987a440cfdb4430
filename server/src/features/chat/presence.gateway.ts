import type { OnModuleInit } from '@nestjs/common';
import { MessageBody, SubscribeMessage } from '@nestjs/websockets';
import { channelRoom, OneChannel, type Presence } from '@passerelle/contracts/chat';
import type { ChannelId, PersonId } from '@passerelle/contracts/ids';
import { Allow } from '../../platform/permissions/allow';
import { Asking, type Caller } from '../../platform/permissions/caller';
import { Announcer } from '../../platform/realtime/announcer';
import { Census } from '../../platform/realtime/census';
import { Live } from '../../platform/realtime/live';
import { PersonService } from '../people/person.service';
import { ChatAccess } from './chat.access';

/** Who has a channel open. Nothing is stored: it is read from the sockets of this moment. */
@Live()
export class PresenceGateway implements OnModuleInit {
  /** Facts leave in the order in which people come and go, although names have to be looked up. */
  private telling: Promise<void> = Promise.resolve();

  constructor(
    private readonly access: ChatAccess,
    private readonly people: PersonService,
    private readonly announcer: Announcer,
    private readonly census: Census,
  ) {}

  onModuleInit(): void {
    this.census.watch('channel', (id, personId, here) =>
      this.moved(id as ChannelId, personId, here),
    );
  }

  @Allow('account')
  @SubscribeMessage('chat:presence')
  async presence(
    @Asking() caller: Caller,
    @MessageBody({ schema: OneChannel }) { channelId }: { channelId: ChannelId },
  ): Promise<Presence> {
    await this.access.require(caller, 'read', channelId);
    const cards = await this.people.cards([...this.presentIn(channelId)]);
    return { channelId, people: [...cards.values()] };
  }

  /** For the server itself: who has the channel open. */
  presentIn(channelId: ChannelId): ReadonlySet<PersonId> {
    return this.census.peopleIn(channelRoom(channelId));
  }

  private moved(channelId: ChannelId, personId: PersonId, joined: boolean): void {
    this.telling = this.telling
      .then(() =>
        joined ? this.tellJoined(channelId, personId) : this.tellLeft(channelId, personId),
      )
      .catch(() => undefined);
  }

  private async tellJoined(channelId: ChannelId, personId: PersonId): Promise<void> {
    const person = (await this.people.cards([personId])).get(personId);
    if (person)
      this.announcer.tell(channelRoom(channelId), 'chat:person-joined', { channelId, person });
  }

  private tellLeft(channelId: ChannelId, personId: PersonId): void {
    this.announcer.tell(channelRoom(channelId), 'chat:person-left', { channelId, personId });
  }
}
