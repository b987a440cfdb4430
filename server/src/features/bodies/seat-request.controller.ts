import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { BodyId, SeatRequestId } from '@passerelle/contracts/ids';
import {
  SeatRequestAcceptance,
  SeatRequestDraft,
  SeatRequestList,
  SeatRequestRefusal,
} from '@passerelle/contracts/seat-requests';
import { Allow } from '../../platform/permissions/allow';
import { Asking, type Caller } from '../../platform/permissions/caller';
import { Answers } from '../../platform/web/answers';
import { SeatRequestLists } from './seat-request-list';
import { SeatRequestService } from './seat-request.service';

@ApiTags('seat requests')
@Controller('api')
export class SeatRequestController {
  constructor(
    private readonly requests: SeatRequestService,
    private readonly lists: SeatRequestLists,
  ) {}

  @Allow('account')
  @Get('seat-requests')
  @Answers(SeatRequestList)
  mine(@Asking() caller: Caller): Promise<SeatRequestList> {
    return this.lists.of(caller);
  }

  @Allow('account')
  @Post('bodies/:id/seat-requests')
  @HttpCode(204)
  begin(
    @Asking() caller: Caller,
    @Param('id', { schema: BodyId }) id: BodyId,
    @Body({ schema: SeatRequestDraft }) draft: SeatRequestDraft,
  ): Promise<void> {
    return this.requests.begin(caller, id, draft);
  }

  @Allow('account')
  @Post('seat-requests/:id/accept')
  @HttpCode(204)
  accept(
    @Asking() caller: Caller,
    @Param('id', { schema: SeatRequestId }) id: SeatRequestId,
    @Body({ schema: SeatRequestAcceptance }) { seatId }: SeatRequestAcceptance,
  ): Promise<void> {
    return this.requests.accept(caller, id, seatId);
  }

  @Allow('account')
  @Post('seat-requests/:id/refuse')
  @HttpCode(204)
  refuse(
    @Asking() caller: Caller,
    @Param('id', { schema: SeatRequestId }) id: SeatRequestId,
    @Body({ schema: SeatRequestRefusal }) { reason }: SeatRequestRefusal,
  ): Promise<void> {
    return this.requests.refuse(caller, id, reason);
  }

  @Allow('account')
  @Post('seat-requests/:id/withdraw')
  @HttpCode(204)
  withdraw(
    @Asking() caller: Caller,
    @Param('id', { schema: SeatRequestId }) id: SeatRequestId,
  ): Promise<void> {
    return this.requests.withdraw(caller, id);
  }
}
