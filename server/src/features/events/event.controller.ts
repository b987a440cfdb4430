import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Event, EventDraft, EventList } from '@passerelle/contracts/events';
import { EventId, SessionId } from '@passerelle/contracts/ids';
import { Programme, SessionPage } from '@passerelle/contracts/programmes';
import { Allow, Public } from '../../platform/permissions/allow';
import { Asking, type Caller } from '../../platform/permissions/caller';
import { Answers } from '../../platform/web/answers';
import { EventService } from './event.service';
import { ProgrammeService } from './programme.service';
import { sendPacked } from './send-packed';

@ApiTags('events')
@Controller('api/events')
export class EventController {
  constructor(
    private readonly events: EventService,
    private readonly programmes: ProgrammeService,
  ) {}

  @Public()
  @Get()
  @Answers(EventList)
  list(@Asking() caller: Caller | undefined): Promise<EventList> {
    return this.events.list(caller);
  }

  @Allow('secretariat')
  @Post()
  @Answers(Event, 201)
  prepare(
    @Asking() caller: Caller,
    @Body({ schema: EventDraft }) draft: EventDraft,
  ): Promise<Event> {
    return this.events.prepare(caller, draft);
  }

  @Public()
  @Get(':id')
  @Answers(Event)
  read(
    @Asking() caller: Caller | undefined,
    @Param('id', { schema: EventId }) id: EventId,
  ): Promise<Event> {
    return this.events.read(caller, id);
  }

  @Allow('secretariat')
  @Post(':id/publication')
  @Answers(Event)
  publish(@Asking() caller: Caller, @Param('id', { schema: EventId }) id: EventId): Promise<Event> {
    return this.events.publish(caller, id);
  }

  /** Answers 304 to whoever has it already. */
  @Public()
  @Get(':id/programme')
  @Answers(Programme)
  async programme(
    @Asking() caller: Caller | undefined,
    @Param('id', { schema: EventId }) id: EventId,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    sendPacked(request, response, await this.programmes.read(caller, id));
  }

  @Public()
  @Get(':id/sessions/:sessionId')
  @Answers(SessionPage)
  session(
    @Asking() caller: Caller | undefined,
    @Param('id', { schema: EventId }) id: EventId,
    @Param('sessionId', { schema: SessionId }) sessionId: SessionId,
  ): Promise<SessionPage> {
    return this.programmes.session(caller, id, sessionId);
  }
}
