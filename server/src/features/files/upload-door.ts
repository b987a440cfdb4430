import {
  HttpException,
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { Request } from 'express';
import { catchError, throwError, type Observable } from 'rxjs';
import type { ZodType } from 'zod';
import { FILE_LIMIT, FileHome } from '@passerelle/contracts/files';
import { FileId } from '@passerelle/contracts/ids';
import { InvalidInput } from '../../platform/errors/invalid-input';
import { Refusal } from '../../platform/errors/refusal';
import type { Caller } from '../../platform/permissions/caller';
import { FileService } from './file.service';

/** What surrounds the file in a multipart body, in bytes, at most. */
const ENVELOPE = 16 * 1024;

const tooLarge = () => new Refusal('file/too-large', { limit: FILE_LIMIT / 1024 / 1024 });

function parsed<T>(schema: ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (!result.success) throw new InvalidInput(result.error.issues);
  return result.data;
}

/** Stands before the reading of an upload: whoever may not post there, or sends too much, is refused at once. */
@Injectable()
export class UploadDoor implements NestInterceptor {
  constructor(private readonly files: FileService) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<Request & { user: Caller }>();
    parsed(FileId, request.params['id']);
    await this.files.requireUpload(request.user, parsed(FileHome, request.query));
    if (Number(request.headers['content-length'] ?? 0) > FILE_LIMIT + ENVELOPE) throw tooLarge();
    return next
      .handle()
      .pipe(
        catchError((error: unknown) =>
          throwError(() =>
            error instanceof HttpException && error.getStatus() === 413 ? tooLarge() : error,
          ),
        ),
      );
  }
}
