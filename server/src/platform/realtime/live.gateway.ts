import { OnModuleDestroy, OnModuleInit } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  OnGatewayInit,
  SubscribeMessage,
  WebSocketServer,
} from '@nestjs/websockets';
import type { Server, Socket } from 'socket.io';
import * as z from 'zod';
import type { PersonId } from '@passerelle/contracts/ids';
import { Refusal } from '../errors/refusal';
import { DomainEvents } from '../events/domain-events';
import { Allow } from '../permissions/allow';
import { Asking, type Caller } from '../permissions/caller';
import { Announcer } from './announcer';
import { Census } from './census';
import { Handshake } from './handshake';
import { Instances } from './instances';
import { Live } from './live';
import { Rooms } from './rooms';
import { SignInsRevoked, StandingsChanged } from './standing-events';
import { Evictions } from './evictions';

const RoomName = z.object({ room: z.string().max(80) });

/** Entering and leaving rooms. Whoever loses the right to a room is put out of it at once. */
@Live()
export class LiveGateway implements OnGatewayInit, OnModuleInit, OnModuleDestroy {
  @WebSocketServer() private readonly server!: Server;

  constructor(
    private readonly handshake: Handshake,
    private readonly announcer: Announcer,
    private readonly rooms: Rooms,
    private readonly events: DomainEvents,
    private readonly evictions: Evictions,
    private readonly instances: Instances,
    private readonly census: Census,
  ) {}

  onModuleInit(): void {
    const review = (people: readonly PersonId[]) =>
      this.evictions.review(this.server, new Set(people));
    this.events.on(StandingsChanged, ({ personIds }) => {
      this.instances.tell('standings', personIds);
      return review(personIds);
    });
    this.instances.hear('standings', (people: PersonId[]) => void review(people));
    this.instances.onReturn(() => this.callBack());
    this.events.on(SignInsRevoked, ({ signInIds }) => {
      for (const id of signInIds) this.server.in(`sign-in:${id}`).disconnectSockets(true);
    });
  }

  afterInit(server: Server): void {
    server.use((socket, next) => {
      this.handshake.admit(socket).then(() => next(), next);
    });
    this.announcer.attach(server);
    this.instances.attach(server);
    this.census.attach(server);
    this.evictions.watch(server);
  }

  onModuleDestroy(): void {
    this.evictions.stop();
  }

  @Allow('account')
  @SubscribeMessage('live:enter')
  async enter(
    @MessageBody({ schema: RoomName }) { room }: z.infer<typeof RoomName>,
    @ConnectedSocket() socket: Socket,
    @Asking() caller: Caller,
  ): Promise<void> {
    if (!(await this.rooms.mayEnter(caller, room))) throw new Refusal('request/not-found');
    await socket.join(room);
  }

  @Allow('account')
  @SubscribeMessage('live:leave')
  async leave(
    @MessageBody({ schema: RoomName }) { room }: z.infer<typeof RoomName>,
    @ConnectedSocket() socket: Socket,
  ): Promise<void> {
    await socket.leave(room);
  }

  /** Whoever is connected here may have missed what other servers told: they come back and ask by sequence. */
  private callBack(): void {
    for (const socket of this.server.sockets.sockets.values()) socket.conn.close();
  }
}
