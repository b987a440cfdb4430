import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as contract from '@passerelle/contracts/decisions';
import { FollowUpList, FollowUpQuery } from '@passerelle/contracts/follow-ups';
import { ActionId, BodyId, DecisionId, MeetingId } from '@passerelle/contracts/ids';
import { Allow, Public } from '../../platform/permissions/allow';
import { Asking, type Caller } from '../../platform/permissions/caller';
import { Answers } from '../../platform/web/answers';
import { ActionService } from './action.service';
import { FollowUpService } from './follow-up.service';
import { RecordService } from './record.service';

const TheMeeting = () => Param('id', { schema: MeetingId });
const TheBody = () => Param('bodyId', { schema: BodyId });

/** What a meeting decided, and what follows from it. */
@ApiTags('meetings')
@Controller('api')
export class RecordController {
  constructor(
    private readonly records: RecordService,
    private readonly actions: ActionService,
    private readonly followUps: FollowUpService,
  ) {}

  @Public()
  @Get('meetings/:id/record')
  @Answers(contract.MeetingRecordPage)
  read(
    @Asking() caller: Caller | undefined,
    @TheMeeting() id: MeetingId,
  ): Promise<contract.MeetingRecordPage> {
    return this.records.read(caller, id);
  }

  @Allow('account')
  @Post('meetings/:id/decisions')
  @HttpCode(204)
  decide(
    @Asking() caller: Caller,
    @TheMeeting() id: MeetingId,
    @Body({ schema: contract.DecisionDraft }) draft: contract.DecisionDraft,
  ): Promise<void> {
    return this.records.decide(caller, id, draft);
  }

  @Allow('account')
  @Put('meetings/:id/decisions/:decisionId')
  @HttpCode(204)
  correct(
    @Asking() caller: Caller,
    @TheMeeting() id: MeetingId,
    @Param('decisionId', { schema: DecisionId }) decisionId: DecisionId,
    @Body({ schema: contract.DecisionChange }) change: contract.DecisionChange,
  ): Promise<void> {
    return this.records.correct(caller, id, decisionId, change);
  }

  @Public()
  @Get('bodies/:bodyId/actions')
  @Answers(contract.ActionList)
  list(
    @Asking() caller: Caller | undefined,
    @TheBody() bodyId: BodyId,
  ): Promise<contract.ActionList> {
    return this.actions.list(caller, bodyId);
  }

  @Allow('account')
  @Post('bodies/:bodyId/actions')
  @Answers(contract.Action, 201)
  add(
    @Asking() caller: Caller,
    @TheBody() bodyId: BodyId,
    @Body({ schema: contract.ActionDraft }) draft: contract.ActionDraft,
  ): Promise<contract.Action> {
    return this.actions.add(caller, bodyId, draft);
  }

  @Allow('account')
  @Put('actions/:id')
  @Answers(contract.Action)
  change(
    @Asking() caller: Caller,
    @Param('id', { schema: ActionId }) id: ActionId,
    @Body({ schema: contract.ActionChange }) change: contract.ActionChange,
  ): Promise<contract.Action> {
    return this.actions.change(caller, id, change);
  }

  @Public()
  @Get('bodies/:bodyId/follow-ups')
  @Answers(FollowUpList)
  listFollowUps(
    @Asking() caller: Caller | undefined,
    @TheBody() bodyId: BodyId,
    @Query({ schema: FollowUpQuery }) query: FollowUpQuery,
  ): Promise<FollowUpList> {
    return this.followUps.list(caller, bodyId, query);
  }
}
