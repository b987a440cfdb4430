import { inflateRaw } from 'node:zlib';
import { promisify } from 'node:util';

const unpack = promisify(inflateRaw);

/** Bytes that an office document may unpack to, and parts that it may have. */
const MOST_BYTES = 64 * 1024 * 1024;
const MOST_PARTS = 4_000;

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const DIRECTORY_END_SIZE = 22;

/**
 * True when an office document unpacks to what it may. Every part is unpacked up to the limit: what the archive says
 * of itself is not believed.
 */
export async function isModest(archive: Buffer): Promise<boolean> {
  let left = MOST_BYTES;
  try {
    for (const part of partsOf(archive)) {
      const { length } = await unpackedUpTo(part, left);
      left -= length;
    }
    return true;
  } catch {
    return false;
  }
}

interface Part {
  readonly packed: Buffer;
  /** 0: as it is; 8: deflated. */
  readonly method: number;
}

async function unpackedUpTo({ packed, method }: Part, limit: number): Promise<Buffer> {
  if (method === 8) return unpack(packed, { maxOutputLength: Math.max(1, limit) });
  if (method !== 0 || packed.length > limit) throw new Error('not modest');
  return packed;
}

function partsOf(archive: Buffer): Part[] {
  const end = archive.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (end < 0 || archive.length - end < DIRECTORY_END_SIZE) throw new Error('no directory');
  if (archive.readUInt32LE(end) !== DIRECTORY_END) throw new Error('no directory');
  const count = archive.readUInt16LE(end + 10);
  if (count > MOST_PARTS) throw new Error('too many parts');
  const parts: Part[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (archive.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error('no entry');
    parts.push(partAt(archive, at));
    at += 46 + [28, 30, 32].reduce((sum, field) => sum + archive.readUInt16LE(at + field), 0);
  }
  return parts;
}

function partAt(archive: Buffer, at: number): Part {
  const [method, size] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20)];
  const local = archive.readUInt32LE(at + 42);
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  return { packed: archive.subarray(start, start + size), method };
}
