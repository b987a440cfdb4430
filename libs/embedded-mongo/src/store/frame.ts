import { crc32 } from 'node:zlib';

/** Bytes of length and checksum in front of a payload. */
export const FRAME_HEADER = 8;

/**
 * One journal record on disk: `[length u32][crc32 u32][payload]`, little endian.
 * The pieces are returned apart so that a writer can gather them without a copy.
 */
export function frame(payload: Buffer): [Buffer, Buffer] {
  const header = Buffer.allocUnsafe(FRAME_HEADER);
  header.writeUInt32LE(payload.length, 0);
  header.writeUInt32LE(crc32(payload), 4);
  return [header, payload];
}

/** Bytes a payload of this length takes on disk. */
export function framedLength(payload: Buffer): number {
  return FRAME_HEADER + payload.length;
}

/** The payload of the record that would begin here; undefined when it would not fit. Its checksum is not looked at. */
export function frameAt(bytes: Buffer, at: number): Buffer | undefined {
  const start = at + FRAME_HEADER;
  const length = bytes.readUInt32LE(at);
  return length === 0 || start + length > bytes.length
    ? undefined
    : bytes.subarray(start, start + length);
}

/**
 * Calls `visit` for each whole record and returns the offset where the good part ends.
 * A record that is cut short or whose checksum differs ends the reading: what follows a torn
 * write was never acknowledged.
 */
export function readFrames(bytes: Buffer, visit: (payload: Buffer) => void): number {
  let at = 0;
  while (at + FRAME_HEADER <= bytes.length) {
    const payload = frameAt(bytes, at);
    if (!payload || crc32(payload) !== bytes.readUInt32LE(at + 4)) break;
    visit(payload);
    at += FRAME_HEADER + payload.length;
  }
  return at;
}
