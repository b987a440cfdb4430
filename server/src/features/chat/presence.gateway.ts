import {
  MessageBody,
  SubscribeMessage,
  WebSocketServer,
  type OnGatewayInit,
} from '@nestjs/websockets';
import type { Server } from 'socket.io';
import { channelRoom, OneChannel, type Presence } from '@passerelle/contracts/chat';
import type { ChannelId, PersonId } from '@passerelle/contracts/ids';
import { Allow } from '../../platform/permissions/allow';
import { Asking, type Caller } from '../../platform/permissions/caller';
import { Announcer } from '../../platform/realtime/announcer';
import { Live } from '../../platform/realtime/live';
import { PersonService } from '../people/person.service';
import { ChatAccess } from './chat.access';

const ROOM = /^channel:(.+)$/;

/** Who has a channel open. Nothing is stored: it is read from the sockets that are in the room at this moment. */
@Live()
export class PresenceGateway implements OnGatewayInit {
  @WebSocketServer() private readonly server!: Server;
  /** Facts leave in the order in which people come and go, although names have to be looked up. */
  private telling: Promise<void> = Promise.resolve();

  constructor(
    private readonly access: ChatAccess,
    private readonly people: PersonService,
    private readonly announcer: Announcer,
  ) {}

  afterInit(server: Server): void {
    const { adapter } = server.of('/');
    adapter.on('join-room', (room: string, socket: string) => this.moved(room, socket, true));
    adapter.on('leave-room', (room: string, socket: string) => this.moved(room, socket, false));
  }

  @Allow('account')
  @SubscribeMessage('chat:presence')
  async presence(
    @Asking() caller: Caller,
    @MessageBody({ schema: OneChannel }) { channelId }: { channelId: ChannelId },
  ): Promise<Presence> {
    await this.access.require(caller, 'read', channelId);
    const cards = await this.people.cards([...this.present(channelRoom(channelId))]);
    return { channelId, people: [...cards.values()] };
  }

  /** For the server itself: who has the channel open. */
  presentIn(channelId: ChannelId): ReadonlySet<PersonId> {
    return this.present(channelRoom(channelId));
  }

  /** A person comes with their first socket and goes with their last. */
  private moved(room: string, socketId: string, joined: boolean): void {
    const channelId = ROOM.exec(room)?.[1] as ChannelId | undefined;
    const personId = this.personOf(socketId);
    if (!channelId || !personId || this.present(room, socketId).has(personId)) return;
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

  private present(room: string, exceptSocket?: string): Set<PersonId> {
    const sockets = this.server.of('/').adapter.rooms.get(room) ?? new Set<string>();
    return new Set(
      [...sockets].filter((id) => id !== exceptSocket).flatMap((id) => this.personOf(id) ?? []),
    );
  }

  private personOf(socketId: string): PersonId | undefined {
    const socket = this.server.of('/').sockets.get(socketId);
    return (socket?.data.caller as Caller | undefined)?.personId;
  }
}
