import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CheckIn, CheckInAnswer, CheckInUndone, Roster } from '@passerelle/contracts/checkin';
import { CheckInId, EventId } from '@passerelle/contracts/ids';
import { Allow } from '../../platform/permissions/allow';
import { Asking, type Caller } from '../../platform/permissions/caller';
import { Answers } from '../../platform/web/answers';
import { CheckInService } from './checkin.service';

@ApiTags('checkin')
@Controller('api/events')
@Allow('account')
export class CheckInController {
  constructor(private readonly checkIns: CheckInService) {}

  @Post(':id/check-ins')
  @Answers(CheckInAnswer)
  checkIn(
    @Asking() caller: Caller,
    @Param('id', { schema: EventId }) id: EventId,
    @Body({ schema: CheckIn }) command: CheckIn,
  ): Promise<CheckInAnswer> {
    return this.checkIns.checkIn(caller, id, command);
  }

  @Delete(':id/check-ins/:checkInId')
  @Answers(CheckInUndone)
  undo(
    @Asking() caller: Caller,
    @Param('id', { schema: EventId }) id: EventId,
    @Param('checkInId', { schema: CheckInId }) checkInId: CheckInId,
  ): Promise<CheckInUndone> {
    return this.checkIns.undo(caller, id, checkInId);
  }

  @Get(':id/roster')
  @Answers(Roster)
  roster(@Asking() caller: Caller, @Param('id', { schema: EventId }) id: EventId): Promise<Roster> {
    return this.checkIns.roster(caller, id);
  }
}
