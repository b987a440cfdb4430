import { Controller, Get, Header, Param, Res, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { MeetingId } from '@passerelle/contracts/ids';
import { Paper } from '@passerelle/contracts/meetings';
import { Public } from '../../platform/permissions/allow';
import { Asking, type Caller } from '../../platform/permissions/caller';
import { MeetingCalendarService } from './meeting-calendar.service';
import { MeetingPaperService } from './paper.service';

const TheMeeting = () => Param('id', { schema: MeetingId });
const NAMES = { notice: 'convocation', attendance: 'emargement', minutes: 'compte-rendu' };

@ApiTags('meetings')
@Controller('api/meetings/:id')
export class MeetingPaperController {
  constructor(
    private readonly papers: MeetingPaperService,
    private readonly calendars: MeetingCalendarService,
  ) {}

  @Public()
  @Get('papers/:paper')
  async paper(
    @Asking() caller: Caller | undefined,
    @TheMeeting() id: MeetingId,
    @Param('paper', { schema: Paper }) paper: Paper,
  ): Promise<StreamableFile> {
    const pdf = await this.papers.pdf(caller, id, paper);
    const disposition = `inline; filename="${NAMES[paper]}.pdf"`;
    return new StreamableFile(pdf, { type: 'application/pdf', disposition });
  }

  @Public()
  @Get('meeting.ics')
  @Header('content-type', 'text/calendar; charset=utf-8')
  async calendar(
    @Asking() caller: Caller | undefined,
    @TheMeeting() id: MeetingId,
    @Res() response: Response,
  ): Promise<void> {
    const ics = await this.calendars.ics(caller, id);
    response.attachment('reunion.ics').send(ics);
  }
}
