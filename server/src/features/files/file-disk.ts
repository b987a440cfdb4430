import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { SETTINGS, type Settings } from '../../platform/config/settings';
import { flush } from '../../platform/files/flush';

/** An upload that was never finished is swept away after this long, in milliseconds. */
const ABANDONED = 86_400_000;

export function incomingDirectory(settings: Settings): string {
  return resolve(settings.DATA_DIR, 'files', 'incoming');
}

/**
 * Bytes lie under their own SHA-256: writing the same content twice is harmless, content never changes in place,
 * and no name that anybody typed becomes a path.
 */
@Injectable()
export class FileDisk implements OnModuleInit {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  async onModuleInit(): Promise<void> {
    const incoming = incomingDirectory(this.settings);
    await mkdir(incoming, { recursive: true });
    for (const name of await readdir(incoming)) {
      const path = join(incoming, name);
      const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Infinity }));
      if (mtimeMs < Date.now() - ABANDONED) await rm(path, { force: true });
    }
  }

  /** Lays bytes where an upload would lie. */
  async receive(bytes: Uint8Array): Promise<string> {
    const path = join(incomingDirectory(this.settings), randomUUID());
    await writeFile(path, bytes);
    return path;
  }

  pathOf(sha256: string): string {
    return resolve(this.settings.DATA_DIR, 'files', sha256.slice(0, 2), sha256);
  }

  async sha256Of(path: string): Promise<string> {
    const hash = createHash('sha256');
    await pipeline(createReadStream(path), hash);
    return hash.digest('hex');
  }

  /** Puts an uploaded file in its place; returns when it would survive a loss of power. */
  async keep(uploaded: string, sha256: string): Promise<void> {
    const place = this.pathOf(sha256);
    await mkdir(dirname(place), { recursive: true });
    await flush(uploaded);
    await rename(uploaded, place);
    await flush(dirname(place));
  }

  async discard(uploaded: string): Promise<void> {
    await rm(uploaded, { force: true });
  }
}
