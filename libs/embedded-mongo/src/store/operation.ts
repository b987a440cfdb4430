/** What a journal record can say. The numbers are on disk: never reuse one. */
export const OP = {
  commit: 1,
  put: 2,
  remove: 3,
  create: 4,
  drop: 5,
  createIndex: 6,
  dropIndex: 7,
  rename: 8,
  modify: 9,
  statement: 10,
  dropDatabase: 11,
  event: 12,
  replace: 13,
} as const;

export type OpCode = (typeof OP)[keyof typeof OP];

/** One operation as read back: the namespace `db.collection` and a BSON document. */
export interface StoredOperation {
  code: number;
  namespace: string;
  bytes: Buffer;
}

/** `[code u8][namespace length u16][namespace utf8][BSON document]`; a document carries its own length. */
export function operation(code: OpCode, namespace: string, document: Uint8Array): Buffer {
  const nameLength = Buffer.byteLength(namespace);
  const out = Buffer.allocUnsafe(3 + nameLength + document.length);
  out[0] = code;
  out.writeUInt16LE(nameLength, 1);
  out.write(namespace, 3, 'utf8');
  out.set(document, 3 + nameLength);
  return out;
}

/** Splits a payload into its operations. The byte ranges are views of `payload`. */
export function* operationsOf(payload: Buffer): Generator<StoredOperation> {
  let at = 0;
  while (at < payload.length) {
    const code = payload[at] ?? 0;
    const nameLength = payload.readUInt16LE(at + 1);
    const nameEnd = at + 3 + nameLength;
    const namespace = payload.toString('utf8', at + 3, nameEnd);
    const end = nameEnd + payload.readUInt32LE(nameEnd);
    yield { code, namespace, bytes: payload.subarray(nameEnd, end) };
    at = end;
  }
}

/** Splits `db.collection.with.dots` at the first dot. */
export function splitNamespace(namespace: string): [database: string, collection: string] {
  const dot = namespace.indexOf('.');
  return dot < 0 ? [namespace, ''] : [namespace.slice(0, dot), namespace.slice(dot + 1)];
}
