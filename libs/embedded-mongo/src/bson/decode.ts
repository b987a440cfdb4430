import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Double,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson';
import { failure, MongoError } from '../errors';
import { BsonType, MAX_DEPTH } from './layout';
import { looksLikeInt, type Doc, type Value } from './value';

/**
 * Reads one document from the start of `bytes`; binary values are copied, so the bytes may be reused.
 * Errors: InvalidBSON (22) for bytes that are no document, Overflow (15) when nested too deep.
 */
export function decode(bytes: Uint8Array): Doc {
  const buffer = Buffer.isBuffer(bytes)
    ? bytes
    : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return new Reader(buffer).document(0);
  } catch (error) {
    if (error instanceof MongoError) throw error;
    throw failure('InvalidBSON', `not a BSON document: ${(error as Error).message}`);
  }
}

/** The value of the first field when it has this name; undefined otherwise. The rest is not looked at. */
export function firstField(bytes: Buffer, name: string): Value | undefined {
  return new Reader(bytes).first(name);
}

/** Only these top-level fields, of bytes that were decoded before. */
export function decodeFields(bytes: Buffer, names: ReadonlySet<string>): Doc {
  return new Reader(bytes).fields(names);
}

class Reader {
  private at = 0;

  constructor(private readonly bytes: Buffer) {}

  document(depth: number): Doc {
    const end = this.enter(depth);
    const doc: Doc = new Map();
    for (;;) {
      const type = this.bytes[this.at++];
      if (type === 0) break;
      const name = this.cstring();
      doc.set(name, this.value(type, depth));
    }
    this.leave(end);
    return doc;
  }

  first(name: string): Value | undefined {
    this.enter(0);
    const type = this.bytes[this.at++];
    return type !== 0 && this.cstring() === name ? this.value(type, 0) : undefined;
  }

  fields(names: ReadonlySet<string>): Doc {
    this.enter(0);
    const doc: Doc = new Map();
    while (doc.size < names.size) {
      const type = this.bytes[this.at++];
      if (type === 0) break;
      const name = this.cstring();
      if (names.has(name)) doc.set(name, this.value(type, 0));
      else this.skip(type);
    }
    return doc;
  }

  private skip(type: number | undefined): void {
    if (type === BsonType.string) this.at += 4 + this.bytes.readInt32LE(this.at);
    else if (type === BsonType.object || type === BsonType.array)
      this.at += this.bytes.readInt32LE(this.at);
    else this.value(type, 0);
  }

  private array(depth: number): Value[] {
    const end = this.enter(depth);
    const items: Value[] = [];
    for (;;) {
      const type = this.bytes[this.at++];
      if (type === 0) break;
      const nameEnd = this.bytes.indexOf(0, this.at);
      if (nameEnd < 0) throw new RangeError('name without its end');
      this.at = nameEnd + 1;
      items.push(this.value(type, depth));
    }
    this.leave(end);
    return items;
  }

  private enter(depth: number): number {
    if (depth > MAX_DEPTH) throw failure('Overflow', `more than ${MAX_DEPTH} levels of nesting`);
    const end = this.at + this.bytes.readInt32LE(this.at);
    if (end < this.at + 5 || end > this.bytes.length) throw new RangeError('wrong length');
    this.at += 4;
    return end;
  }

  private leave(end: number): void {
    if (this.at !== end) throw new RangeError('the length does not fit the fields');
  }

  private value(type: number | undefined, depth: number): Value {
    switch (type) {
      case BsonType.double:
        return this.double();
      case BsonType.string:
        return this.string();
      case BsonType.object:
        return this.document(depth + 1);
      case BsonType.array:
        return this.array(depth + 1);
      case BsonType.objectId:
        return new ObjectId(this.take(12));
      case BsonType.bool:
        return this.bytes.readUInt8(this.at++) === 1;
      case BsonType.date:
        return new Date(Number(this.int64()));
      case BsonType.null:
      case BsonType.undefined:
        return null;
      case BsonType.int:
        return this.int32();
      case BsonType.long:
        return this.int64();
      default:
        return this.rareValue(type, depth);
    }
  }

  private rareValue(type: number | undefined, depth: number): Value {
    switch (type) {
      case BsonType.binData:
        return this.binary();
      case BsonType.regex:
        return new BSONRegExp(this.cstring(), this.cstring());
      case BsonType.dbPointer:
        return new Map<string, Value>([
          ['$ref', this.string()],
          ['$id', new ObjectId(this.take(12))],
        ]);
      case BsonType.javascript:
        return new Code(this.string());
      case BsonType.symbol:
        return new BSONSymbol(this.string());
      case BsonType.javascriptWithScope:
        this.at += 4;
        return new Code(this.string(), this.document(depth + 1));
      case BsonType.timestamp:
        return this.timestamp();
      case BsonType.decimal:
        return new Decimal128(this.take(16));
      case BsonType.minKey:
        return new MinKey();
      case BsonType.maxKey:
        return new MaxKey();
      default:
        throw new RangeError(`unknown type ${type}`);
    }
  }

  private int32(): number {
    const value = this.bytes.readInt32LE(this.at);
    this.at += 4;
    return value;
  }

  private int64(): bigint {
    const value = this.bytes.readBigInt64LE(this.at);
    this.at += 8;
    return value;
  }

  /** By its halves: the driver's class would go from a bigint through a text. */
  private timestamp(): Timestamp {
    const i = this.bytes.readUInt32LE(this.at);
    const t = this.bytes.readUInt32LE(this.at + 4);
    this.at += 8;
    return new Timestamp({ t, i });
  }

  private double(): number | Double {
    const value = this.bytes.readDoubleLE(this.at);
    this.at += 8;
    return looksLikeInt(value) ? new Double(value) : value;
  }

  private binary(): Binary {
    const length = this.int32();
    const subType = this.bytes.readUInt8(this.at++);
    if (subType !== Binary.SUBTYPE_BYTE_ARRAY) return new Binary(this.take(length), subType);
    this.at += 4;
    return new Binary(this.take(length - 4), subType);
  }

  /** A copy of the next bytes. */
  private take(length: number): Buffer {
    const end = this.at + length;
    if (length < 0 || end > this.bytes.length) throw new RangeError('wrong length');
    const copy = Buffer.from(this.bytes.subarray(this.at, end));
    this.at = end;
    return copy;
  }

  private string(): string {
    const length = this.int32();
    const end = this.at + length - 1;
    if (length < 1 || this.bytes[end] !== 0) throw new RangeError('string without its end');
    const text = this.text(this.at, end);
    this.at = end + 1;
    return text;
  }

  private cstring(): string {
    let end = this.at;
    while (this.bytes[end] !== 0) {
      if (++end > this.bytes.length) throw new RangeError('name without its end');
    }
    const text = this.text(this.at, end);
    this.at = end + 1;
    return text;
  }

  /** Short ASCII is read by hand: a call into the native decoder costs more than the text. */
  private text(from: number, to: number): string {
    if (to - from > 24) return this.bytes.toString('utf8', from, to);
    let text = '';
    for (let at = from; at < to; at++) {
      const byte = this.bytes[at] ?? 0;
      if (byte > 127) return this.bytes.toString('utf8', from, to);
      text += String.fromCharCode(byte);
    }
    return text;
  }
}
