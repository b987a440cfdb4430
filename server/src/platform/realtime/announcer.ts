import { Injectable } from '@nestjs/common';
import type { Server } from 'socket.io';
import type { Room } from './rooms';

/** The only code that sends facts. The audience is always named: there is no "everybody". */
@Injectable()
export class Announcer {
  private server: Server | undefined;

  attach(server: Server): void {
    this.server = server;
  }

  tell(audience: Room, fact: string, payload: unknown): void {
    this.server?.to(audience).emit(fact, payload);
  }

  /** One fact for several rooms; a socket hears it once, and not at all when it is in the room that is left out. */
  tellEach(audiences: readonly Room[], except: Room, fact: string, payload: unknown): void {
    if (audiences.length > 0)
      this.server
        ?.to([...audiences])
        .except(except)
        .emit(fact, payload);
  }

  tellOthers(audience: Room, exceptSocket: string, fact: string, payload: unknown): void {
    this.server?.to(audience).except(exceptSocket).emit(fact, payload);
  }
}
