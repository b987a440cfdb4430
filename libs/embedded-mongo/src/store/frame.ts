import { crc32 } from 'node:zlib';

const HEADER = 8;

/**
 * One journal record on disk: `[length u32][crc32 u32][payload]`, little endian.
 * The pieces are returned apart so that a writer can gather them without a copy.
 */
export function frame(payload: Buffer): [Buffer, Buffer] {
  const header = Buffer.allocUnsafe(HEADER);
  header.writeUInt32LE(payload.length, 0);
  header.writeUInt32LE(crc32(payload), 4);
  return [header, payload];
}

/** Bytes a payload of this length takes on disk. */
export function framedLength(payload: Buffer): number {
  return HEADER + payload.length;
}

/**
 * Calls `visit` for each whole record and returns the offset where the good part ends.
 * A record that is cut short or whose checksum differs ends the reading: what follows a torn
 * write was never acknowledged.
 */
export function readFrames(bytes: Buffer, visit: (payload: Buffer) => void): number {
  let at = 0;
  while (at + HEADER <= bytes.length) {
    const length = bytes.readUInt32LE(at);
    const end = at + HEADER + length;
    if (length === 0 || end > bytes.length) break;
    const payload = bytes.subarray(at + HEADER, end);
    if (crc32(payload) !== bytes.readUInt32LE(at + 4)) break;
    visit(payload);
    at = end;
  }
  return at;
}
