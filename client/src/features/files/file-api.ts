import { HttpClient, HttpEventType, type HttpEvent } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import {
  FILE_FIELD,
  FILE_LIMIT,
  StoredFile,
  filePaths,
  type FileCard,
  type FileHome,
} from '@passerelle/contracts/files';
import type { FileId } from '@passerelle/contracts/ids';
import { lastValueFrom, takeUntil, fromEvent, tap, throwIfEmpty } from 'rxjs';
import { ProblemError, asProblem, localProblem } from '../../platform/problems/problem-error';

const MEGABYTE = 1024 * 1024;

/** Files on their way to the server. */
@Service()
export class FileApi {
  private readonly http = inject(HttpClient);

  /**
   * Sends a file to a place of a body. What would be refused for its size does not leave this device.
   * Rejects with a `ProblemError`.
   */
  async upload(
    home: FileHome,
    id: FileId,
    file: File,
    progress: (share: number) => void,
    stop: AbortSignal,
  ): Promise<FileCard> {
    refuseUnfit(file);
    const body = new FormData();
    body.append(FILE_FIELD, file, file.name);
    const sending = this.http
      .put<unknown>(filePaths.upload(id, home), body, { reportProgress: true, observe: 'events' })
      .pipe(
        tap((event) => progress(shareOf(event))),
        takeUntil(fromEvent(stop, 'abort')),
        throwIfEmpty(),
      );
    try {
      const last = await lastValueFrom(sending);
      if (last.type !== HttpEventType.Response) throw new Error('stopped');
      return StoredFile.parse(last.body);
    } catch (error) {
      throw new ProblemError(asProblem(error));
    }
  }
}

function refuseUnfit(file: File): void {
  const limit = FILE_LIMIT / MEGABYTE;
  if (file.size > FILE_LIMIT) throw new ProblemError(refusal('file/too-large', 413, { limit }));
  if (file.size === 0) throw new ProblemError(refusal('file/empty', 422));
}

/** The server's own refusal, known before asking. */
function refusal(code: string, status: number, params?: Record<string, number>) {
  return { ...localProblem('client/unreadable'), code, status, ...(params && { params }) };
}

function shareOf(event: HttpEvent<unknown>): number {
  if (event.type === HttpEventType.Response) return 1;
  if (event.type !== HttpEventType.UploadProgress || !event.total) return 0;
  return event.loaded / event.total;
}
