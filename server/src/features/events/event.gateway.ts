import { ConnectedSocket, MessageBody, SubscribeMessage } from '@nestjs/websockets';
import type { Socket } from 'socket.io';
import { FollowEvent } from '@passerelle/contracts/programmes';
import { Allow } from '../../platform/permissions/allow';
import { Asking, type Caller } from '../../platform/permissions/caller';
import { Live } from '../../platform/realtime/live';
import { EventService } from './event.service';

/** Hearing of changes to an event. */
@Live()
export class EventGateway {
  constructor(private readonly events: EventService) {}

  @Allow('account')
  @SubscribeMessage('event:follow')
  async follow(
    @MessageBody({ schema: FollowEvent }) { eventId }: FollowEvent,
    @ConnectedSocket() socket: Socket,
    @Asking() caller: Caller,
  ): Promise<{ revision: number }> {
    // In the room first: a change between the two is heard, and the revision read after it is at least as new.
    await this.events.require(caller, 'event:read', eventId);
    await socket.join(`event:${eventId}`);
    const { revision } = await this.events.read(caller, eventId);
    return { revision };
  }

  @Allow('account')
  @SubscribeMessage('event:unfollow')
  async unfollow(
    @MessageBody({ schema: FollowEvent }) { eventId }: FollowEvent,
    @ConnectedSocket() socket: Socket,
  ): Promise<void> {
    await socket.leave(`event:${eventId}`);
  }
}
