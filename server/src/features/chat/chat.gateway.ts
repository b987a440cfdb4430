import type { OnModuleInit } from '@nestjs/common';
import { ConnectedSocket, MessageBody, SubscribeMessage } from '@nestjs/websockets';
import type { Socket } from 'socket.io';
import { channelRoom, MessagePost, OneChannel, type Message } from '@passerelle/contracts/chat';
import type { ChannelId } from '@passerelle/contracts/ids';
import { Allow } from '../../platform/permissions/allow';
import { Asking, type Caller } from '../../platform/permissions/caller';
import { Announcer } from '../../platform/realtime/announcer';
import { Live } from '../../platform/realtime/live';
import { Rooms } from '../../platform/realtime/rooms';
import { ChatAccess } from './chat.access';
import { ChatService } from './chat.service';

@Live()
export class ChatGateway implements OnModuleInit {
  constructor(
    private readonly chat: ChatService,
    private readonly access: ChatAccess,
    private readonly rooms: Rooms,
    private readonly announcer: Announcer,
  ) {}

  onModuleInit(): void {
    this.rooms.open('channel', (caller, id) => this.access.mayHear(caller, id));
  }

  @Allow('account')
  @SubscribeMessage('chat:post-message')
  post(
    @Asking() caller: Caller,
    @MessageBody({ schema: MessagePost }) { channelId, ...draft }: MessagePost,
  ): Promise<Message> {
    return this.chat.post(caller, channelId, draft);
  }

  @Allow('account')
  @SubscribeMessage('chat:typing')
  async typing(
    @Asking() caller: Caller,
    @MessageBody({ schema: OneChannel }) { channelId }: { channelId: ChannelId },
    @ConnectedSocket() socket: Socket,
  ): Promise<void> {
    await this.access.require(caller, 'post', channelId);
    const { personId } = caller;
    this.announcer.tellOthers(channelRoom(channelId), socket.id, 'chat:person-typing', {
      channelId,
      personId,
    });
  }
}
