import {
  closeSync,
  existsSync,
  fsync,
  openSync,
  readFileSync,
  renameSync,
  writevSync,
} from 'node:fs';
import { promisify } from 'node:util';
import { frame, framedLength } from './frame';

/** The disk may take seconds: the event loop goes on meanwhile. */
const onDisk = promisify(fsync);

/** Bytes collected before they are written and the event loop gets a turn. */
const CHUNK = 1024 * 1024;

/**
 * Writes the payloads to `path` so that the name exists only when the file is whole and on the disk.
 * Gives the event loop a turn after each megabyte.
 */
export async function writeSnapshot(path: string, payloads: Iterable<Buffer>): Promise<void> {
  const draft = `${path}.draft`;
  const fd = openSync(draft, 'w', 0o600);
  try {
    let pieces: Buffer[] = [];
    let bytes = 0;
    for (const payload of payloads) {
      pieces.push(...frame(payload));
      bytes += framedLength(payload);
      if (bytes < CHUNK && pieces.length < 1000) continue;
      writeFully(fd, pieces);
      pieces = [];
      bytes = 0;
      await new Promise(setImmediate);
    }
    writeFully(fd, pieces);
    await onDisk(fd);
  } finally {
    closeSync(fd);
  }
  renameSync(draft, path);
}

/** The bytes of a snapshot, undefined when there is none. */
export function readSnapshot(path: string): Buffer | undefined {
  return existsSync(path) ? readFileSync(path) : undefined;
}

function writeFully(fd: number, pieces: Buffer[]): void {
  if (pieces.length === 0) return;
  const expected = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const written = writevSync(fd, pieces);
  if (written === expected) return;
  const rest = Buffer.concat(pieces).subarray(written);
  for (let at = 0; at < rest.length;) at += writevSync(fd, [rest.subarray(at)]);
}
