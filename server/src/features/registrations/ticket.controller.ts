import { Controller, Get, Header, Param, Post, Query } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import * as z from 'zod';
import { RegistrationId } from '@passerelle/contracts/ids';
import { ExportQuery } from '@passerelle/contracts/programmes';
import { Ticket, TicketCode } from '@passerelle/contracts/registrations';
import { Allow, Public } from '../../platform/permissions/allow';
import { Asking, type Caller } from '../../platform/permissions/caller';
import { Answers } from '../../platform/web/answers';
import { TicketService } from './ticket.service';

const CALENDAR = 'text/calendar; charset=utf-8';

type Exporting = z.infer<typeof ExportQuery>;

@ApiTags('registrations')
@Controller('api')
@Allow('account')
export class TicketController {
  constructor(private readonly tickets: TicketService) {}

  @Get('registrations/:id/ticket')
  @Answers(Ticket)
  read(
    @Asking() caller: Caller,
    @Param('id', { schema: RegistrationId }) id: RegistrationId,
  ): Promise<Ticket> {
    return this.tickets.read(caller, id);
  }

  @Get('registrations/:id/ticket.svg')
  @ApiProduces('image/svg+xml')
  @Header('Content-Type', 'image/svg+xml')
  qr(
    @Asking() caller: Caller,
    @Param('id', { schema: RegistrationId }) id: RegistrationId,
  ): Promise<string> {
    return this.tickets.qr(caller, id);
  }

  @Post('registrations/:id/ticket/renewal')
  @Answers(Ticket)
  renew(
    @Asking() caller: Caller,
    @Param('id', { schema: RegistrationId }) id: RegistrationId,
  ): Promise<Ticket> {
    return this.tickets.renew(caller, id);
  }

  @Get('registrations/:id/programme.ics')
  @ApiProduces('text/calendar')
  @Header('Content-Type', CALENDAR)
  calendar(
    @Asking() caller: Caller,
    @Param('id', { schema: RegistrationId }) id: RegistrationId,
    @Query({ schema: ExportQuery }) { language }: Exporting,
  ): Promise<string> {
    return this.tickets.calendar(caller, id, language);
  }

  /** Calendar programs have no account: the address is the secret. */
  @Public()
  @Get('calendars/:secret.ics')
  @ApiProduces('text/calendar')
  @Header('Content-Type', CALENDAR)
  feed(
    @Param('secret', { schema: TicketCode }) secret: TicketCode,
    @Query({ schema: ExportQuery }) { language }: Exporting,
  ): Promise<string> {
    return this.tickets.feed(secret, language);
  }
}
