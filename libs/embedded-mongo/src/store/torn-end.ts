import { crc32 } from 'node:zlib';
import { decodeHeader } from './commit-record';
import { FRAME_HEADER, frameAt } from './frame';
import { OP, operationsOf } from './operation';

/**
 * Reading stopped at `good`: is that damage, or the end of a write that a kill or a power cut left unfinished? It is damage
 * when a whole record further on tells that the disk had promised bytes beyond `good`. What the disk had not promised
 * yet may come back in any state, later records whole and earlier ones torn.
 */
export function promisedBeyond(bytes: Buffer, good: number): boolean {
  for (let at = good + 1; at + FRAME_HEADER < bytes.length;) {
    const payload = beginsRecord(bytes, at) ? frameAt(bytes, at) : undefined;
    if (!payload || crc32(payload) !== bytes.readUInt32LE(at + 4)) {
      at++;
      continue;
    }
    if ((promiseIn(payload) ?? 0) > good) return true;
    at += FRAME_HEADER + payload.length;
  }
  return false;
}

/** Each record begins with a commit operation without a namespace; looking for it first spares most checksums. */
function beginsRecord(bytes: Buffer, at: number): boolean {
  const payload = at + FRAME_HEADER;
  return bytes[payload] === OP.commit && bytes[payload + 1] === 0 && bytes[payload + 2] === 0;
}

function promiseIn(payload: Buffer): number | undefined {
  for (const { bytes } of operationsOf(payload)) return decodeHeader(bytes).promised;
  return undefined;
}
