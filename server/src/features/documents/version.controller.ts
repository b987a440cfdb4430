import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import {
  Comparison,
  ComparisonQuery,
  DocumentItem,
  Preview,
  RestoreDraft,
  VersionNumber,
} from '@passerelle/contracts/documents';
import { DocumentId } from '@passerelle/contracts/ids';
import { Allow, Public } from '../../platform/permissions/allow';
import { Asking, type Caller } from '../../platform/permissions/caller';
import { Answers } from '../../platform/web/answers';
import { DocumentService } from './document.service';
import { ReadingService } from './reading.service';

const TheDocument = () => Param('id', { schema: DocumentId });
const TheVersion = () => Param('number', { schema: VersionNumber });

@ApiTags('documents')
@Controller('api/documents/:id')
export class VersionController {
  constructor(
    private readonly reading: ReadingService,
    private readonly documents: DocumentService,
  ) {}

  @Public()
  @Get('versions/:number/content')
  content(
    @Asking() caller: Caller | undefined,
    @TheDocument() id: DocumentId,
    @TheVersion() number: number,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    return this.reading.content(caller, id, number, request, response);
  }

  @Public()
  @Get('versions/:number/preview')
  @Answers(Preview)
  preview(
    @Asking() caller: Caller | undefined,
    @TheDocument() id: DocumentId,
    @TheVersion() number: number,
  ): Promise<Preview> {
    return this.reading.preview(caller, id, number);
  }

  @Public()
  @Get('comparison')
  @Answers(Comparison)
  compare(
    @Asking() caller: Caller | undefined,
    @TheDocument() id: DocumentId,
    @Query({ schema: ComparisonQuery }) { from, to }: ComparisonQuery,
  ): Promise<Comparison> {
    return this.reading.compare(caller, id, from, to);
  }

  @Allow('account')
  @Post('versions/:number/restore')
  @Answers(DocumentItem)
  restore(
    @Asking() caller: Caller,
    @TheDocument() id: DocumentId,
    @TheVersion() number: number,
    @Body({ schema: RestoreDraft }) draft: RestoreDraft,
  ): Promise<DocumentItem> {
    return this.documents.restore(caller, id, number, draft);
  }
}
