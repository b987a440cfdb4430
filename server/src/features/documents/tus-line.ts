import { Injectable } from '@nestjs/common';
import { FileStore } from '@tus/file-store';
import { Server, Upload } from '@tus/server';
import type { Request, Response } from 'express';
import type { TransferId } from '@passerelle/contracts/ids';
import { Refusal } from '../../platform/errors/refusal';
import { IncomingParts } from './incoming-parts';
import { TransferRepository } from './transfer.repository';

/** The only version of the protocol. */
const VERSION = '1.0.0';

/** The resumable protocol (tus), for requests whose caller and transfer were already looked at. */
@Injectable()
export class TusLine {
  private readonly server: Server;

  constructor(parts: IncomingParts, transfers: TransferRepository) {
    const known = async (id: string): Promise<Upload | undefined> => {
      const transfer = await transfers.one(id as TransferId);
      return transfer && !transfer.finishedAt
        ? new Upload({ id, size: transfer.size, offset: 0 })
        : undefined;
    };
    // Transfers are announced and given up elsewhere: nothing is written or removed through the protocol's own book.
    const book = { get: known, set: async () => undefined, delete: async () => undefined };
    const datastore = new FileStore({ directory: parts.directory, configstore: book });
    this.server = new Server({ path: '/api/transfers', datastore, allowedOrigins: [] });
  }

  /** Refuses what does not speak the protocol, in words that people read. */
  requirePart({ headers }: Request): void {
    if (headers['content-type'] !== 'application/offset+octet-stream')
      throw new Refusal('request/unknown-format');
    if (
      headers['tus-resumable'] !== VERSION ||
      !/^\d{1,15}$/.test(String(headers['upload-offset']))
    )
      throw new Refusal('request/unreadable');
  }

  /** Answers `HEAD` or takes the bytes of a `PATCH` at their offset. */
  async serve(request: Request, response: Response): Promise<void> {
    request.headers['tus-resumable'] ??= VERSION;
    await this.server.handle(request, response);
  }

  /** Everything has arrived: no byte is wanted. */
  answerWhole(response: Response, size: number): void {
    response.set({
      'Tus-Resumable': VERSION,
      'Upload-Offset': String(size),
      'Upload-Length': String(size),
    });
    response.end();
  }
}
