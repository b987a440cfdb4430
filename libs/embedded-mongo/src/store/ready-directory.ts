import { closeSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeDirectory } from './make-directory';
import { StoreRefusal } from './store-refusal';

/** Makes the directory and tries whether it can be written. Errors: StoreRefusal, and what a full disk says. */
export function readyDirectory(path: string): void {
  try {
    makeDirectory(path);
    const probe = join(path, `probe.${process.pid}`);
    closeSync(openSync(probe, 'w', 0o600));
    rmSync(probe);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    if (code === 'ENOSPC' || code === 'EDQUOT') throw error;
    throw new StoreRefusal(
      'not-writable',
      `The data directory ${path} cannot be written (${code}): choose another directory or give this account the right to write there.`,
    );
  }
}
