import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AgendaItemId, BodyId, MeetingId } from '@passerelle/contracts/ids';
import * as contract from '@passerelle/contracts/meetings';
import { Allow, Public } from '../../platform/permissions/allow';
import { Asking, type Caller } from '../../platform/permissions/caller';
import { Answers } from '../../platform/web/answers';
import { AgendaService } from './agenda.service';
import { MeetingService } from './meeting.service';

const TheMeeting = () => Param('id', { schema: MeetingId });
const TheBody = () => Param('bodyId', { schema: BodyId });
const TheItem = () => Param('itemId', { schema: AgendaItemId });

@ApiTags('meetings')
@Controller('api')
export class MeetingController {
  constructor(
    private readonly meetings: MeetingService,
    private readonly agendas: AgendaService,
  ) {}

  @Public()
  @Get('bodies/:bodyId/meetings')
  @Answers(contract.MeetingList)
  list(
    @Asking() caller: Caller | undefined,
    @TheBody() bodyId: BodyId,
  ): Promise<contract.MeetingList> {
    return this.meetings.list(caller, bodyId);
  }

  @Allow('account')
  @Post('bodies/:bodyId/meetings')
  @Answers(contract.MeetingCard, 201)
  draft(
    @Asking() caller: Caller,
    @TheBody() bodyId: BodyId,
    @Body({ schema: contract.MeetingDraft }) draft: contract.MeetingDraft,
  ): Promise<contract.MeetingCard> {
    return this.meetings.draft(caller, bodyId, draft);
  }

  @Public()
  @Get('meetings/:id')
  @Answers(contract.MeetingPage)
  read(
    @Asking() caller: Caller | undefined,
    @TheMeeting() id: MeetingId,
  ): Promise<contract.MeetingPage> {
    return this.meetings.read(caller, id);
  }

  @Allow('account')
  @Put('meetings/:id')
  @HttpCode(204)
  changeNotice(
    @Asking() caller: Caller,
    @TheMeeting() id: MeetingId,
    @Body({ schema: contract.NoticeChange }) change: contract.NoticeChange,
  ): Promise<void> {
    return this.meetings.changeNotice(caller, id, change);
  }

  @Allow('account')
  @Put('meetings/:id/state')
  @HttpCode(204)
  move(
    @Asking() caller: Caller,
    @TheMeeting() id: MeetingId,
    @Body({ schema: contract.StateChange }) { state }: contract.StateChange,
  ): Promise<void> {
    return this.meetings.move(caller, id, state);
  }

  @Allow('account')
  @Put('meetings/:id/reply')
  @HttpCode(204)
  reply(
    @Asking() caller: Caller,
    @TheMeeting() id: MeetingId,
    @Body({ schema: contract.ReplyChange }) reply: contract.ReplyChange,
  ): Promise<void> {
    return this.meetings.reply(caller, id, reply);
  }

  @Allow('account')
  @Post('meetings/:id/agenda')
  @HttpCode(204)
  addItem(
    @Asking() caller: Caller,
    @TheMeeting() id: MeetingId,
    @Body({ schema: contract.AgendaItem }) item: contract.AgendaItem,
  ): Promise<void> {
    return this.agendas.add(caller, id, item);
  }

  @Allow('account')
  @Put('meetings/:id/agenda/:itemId')
  @HttpCode(204)
  editItem(
    @Asking() caller: Caller,
    @TheMeeting() id: MeetingId,
    @TheItem() itemId: AgendaItemId,
    @Body({ schema: contract.AgendaItemChange }) change: contract.AgendaItemChange,
  ): Promise<void> {
    return this.agendas.edit(caller, id, itemId, change);
  }

  @Allow('account')
  @Put('meetings/:id/agenda/:itemId/place')
  @HttpCode(204)
  moveItem(
    @Asking() caller: Caller,
    @TheMeeting() id: MeetingId,
    @TheItem() itemId: AgendaItemId,
    @Body({ schema: contract.AgendaPlace }) { index }: contract.AgendaPlace,
  ): Promise<void> {
    return this.agendas.move(caller, id, itemId, index);
  }

  @Allow('account')
  @Delete('meetings/:id/agenda/:itemId')
  @HttpCode(204)
  removeItem(
    @Asking() caller: Caller,
    @TheMeeting() id: MeetingId,
    @TheItem() itemId: AgendaItemId,
  ): Promise<void> {
    return this.agendas.remove(caller, id, itemId);
  }
}
