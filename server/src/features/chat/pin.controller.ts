import { Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Message, PinnedMessages } from '@passerelle/contracts/chat';
import { ChannelId, MessageId } from '@passerelle/contracts/ids';
import { Allow } from '../../platform/permissions/allow';
import { Asking, type Caller } from '../../platform/permissions/caller';
import { Answers } from '../../platform/web/answers';
import { PinService } from './pin.service';

const TheChannel = () => Param('channelId', { schema: ChannelId });
const TheMessage = () => Param('messageId', { schema: MessageId });

@ApiTags('chat')
@Allow('account')
@Controller('api/chat/channels')
export class PinController {
  constructor(private readonly pins: PinService) {}

  @Get(':channelId/pins')
  @Answers(PinnedMessages)
  list(@Asking() caller: Caller, @TheChannel() id: ChannelId): Promise<PinnedMessages> {
    return this.pins.list(caller, id);
  }

  @Put(':channelId/messages/:messageId/pin')
  @Answers(Message)
  pin(
    @Asking() caller: Caller,
    @TheChannel() id: ChannelId,
    @TheMessage() messageId: MessageId,
  ): Promise<Message> {
    return this.pins.pin(caller, id, messageId, true);
  }

  @Delete(':channelId/messages/:messageId/pin')
  @Answers(Message)
  takeAway(
    @Asking() caller: Caller,
    @TheChannel() id: ChannelId,
    @TheMessage() messageId: MessageId,
  ): Promise<Message> {
    return this.pins.pin(caller, id, messageId, false);
  }
}
