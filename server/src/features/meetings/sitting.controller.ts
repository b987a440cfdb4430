import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Attendance, AttendanceDraft } from '@passerelle/contracts/attendance';
import { Floor, FloorChange, FloorDraft, FloorRule } from '@passerelle/contracts/floor';
import { FloorRequestId, MeetingId } from '@passerelle/contracts/ids';
import { Allow } from '../../platform/permissions/allow';
import { Asking, type Caller } from '../../platform/permissions/caller';
import { Answers } from '../../platform/web/answers';
import { AttendanceService } from './attendance.service';
import { FloorService } from './floor.service';

const TheMeeting = () => Param('id', { schema: MeetingId });

/** While a meeting sits: the attendance sheet and the speakers' list. */
@ApiTags('meetings')
@Controller('api/meetings/:id')
export class SittingController {
  constructor(
    private readonly attendance: AttendanceService,
    private readonly floor: FloorService,
  ) {}

  @Allow('account')
  @Get('attendance')
  @Answers(Attendance)
  readAttendance(@Asking() caller: Caller, @TheMeeting() id: MeetingId): Promise<Attendance> {
    return this.attendance.read(caller, id);
  }

  @Allow('account')
  @Post('attendance')
  @HttpCode(204)
  sign(
    @Asking() caller: Caller,
    @TheMeeting() id: MeetingId,
    @Body({ schema: AttendanceDraft }) draft: AttendanceDraft,
  ): Promise<void> {
    return this.attendance.sign(caller, id, draft);
  }

  @Allow('account')
  @Post('attendance/undo')
  @HttpCode(204)
  undo(
    @Asking() caller: Caller,
    @TheMeeting() id: MeetingId,
    @Body({ schema: AttendanceDraft }) draft: AttendanceDraft,
  ): Promise<void> {
    return this.attendance.undo(caller, id, draft);
  }

  @Allow('account')
  @Get('floor')
  @Answers(Floor)
  readFloor(@Asking() caller: Caller, @TheMeeting() id: MeetingId): Promise<Floor> {
    return this.floor.read(caller, id);
  }

  @Allow('account')
  @Post('floor/requests')
  @Answers(Floor, 201)
  ask(
    @Asking() caller: Caller,
    @TheMeeting() id: MeetingId,
    @Body({ schema: FloorDraft }) draft: FloorDraft,
  ): Promise<Floor> {
    return this.floor.ask(caller, id, draft);
  }

  @Allow('account')
  @Put('floor/requests/:requestId')
  @Answers(Floor)
  move(
    @Asking() caller: Caller,
    @TheMeeting() id: MeetingId,
    @Param('requestId', { schema: FloorRequestId }) requestId: FloorRequestId,
    @Body({ schema: FloorChange }) change: FloorChange,
  ): Promise<Floor> {
    return this.floor.move(caller, id, requestId, change);
  }

  @Allow('account')
  @Put('floor/rule')
  @Answers(Floor)
  rule(
    @Asking() caller: Caller,
    @TheMeeting() id: MeetingId,
    @Body({ schema: FloorRule }) { firstTimersFirst }: FloorRule,
  ): Promise<Floor> {
    return this.floor.rule(caller, id, firstTimersFirst);
  }
}
