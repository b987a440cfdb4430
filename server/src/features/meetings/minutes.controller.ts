import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { MeetingId } from '@passerelle/contracts/ids';
import { ApprovalDraft, Minutes } from '@passerelle/contracts/meetings';
import { Allow, Public } from '../../platform/permissions/allow';
import { Asking, type Caller } from '../../platform/permissions/caller';
import { Answers } from '../../platform/web/answers';
import { MinutesService } from './minutes.service';

const TheMeeting = () => Param('id', { schema: MeetingId });

@ApiTags('meetings')
@Controller('api/meetings/:id')
export class MinutesController {
  constructor(private readonly minutes: MinutesService) {}

  @Public()
  @Get('minutes')
  @Answers(Minutes)
  read(@Asking() caller: Caller | undefined, @TheMeeting() id: MeetingId): Promise<Minutes> {
    return this.minutes.read(caller, id);
  }

  @Allow('account')
  @Post('approval')
  @HttpCode(204)
  approve(
    @Asking() caller: Caller,
    @TheMeeting() id: MeetingId,
    @Body({ schema: ApprovalDraft }) draft: ApprovalDraft,
  ): Promise<void> {
    return this.minutes.approve(caller, id, draft);
  }
}
