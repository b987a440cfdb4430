import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Channel } from '@passerelle/contracts/chat';
import { AddresseeList, DirectOpening } from '@passerelle/contracts/chat-direct';
import { ChannelId } from '@passerelle/contracts/ids';
import { Allow } from '../../platform/permissions/allow';
import { Asking, type Caller } from '../../platform/permissions/caller';
import { Answers } from '../../platform/web/answers';
import { DirectService } from './direct.service';

@ApiTags('chat')
@Controller('api/chat')
export class DirectController {
  constructor(private readonly direct: DirectService) {}

  @Allow('member')
  @Get('addressees')
  @Answers(AddresseeList)
  addressees(@Asking() caller: Caller): Promise<AddresseeList> {
    return this.direct.addressees(caller);
  }

  @Allow('member')
  @Post('direct-channels')
  @Answers(Channel, 201)
  open(
    @Asking() caller: Caller,
    @Body({ schema: DirectOpening }) opening: DirectOpening,
  ): Promise<Channel> {
    return this.direct.open(caller, opening);
  }

  @Allow('account')
  @Delete('channels/:channelId/membership')
  @HttpCode(204)
  leave(
    @Asking() caller: Caller,
    @Param('channelId', { schema: ChannelId }) id: ChannelId,
  ): Promise<void> {
    return this.direct.leave(caller, id);
  }
}
