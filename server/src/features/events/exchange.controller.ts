import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import * as z from 'zod';
import { EventId } from '@passerelle/contracts/ids';
import { ExportQuery, ImportQuery, ImportReport } from '@passerelle/contracts/programmes';
import { languageOf } from '../../platform/errors/language-of';
import { Allow, Public } from '../../platform/permissions/allow';
import { Asking, type Caller } from '../../platform/permissions/caller';
import { Answers } from '../../platform/web/answers';
import { ExportScheduleService, type ExportFormat } from './export-schedule.service';
import { ImportScheduleService } from './import-schedule.service';
import { uploadedText } from './uploaded-text';

const TYPES: Readonly<Record<ExportFormat, string>> = {
  xml: 'application/xml',
  json: 'application/json',
  ics: 'text/calendar',
};

type Exporting = z.infer<typeof ExportQuery>;
type Importing = z.infer<typeof ImportQuery>;

/** Schedules in and out, in the formats that other programs read. */
@ApiTags('events')
@Controller('api/events')
export class ExchangeController {
  constructor(
    private readonly imports: ImportScheduleService,
    private readonly exports: ExportScheduleService,
  ) {}

  @Allow('secretariat')
  @Post('import')
  @Answers(ImportReport, 201)
  async importNew(
    @Asking() caller: Caller,
    @Query({ schema: ImportQuery }) query: Importing,
    @Req() request: Request,
  ): Promise<ImportReport> {
    return this.imports.intoNew(caller, query, await uploadedText(request), languageOf(request));
  }

  @Allow('secretariat')
  @Post(':id/import')
  @Answers(ImportReport)
  async importInto(
    @Asking() caller: Caller,
    @Param('id', { schema: EventId }) id: EventId,
    @Req() request: Request,
  ): Promise<ImportReport> {
    return this.imports.into(caller, id, await uploadedText(request), languageOf(request));
  }

  @Public()
  @Get(':id/schedule.xml')
  @ApiProduces(TYPES.xml)
  async asXml(
    @Asking() caller: Caller | undefined,
    @Param('id', { schema: EventId }) id: EventId,
    @Query({ schema: ExportQuery }) { language }: Exporting,
    @Res() response: Response,
  ): Promise<void> {
    sendFile(response, 'xml', await this.exports.write(caller, id, 'xml', language));
  }

  @Public()
  @Get(':id/schedule.json')
  @ApiProduces(TYPES.json)
  async asJson(
    @Asking() caller: Caller | undefined,
    @Param('id', { schema: EventId }) id: EventId,
    @Query({ schema: ExportQuery }) { language }: Exporting,
    @Res() response: Response,
  ): Promise<void> {
    sendFile(response, 'json', await this.exports.write(caller, id, 'json', language));
  }

  @Public()
  @Get(':id/programme.ics')
  @ApiProduces(TYPES.ics)
  async asCalendar(
    @Asking() caller: Caller | undefined,
    @Param('id', { schema: EventId }) id: EventId,
    @Query({ schema: ExportQuery }) { language }: Exporting,
    @Res() response: Response,
  ): Promise<void> {
    sendFile(response, 'ics', await this.exports.write(caller, id, 'ics', language));
  }
}

/** Any site may read what anybody may read: a page of another origin comes without the caller's cookies. */
function sendFile(response: Response, format: ExportFormat, text: string): void {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  response.setHeader('Cache-Control', 'private, no-cache');
  response.type(`${TYPES[format]}; charset=utf-8`).send(text);
}
