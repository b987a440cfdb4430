import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Post,
  Put,
  Query,
  Res,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import {
  Bin,
  FolderCard,
  FolderDraft,
  FolderList,
  FolderPage,
  FolderQuery,
  NameChange,
  PlaceChange,
} from '@passerelle/contracts/documents';
import { BodyId, FolderId } from '@passerelle/contracts/ids';
import { Allow, Public } from '../../platform/permissions/allow';
import { Asking, type Caller } from '../../platform/permissions/caller';
import { Answers } from '../../platform/web/answers';
import { ArchiveService } from './archive.service';
import { BinService } from './bin.service';
import { FilingService } from './filing.service';
import { FolderService } from './folder.service';

const TheBody = () => Param('bodyId', { schema: BodyId });
const TheFolder = () => Param('id', { schema: FolderId });
const InFolder = () => Query({ schema: FolderQuery });

@ApiTags('documents')
@Controller('api')
export class FolderController {
  constructor(
    private readonly folders: FolderService,
    private readonly filing: FilingService,
    private readonly bin: BinService,
    private readonly archives: ArchiveService,
  ) {}

  @Public()
  @Get('bodies/:bodyId/documents')
  @Answers(FolderPage)
  open(
    @Asking() caller: Caller | undefined,
    @TheBody() bodyId: BodyId,
    @InFolder() { folder }: FolderQuery,
  ): Promise<FolderPage> {
    return this.folders.open(caller, bodyId, folder);
  }

  @Public()
  @Get('bodies/:bodyId/documents/archive')
  archive(
    @Asking() caller: Caller | undefined,
    @TheBody() bodyId: BodyId,
    @InFolder() { folder }: FolderQuery,
    @Res() response: Response,
  ): Promise<void> {
    return this.archives.send(caller, bodyId, folder, response);
  }

  @Allow('account')
  @Get('bodies/:bodyId/documents/bin')
  @Answers(Bin)
  binned(@Asking() caller: Caller, @TheBody() bodyId: BodyId): Promise<Bin> {
    return this.bin.list(caller, bodyId);
  }

  @Public()
  @Get('bodies/:bodyId/documents/folders')
  @Answers(FolderList)
  list(@Asking() caller: Caller | undefined, @TheBody() bodyId: BodyId): Promise<FolderList> {
    return this.folders.list(caller, bodyId);
  }

  @Allow('account')
  @Post('bodies/:bodyId/documents/folders')
  @Answers(FolderCard, 201)
  make(
    @Asking() caller: Caller,
    @TheBody() bodyId: BodyId,
    @Body({ schema: FolderDraft }) draft: FolderDraft,
  ): Promise<FolderCard> {
    return this.filing.make(caller, bodyId, draft);
  }

  @Allow('account')
  @Put('folders/:id/name')
  @HttpCode(204)
  rename(
    @Asking() caller: Caller,
    @TheFolder() id: FolderId,
    @Body({ schema: NameChange }) change: NameChange,
  ): Promise<void> {
    return this.filing.renameFolder(caller, id, change);
  }

  @Allow('account')
  @Put('folders/:id/place')
  @HttpCode(204)
  move(
    @Asking() caller: Caller,
    @TheFolder() id: FolderId,
    @Body({ schema: PlaceChange }) change: PlaceChange,
  ): Promise<void> {
    return this.filing.moveFolder(caller, id, change);
  }

  @Allow('account')
  @Delete('folders/:id')
  @HttpCode(204)
  discard(@Asking() caller: Caller, @TheFolder() id: FolderId): Promise<void> {
    return this.bin.discardFolder(caller, id);
  }

  @Allow('account')
  @Post('folders/:id/restore')
  @HttpCode(204)
  restore(@Asking() caller: Caller, @TheFolder() id: FolderId): Promise<void> {
    return this.bin.restoreFolder(caller, id);
  }
}
