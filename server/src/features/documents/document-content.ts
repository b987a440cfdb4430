import { createReadStream } from 'node:fs';
import { access, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import type { TransferId } from '@passerelle/contracts/ids';
import { SETTINGS, type Settings } from '../../platform/config/settings';
import { flush } from '../../platform/files/flush';

/** First and last byte, both included. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Where the bytes of documents lie, each under the transfer that brought it; a content never changes in place. */
export abstract class DocumentContent {
  /** Takes a file that has arrived; again is harmless. Resolves when it would survive a loss of power. */
  abstract keep(id: TransferId, path: string): Promise<void>;
  abstract has(id: TransferId): Promise<boolean>;
  abstract read(id: TransferId, stretch?: Stretch): Promise<Readable>;
  abstract remove(id: TransferId): Promise<void>;
}

/** On the disk, in the data directory. The name of a content was made here: nothing that anybody typed becomes a path. */
@Injectable()
export class DiskContent extends DocumentContent {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {
    super();
  }

  async keep(id: TransferId, path: string): Promise<void> {
    const place = this.pathOf(id);
    await mkdir(dirname(place), { recursive: true });
    await flush(path);
    await rename(path, place);
    await flush(dirname(place));
  }

  async has(id: TransferId): Promise<boolean> {
    return access(this.pathOf(id)).then(
      () => true,
      () => false,
    );
  }

  async read(id: TransferId, stretch?: Stretch): Promise<Readable> {
    return createReadStream(this.pathOf(id), stretch);
  }

  async remove(id: TransferId): Promise<void> {
    await rm(this.pathOf(id), { force: true });
  }

  private pathOf(id: TransferId): string {
    return resolve(this.settings.DATA_DIR, 'files', 'documents', id.slice(-2), id);
  }
}
