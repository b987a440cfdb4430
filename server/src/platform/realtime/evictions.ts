import { Injectable } from '@nestjs/common';
import type { PersonId } from '@passerelle/contracts/ids';
import type { Server, Socket } from 'socket.io';
import { Clock } from '../clock/clock';
import { Callers, type Caller } from '../permissions/caller';
import { Rooms } from './rooms';

/** How often ends of mandates that come by themselves are looked for, in milliseconds: access ends within one second. */
const EVERY = 500;

const OWN_ROOMS = /^(sign-in|person):/;

/** Puts sockets out of rooms that their person may no longer hear. */
@Injectable()
export class Evictions {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly callers: Callers,
    private readonly rooms: Rooms,
    private readonly clock: Clock,
  ) {}

  watch(server: Server): void {
    this.timer = setInterval(() => void this.reviewEnded(server), EVERY);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  async review(server: Server, people: ReadonlySet<PersonId>): Promise<void> {
    const sockets = [...server.sockets.sockets.values()];
    await Promise.all(
      sockets
        .filter((socket) => people.has(socket.data.caller?.personId))
        .map((socket) => this.reviewOne(socket)),
    );
  }

  private async reviewEnded(server: Server): Promise<void> {
    const now = this.clock.instant();
    const ended = [...server.sockets.sockets.values()].filter((socket) => {
      const until = (socket.data.caller as Caller | undefined)?.standing.holdsUntil;
      return until !== undefined && Date.parse(until) <= Date.parse(now);
    });
    await Promise.all(ended.map((socket) => this.reviewOne(socket)));
  }

  private async reviewOne(socket: Socket): Promise<void> {
    const caller = await this.callers.ofSignIn(socket.data.signInId).catch(() => undefined);
    if (!caller) return void socket.disconnect(true);
    socket.data.caller = caller;
    for (const room of socket.rooms) {
      if (room === socket.id || OWN_ROOMS.test(room)) continue;
      if (await this.rooms.mayEnter(caller, room)) continue;
      await socket.leave(room);
      socket.emit('live:left', { room });
    }
  }
}
