import { mkdir, open, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { TransferId } from '@passerelle/contracts/ids';
import { SETTINGS, type Settings } from '../../platform/config/settings';

export function incomingParts(settings: Settings): string {
  return resolve(settings.DATA_DIR, 'files', 'incoming-documents');
}

/** What has arrived so far of files that are under way. */
@Injectable()
export class IncomingParts implements OnModuleInit {
  readonly directory: string;

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.directory = incomingParts(settings);
  }

  async onModuleInit(): Promise<void> {
    await mkdir(this.directory, { recursive: true });
  }

  pathOf(id: TransferId): string {
    return join(this.directory, id);
  }

  /** Makes a place for the first byte; what lies there already stays. */
  async expect(id: TransferId): Promise<void> {
    await (await open(this.pathOf(id), 'a')).close();
  }

  /** Bytes that have arrived; undefined when there is no place for them. */
  async received(id: TransferId): Promise<number | undefined> {
    return stat(this.pathOf(id)).then(
      ({ size }) => size,
      () => undefined,
    );
  }

  async discard(id: TransferId): Promise<void> {
    await rm(this.pathOf(id), { force: true });
  }
}
