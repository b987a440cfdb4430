import { resolve } from 'node:path';
import { LockFile, ownerOf } from '@passerelle/embedded-mongo/store/lock-file';
import type { Settings } from '../config/settings';

/**
 * Makes this server the only one on its data directory: two would not hear each other's live events. Servers that
 * share a replica set (MONGODB_URI) are not held back. Returns what gives the directory free again.
 * Errors: one sentence with the process to stop.
 */
export function ownDirectory(settings: Settings): () => void {
  if (settings.MONGODB_URI) return () => undefined;
  const directory = resolve(settings.DATA_DIR);
  try {
    const lock = new LockFile(directory);
    return () => lock.release();
  } catch {
    const pid = ownerOf(directory)?.pid;
    throw new Error(
      `Passerelle already runs on ${directory}${pid ? ` (process ${pid})` : ''}. Stop it first, or choose another directory: npm start -- --data DIR`,
    );
  }
}
