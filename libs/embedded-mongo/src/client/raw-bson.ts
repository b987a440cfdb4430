import { BsonType, MAX_DEPTH } from '../bson/layout';

/** Bytes that are no BSON; `offset` counts from the start of the document. */
export class Malformed extends Error {
  constructor(
    readonly offset: number,
    message: string,
  ) {
    super(message);
  }
}

export interface Element {
  type: number;
  name: string;
  /** Where the value starts and ends. */
  from: number;
  to: number;
}

const FIXED: Record<number, number> = {
  [BsonType.double]: 8,
  [BsonType.undefined]: 0,
  [BsonType.objectId]: 12,
  [BsonType.bool]: 1,
  [BsonType.date]: 8,
  [BsonType.null]: 0,
  [BsonType.int]: 4,
  [BsonType.timestamp]: 8,
  [BsonType.long]: 8,
  [BsonType.decimal]: 16,
  [BsonType.maxKey]: 0,
  [BsonType.minKey]: 0,
};

const KNOWN = new Set<number>(Object.values(BsonType));

/** The elements of the document that starts at `start`, without looking into them. Errors: Malformed. */
export function* elements(bytes: Buffer, start = 0): Generator<Element> {
  const length = start + 4 <= bytes.length ? bytes.readInt32LE(start) : -1;
  const end = start + length - 1;
  if (length < 5 || end >= bytes.length) throw new Malformed(start, `wrong length ${length}`);
  if (bytes[end] !== 0) throw new Malformed(end, 'the document does not end where it says');
  let at = start + 4;
  while (at < end) {
    const type = bytes[at] as number;
    if (!KNOWN.has(type)) throw new Malformed(at, `type ${type} does not exist`);
    const nameEnd = bytes.indexOf(0, at + 1);
    if (nameEnd < 0 || nameEnd >= end) throw new Malformed(at, 'a field name does not end');
    const from = nameEnd + 1;
    const size = sizeOf(bytes, type, from, end, at);
    if (size < 0 || from + size > end) throw new Malformed(at, 'a value is longer than its place');
    yield { type, name: bytes.toString('utf8', at + 1, nameEnd), from, to: from + size };
    at = from + size;
  }
}

function sizeOf(bytes: Buffer, type: number, from: number, end: number, at: number): number {
  const fixed = FIXED[type];
  if (fixed !== undefined) return fixed;
  if (type === BsonType.regex) return regexSize(bytes, from);
  if (from + 4 > end) return -1;
  const length = bytes.readInt32LE(from);
  if (length < 0) return -1;
  switch (type) {
    case BsonType.string:
    case BsonType.javascript:
    case BsonType.symbol:
      return stringSize(bytes, from, length, end, at);
    case BsonType.dbPointer:
      return stringSize(bytes, from, length, end, at) + 12;
    case BsonType.object:
    case BsonType.array:
      return length < 5 ? -1 : length;
    case BsonType.javascriptWithScope:
      return length < 14 ? -1 : length;
    default:
      return length + 5;
  }
}

function stringSize(bytes: Buffer, from: number, length: number, end: number, at: number): number {
  if (length < 1 || from + 4 + length > end) return -1;
  if (bytes[from + 3 + length] !== 0) throw new Malformed(at, 'a text does not end where it says');
  return 4 + length;
}

function regexSize(bytes: Buffer, from: number): number {
  const pattern = bytes.indexOf(0, from);
  const flags = pattern < 0 ? -1 : bytes.indexOf(0, pattern + 1);
  return flags < 0 ? -1 : flags + 1 - from;
}

/** Looks at every byte of structure. Errors: Malformed. */
export function checkWhole(bytes: Buffer, start = 0, depth = 0): void {
  if (depth > MAX_DEPTH + 20) throw new Malformed(start, 'too many levels of nesting');
  for (const { type, from } of elements(bytes, start))
    if (type === BsonType.object || type === BsonType.array) checkWhole(bytes, from, depth + 1);
}

/** The bytes of the documents of an array. */
export function documentsOf(bytes: Buffer, { from }: Element): Buffer[] {
  return [...elements(bytes, from)].map((item) => bytes.subarray(item.from, item.to));
}
