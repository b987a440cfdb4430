import { WebSocketServer, type OnGatewayInit } from '@nestjs/websockets';
import type { Server } from 'socket.io';
import type { PersonId } from '@passerelle/contracts/ids';
import { Announcer } from '../../platform/realtime/announcer';
import { Live } from '../../platform/realtime/live';
import { CircleRepository } from './circle.repository';

const ROOM = /^person:(.+)$/;

/**
 * Who of the people one writes with is connected. Nothing is stored: it is read from the sockets of this moment.
 * Only those who share a direct conversation with a person hear of their coming and going.
 */
@Live()
export class CompanionGateway implements OnGatewayInit {
  @WebSocketServer() private readonly server!: Server;
  /** Facts leave in the order in which people come and go, although companions have to be looked up. */
  private telling: Promise<void> = Promise.resolve();

  constructor(
    private readonly circles: CircleRepository,
    private readonly announcer: Announcer,
  ) {}

  afterInit(server: Server): void {
    const { adapter } = server.of('/');
    adapter.on('create-room', (room: string) => this.moved(room, true));
    adapter.on('delete-room', (room: string) => this.moved(room, false));
  }

  /** Of these people, those with at least one open line. */
  online(ids: readonly PersonId[]): PersonId[] {
    const { rooms } = this.server.of('/').adapter;
    return ids.filter((id) => rooms.has(`person:${id}`));
  }

  /** The room of a person exists from their first socket to their last. */
  private moved(room: string, online: boolean): void {
    const personId = ROOM.exec(room)?.[1] as PersonId | undefined;
    if (!personId) return;
    this.telling = this.telling.then(() => this.tell(personId, online)).catch(() => undefined);
  }

  private async tell(personId: PersonId, online: boolean): Promise<void> {
    const companions = await this.circles.companionsOf(personId);
    for (const id of companions)
      this.announcer.tell(`person:${id}`, 'chat:companion-moved', { personId, online });
  }
}
