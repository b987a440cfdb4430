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
import { badValue, failure } from '../errors';
import { BsonType, MAX_DEPTH, MAX_INTERNAL_BYTES } from './layout';
import { looksLikeInt, type Doc, type Value } from './value';

/**
 * Writes a document as BSON.
 * Errors: BSONObjectTooLarge (10334) above `limit` bytes, Overflow (15) when nested too deep,
 * BadValue (2) for a field name with a zero byte.
 */
export function encode(doc: Doc, limit = MAX_INTERNAL_BYTES): Uint8Array {
  const writer = new Writer();
  writer.document(doc, 0);
  if (writer.length > limit) {
    throw failure(
      'BSONObjectTooLarge',
      `BSONObj size: ${writer.length} is invalid. Size must be between 0 and ${limit}`,
    );
  }
  return writer.finish();
}

const FIRST_BYTES = 4096;
/** Kept between calls so that a small document costs one allocation: its own copy. */
let scratch = Buffer.allocUnsafe(FIRST_BYTES);

class Writer {
  private at = 0;
  private bytes = scratch;

  get length(): number {
    return this.at;
  }

  finish(): Buffer {
    const copy = Buffer.allocUnsafeSlow(this.at);
    this.bytes.copy(copy, 0, 0, this.at);
    if (this.bytes.length <= 1024 * 1024) scratch = this.bytes;
    return copy;
  }

  document(doc: Doc, depth: number): void {
    const start = this.open(depth);
    for (const [name, value] of doc) this.element(name, value, depth);
    this.close(start);
  }

  private array(items: readonly Value[], depth: number): void {
    const start = this.open(depth);
    items.forEach((item, index) => this.element(String(index), item, depth));
    this.close(start);
  }

  private open(depth: number): number {
    if (depth > MAX_DEPTH) throw failure('Overflow', `more than ${MAX_DEPTH} levels of nesting`);
    this.reserve(5);
    const start = this.at;
    this.at += 4;
    return start;
  }

  private close(start: number): void {
    this.byte(0);
    this.bytes.writeInt32LE(this.at - start, start);
  }

  private element(name: string, value: Value, depth: number): void {
    const typeAt = this.at;
    this.byte(0);
    this.cstring(name);
    const type = this.value(value, depth);
    this.bytes[typeAt] = type;
  }

  /** Writes the value and answers its type byte. */
  private value(value: Value, depth: number): number {
    switch (typeof value) {
      case 'string':
        this.string(value);
        return BsonType.string;
      case 'number':
        return looksLikeInt(value) ? this.int32(value, BsonType.int) : this.double(value);
      case 'bigint':
        return this.int64(BigInt.asIntN(64, value), BsonType.long);
      case 'boolean':
        this.byte(value ? 1 : 0);
        return BsonType.bool;
      default:
        return this.structured(value, depth);
    }
  }

  private structured(value: Exclude<Value, string | number | bigint | boolean>, depth: number) {
    if (value === null || value === undefined) return BsonType.null;
    if (value instanceof Map) {
      this.document(value, depth + 1);
      return BsonType.object;
    }
    if (Array.isArray(value)) {
      this.array(value, depth + 1);
      return BsonType.array;
    }
    if (value instanceof ObjectId) return this.raw(value.id, BsonType.objectId);
    if (value instanceof Date) return this.int64(BigInt(value.getTime() || 0), BsonType.date);
    if (value instanceof Double) return this.double(value.value);
    return this.rare(value, depth);
  }

  private rare(value: object, depth: number): number {
    if (value instanceof Binary) return this.binary(value);
    if (value instanceof Decimal128) return this.raw(value.bytes, BsonType.decimal);
    if (value instanceof Timestamp) {
      this.int32(value.getLowBits(), BsonType.int);
      return this.int32(value.getHighBits(), BsonType.timestamp);
    }
    if (value instanceof BSONRegExp) {
      this.cstring(value.pattern);
      this.cstring(value.options);
      return BsonType.regex;
    }
    if (value instanceof BSONSymbol) {
      this.string(value.value);
      return BsonType.symbol;
    }
    if (value instanceof Code) return this.code(value, depth);
    if (value instanceof MinKey) return BsonType.minKey;
    if (value instanceof MaxKey) return BsonType.maxKey;
    throw badValue('cannot be written as BSON');
  }

  private code(value: Code, depth: number): number {
    if (!value.scope) {
      this.string(value.code);
      return BsonType.javascript;
    }
    const start = this.at;
    this.int32(0, 0);
    this.string(value.code);
    this.document(value.scope as Doc, depth + 1);
    this.bytes.writeInt32LE(this.at - start, start);
    return BsonType.javascriptWithScope;
  }

  private binary(value: Binary): number {
    const old = value.sub_type === Binary.SUBTYPE_BYTE_ARRAY;
    this.int32(value.position + (old ? 4 : 0), 0);
    this.byte(value.sub_type);
    if (old) this.int32(value.position, 0);
    return this.raw(value.buffer.subarray(0, value.position), BsonType.binData);
  }

  private reserve(more: number): void {
    if (this.at + more <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.at + more));
    this.bytes.copy(larger, 0, 0, this.at);
    this.bytes = larger;
  }

  private byte(value: number): void {
    this.reserve(1);
    this.bytes[this.at++] = value;
  }

  private int32(value: number, type: number): number {
    this.reserve(4);
    this.at = this.bytes.writeInt32LE(value, this.at);
    return type;
  }

  private int64(value: bigint, type: number): number {
    this.reserve(8);
    this.at = this.bytes.writeBigInt64LE(value, this.at);
    return type;
  }

  private double(value: number): number {
    this.reserve(8);
    this.at = this.bytes.writeDoubleLE(value, this.at);
    return BsonType.double;
  }

  private raw(bytes: Uint8Array, type: number): number {
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.at);
    this.at += bytes.length;
    return type;
  }

  private string(text: string): void {
    const start = this.at;
    this.int32(0, 0);
    this.text(text);
    this.byte(0);
    this.bytes.writeInt32LE(this.at - start - 4, start);
  }

  private cstring(text: string): void {
    if (text.includes('\0')) throw badValue('a name must not contain a zero byte');
    this.text(text);
    this.byte(0);
  }

  private text(text: string): void {
    this.reserve(text.length * 3);
    if (text.length > 24) {
      this.at += this.bytes.write(text, this.at, 'utf8');
      return;
    }
    const start = this.at;
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      if (unit > 127) {
        this.at = start + this.bytes.write(text, start, 'utf8');
        return;
      }
      this.bytes[this.at++] = unit;
    }
  }
}
