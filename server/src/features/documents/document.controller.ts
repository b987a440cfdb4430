import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DocumentPage, NameChange, PlaceChange } from '@passerelle/contracts/documents';
import { DocumentId } from '@passerelle/contracts/ids';
import { Allow, Public } from '../../platform/permissions/allow';
import { Asking, type Caller } from '../../platform/permissions/caller';
import { Answers } from '../../platform/web/answers';
import { BinService } from './bin.service';
import { DocumentService } from './document.service';
import { FilingService } from './filing.service';

const TheDocument = () => Param('id', { schema: DocumentId });

@ApiTags('documents')
@Controller('api/documents/:id')
export class DocumentController {
  constructor(
    private readonly documents: DocumentService,
    private readonly filing: FilingService,
    private readonly bin: BinService,
  ) {}

  @Public()
  @Get()
  @Answers(DocumentPage)
  read(@Asking() caller: Caller | undefined, @TheDocument() id: DocumentId): Promise<DocumentPage> {
    return this.documents.read(caller, id);
  }

  @Allow('account')
  @Put('name')
  @HttpCode(204)
  rename(
    @Asking() caller: Caller,
    @TheDocument() id: DocumentId,
    @Body({ schema: NameChange }) change: NameChange,
  ): Promise<void> {
    return this.filing.renameDocument(caller, id, change);
  }

  @Allow('account')
  @Put('place')
  @HttpCode(204)
  move(
    @Asking() caller: Caller,
    @TheDocument() id: DocumentId,
    @Body({ schema: PlaceChange }) change: PlaceChange,
  ): Promise<void> {
    return this.filing.moveDocument(caller, id, change);
  }

  @Allow('account')
  @Delete()
  @HttpCode(204)
  discard(@Asking() caller: Caller, @TheDocument() id: DocumentId): Promise<void> {
    return this.bin.discardDocument(caller, id);
  }

  @Allow('account')
  @Post('restore')
  @HttpCode(204)
  restore(@Asking() caller: Caller, @TheDocument() id: DocumentId): Promise<void> {
    return this.bin.restoreDocument(caller, id);
  }
}
