import { encode } from '../bson/encode';
import type { Doc, Value } from '../bson/value';

/** A batch of documents that go into the answer as the bytes they are. */
export interface RawCursor {
  /** 0n: exhausted. */
  id: bigint;
  namespace: string;
  batchName: 'firstBatch' | 'nextBatch';
  batch: readonly Uint8Array[];
  /** Further fields of the cursor document. */
  extra?: Doc;
}

/** What a command answers. `cursor` comes first in the document, the fields after it. */
export interface Reply {
  fields: Doc;
  cursor?: RawCursor;
}

export const reply = (...fields: [string, Value][]): Reply => ({ fields: new Map(fields) });

/** The bytes of an answer: one BSON document in pieces. */
export function encodeReply({ fields, cursor }: Reply): Uint8Array[] {
  const rest = encode(fields);
  if (!cursor) return [rest];
  const inner = cursorPieces(cursor);
  const innerLength = lengthOf(inner);
  const head = Buffer.alloc(4 + 8 + 4);
  head.writeInt32LE(4 + 8 + 4 + innerLength + rest.length - 4, 0);
  head[4] = 3;
  head.write('cursor\0', 5, 'latin1');
  head.writeInt32LE(4 + innerLength, 12);
  return [head, ...inner, rest.subarray(4)];
}

/** The cursor document after its length: batch, id, ns, extra, end. */
function cursorPieces(cursor: RawCursor): Uint8Array[] {
  const elements: Uint8Array[] = [];
  cursor.batch.forEach((document, i) =>
    elements.push(Buffer.from(`\x03${i}\0`, 'latin1'), document),
  );
  const name = Buffer.from(`\x04${cursor.batchName}\0`, 'latin1');
  const arrayLength = Buffer.alloc(4);
  arrayLength.writeInt32LE(4 + lengthOf(elements) + 1, 0);
  const tail = new Map<string, Value>([
    ['id', cursor.id],
    ['ns', cursor.namespace],
    ...(cursor.extra ?? []),
  ]);
  return [name, arrayLength, ...elements, Buffer.alloc(1), encode(tail).subarray(4)];
}

function lengthOf(pieces: readonly Uint8Array[]): number {
  let length = 0;
  for (const piece of pieces) length += piece.length;
  return length;
}
