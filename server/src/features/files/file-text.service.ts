import { open } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import type { StoredFile } from '@passerelle/contracts/files';
import type { FileId } from '@passerelle/contracts/ids';
import { FileDisk } from './file-disk';
import { FileRepository } from './file.repository';

/** Bytes of a text that are read. */
const MOST = 512 * 1024;

/** What a file says, for whoever has found out who may know. */
export interface ReadFile extends StoredFile {
  /** Its words when it is a text; empty otherwise. */
  readonly text: string;
}

@Injectable()
export class FileTextService {
  constructor(
    private readonly files: FileRepository,
    private readonly disk: FileDisk,
  ) {}

  /** For other features, with rights of their own. */
  async read(ids: readonly FileId[]): Promise<Map<FileId, ReadFile>> {
    const files = await this.files.named(ids);
    const read = await Promise.all(
      [...files.values()].map(async (file): Promise<[FileId, ReadFile]> => [
        file.id,
        { ...file, text: await this.textOf(file) },
      ]),
    );
    return new Map(read);
  }

  private async textOf({ type, sha256 }: StoredFile): Promise<string> {
    if (!type.startsWith('text/')) return '';
    const handle = await open(this.disk.pathOf(sha256)).catch(() => undefined);
    if (!handle) return '';
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(MOST), 0, MOST, 0);
      return buffer.toString('utf8', 0, bytesRead).replace(/\uFFFD$/u, '');
    } finally {
      await handle.close();
    }
  }
}
