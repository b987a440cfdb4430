import { createReadStream } from 'node:fs';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { MAX_INTERNAL_BYTES } from '../bson/layout';
import { checkWhole, Malformed } from '../client/raw-bson';

/** A file that is no dump; the message names it and the byte. */
export class DamagedFile extends Error {
  constructor(path: string, offset: number, what: string) {
    const counted = path.endsWith('.gz') ? ' of its uncompressed content' : '';
    super(`${path} is damaged at byte ${offset}${counted}: ${what}.`);
  }
}

/** The documents of a `.bson` or `.bson.gz` file, one after the other, each looked at whole. Errors: DamagedFile. */
export async function* documentsIn(path: string): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  let offset = 0;
  for await (const chunk of chunksOf(path, () => offset + rest.length)) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    for (;;) {
      const length = lengthAt(path, rest, at, offset);
      if (length === undefined || at + length > rest.length) break;
      const bytes = rest.subarray(at, at + length);
      check(path, bytes, offset + at);
      yield bytes;
      at += length;
    }
    rest = rest.subarray(at);
    offset += at;
  }
  if (rest.length > 0) throw new DamagedFile(path, offset, 'the last document is cut short');
}

/** Large pieces: a document of 16 MB is then put together from a few of them. */
const PIECE = 1024 * 1024;

async function* chunksOf(path: string, reached: () => number): AsyncGenerator<Buffer> {
  const file = createReadStream(path, { highWaterMark: PIECE });
  const source: Readable = path.endsWith('.gz')
    ? pipeline(file, createGunzip({ chunkSize: PIECE }), () => undefined)
    : file;
  try {
    yield* source;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code?.startsWith('Z_')) throw new DamagedFile(path, reached(), message);
    throw error;
  }
}

function lengthAt(path: string, bytes: Buffer, at: number, offset: number): number | undefined {
  if (at + 4 > bytes.length) return undefined;
  const length = bytes.readInt32LE(at);
  if (length < 5 || length > MAX_INTERNAL_BYTES)
    throw new DamagedFile(path, offset + at, `no document is ${length} bytes long`);
  return length;
}

function check(path: string, bytes: Buffer, offset: number): void {
  try {
    checkWhole(bytes);
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    throw new DamagedFile(path, offset + error.offset, error.message);
  }
}
