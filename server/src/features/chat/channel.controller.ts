import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  Channel,
  ChannelList,
  ChannelRead,
  MarkUnread,
  ReadMark,
} from '@passerelle/contracts/chat';
import { ChannelId } from '@passerelle/contracts/ids';
import { Allow } from '../../platform/permissions/allow';
import { Asking, type Caller } from '../../platform/permissions/caller';
import { Answers } from '../../platform/web/answers';
import { ChannelService } from './channel.service';

const TheChannel = () => Param('channelId', { schema: ChannelId });

@ApiTags('chat')
@Allow('account')
@Controller('api/chat/channels')
export class ChannelController {
  constructor(private readonly channels: ChannelService) {}

  @Get()
  @Answers(ChannelList)
  list(@Asking() caller: Caller): Promise<ChannelList> {
    return this.channels.list(caller);
  }

  @Get(':channelId')
  @Answers(Channel)
  one(@Asking() caller: Caller, @TheChannel() id: ChannelId): Promise<Channel> {
    return this.channels.one(caller, id);
  }

  @Put(':channelId/read')
  @Answers(ChannelRead)
  markRead(
    @Asking() caller: Caller,
    @TheChannel() id: ChannelId,
    @Body({ schema: ReadMark }) seen: ReadMark,
  ): Promise<ChannelRead> {
    return this.channels.read(caller, id, seen);
  }

  @Put(':channelId/unread')
  @Answers(ChannelRead)
  markUnread(
    @Asking() caller: Caller,
    @TheChannel() id: ChannelId,
    @Body({ schema: MarkUnread }) from: MarkUnread,
  ): Promise<ChannelRead> {
    return this.channels.unread(caller, id, from);
  }
}
