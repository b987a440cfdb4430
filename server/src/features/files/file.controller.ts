import {
  Controller,
  Get,
  Param,
  Put,
  Query,
  Res,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { FILE_FIELD, FileHome, StoredFile } from '@passerelle/contracts/files';
import { FileId } from '@passerelle/contracts/ids';
import { Allow, Public } from '../../platform/permissions/allow';
import { Asking, type Caller } from '../../platform/permissions/caller';
import { Answers } from '../../platform/web/answers';
import { dispositionOf } from '../../platform/files/file-name';
import { FileService, type Uploaded } from './file.service';
import { UploadDoor } from './upload-door';

@ApiTags('files')
@Controller('api/files')
export class FileController {
  constructor(private readonly files: FileService) {}

  @Allow('account')
  @Put(':id')
  @ApiConsumes('multipart/form-data')
  @UseInterceptors(UploadDoor, FileInterceptor(FILE_FIELD))
  @Answers(StoredFile)
  upload(
    @Asking() caller: Caller,
    @Param('id', { schema: FileId }) id: FileId,
    @Query({ schema: FileHome }) home: FileHome,
    @UploadedFile() uploaded: Uploaded | undefined,
  ): Promise<StoredFile> {
    return this.files.upload(caller, id, home, uploaded);
  }

  @Public()
  @Get(':id/card')
  @Answers(StoredFile)
  card(
    @Asking() caller: Caller | undefined,
    @Param('id', { schema: FileId }) id: FileId,
  ): Promise<StoredFile> {
    return this.files.read(caller, id);
  }

  /** The bytes. A browser keeps a copy but asks each time, so that access ends for it too. */
  @Public()
  @Get(':id')
  async bytes(
    @Asking() caller: Caller | undefined,
    @Param('id', { schema: FileId }) id: FileId,
    @Res() response: Response,
  ): Promise<void> {
    const file = await this.files.read(caller, id);
    response.set({
      'Content-Type': file.type,
      'Content-Disposition': dispositionOf(file.name, file.inline),
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'self'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-cache',
      ETag: `"${file.sha256}"`,
    });
    await send(response, this.files.pathOf(file));
  }
}

/** Ranges and "not modified" included. A reader who leaves half-way is no error. */
function send(response: Response, path: string): Promise<void> {
  const options = { dotfiles: 'allow', cacheControl: false, lastModified: false } as const;
  return new Promise((resolve, reject) => {
    response.sendFile(path, options, (error?: Error & { code?: string }) =>
      error && error.code !== 'ECONNABORTED' ? reject(error) : resolve(),
    );
  });
}
