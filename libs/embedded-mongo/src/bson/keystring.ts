import type { Binary, BSONRegExp, BSONSymbol, Code, ObjectId, Timestamp } from 'bson';
import type { Collation } from './collation';
import { complement, numberKey } from './number-key';
import { Rank, rankOf, textOf } from './rank';
import type { Doc, Numeric, Value } from './value';

/**
 * A latin1 text for an ordered index: keys compare with `<` as the values compare one after the other, each in its
 * direction. Values that are equal to {@link compare} have equal keys; no key is the beginning of another one
 * for as many values, so a key of the first fields is the beginning of all keys that share them.
 */
export function keyOf(
  values: readonly (Value | undefined)[],
  descending: readonly boolean[] = [],
  collation?: Collation,
): string {
  let key = '';
  values.forEach((value, index) => {
    const part = valueKey(value, collation);
    key += descending[index] ? complement(part) : part;
  });
  return key;
}

const END = '\x00';

function valueKey(value: Value | undefined, collation?: Collation): string {
  const rank = rankOf(value);
  return String.fromCharCode(rank) + content(rank, value as Value, collation);
}

function content(rank: Rank, value: Value, collation?: Collation): string {
  switch (rank) {
    case Rank.number:
      return numberKey(value as Numeric);
    case Rank.string: {
      const text = textOf(value as string | BSONSymbol);
      return collation ? latin1Key(collation.key(text)) : textKey(text);
    }
    case Rank.objectId:
      return Buffer.from((value as ObjectId).id).toString('latin1');
    case Rank.bool:
      return value === true ? '\x01' : '\x00';
    case Rank.date:
      return dateKey(value as Date);
    case Rank.object:
      return docKey(value as Doc, collation);
    case Rank.array:
      return (value as Value[]).map((item) => valueKey(item, collation)).join('') + END;
    default:
      return rareContent(rank, value);
  }
}

function rareContent(rank: Rank, value: Value): string {
  switch (rank) {
    case Rank.timestamp:
      return wholeKey(BigInt.asUintN(64, (value as Timestamp).toBigInt()));
    case Rank.binData:
      return binaryKey(value as Binary);
    case Rank.regex:
      return textKey((value as BSONRegExp).pattern) + textKey((value as BSONRegExp).options);
    case Rank.javascript:
      return textKey((value as Code).code);
    case Rank.javascriptWithScope:
      return textKey((value as Code).code) + docKey((value as Code).scope as Doc);
    default:
      return '';
  }
}

const PLAIN = /^[\x01-\x7f]*$/;

/** The UTF-8 bytes; a zero byte inside is marked so that the end comes before everything that goes on. */
function textKey(text: string): string {
  if (PLAIN.test(text)) return text + '\x00\x00';
  return latin1Key(Buffer.from(text, 'utf8').toString('latin1'));
}

const latin1Key = (bytes: string): string => bytes.replaceAll('\x00', '\x00\xff') + '\x00\x00';

const scratch = Buffer.alloc(8);

function wholeKey(value: bigint): string {
  scratch.writeBigUInt64BE(value);
  return scratch.toString('latin1', 0, 8);
}

const dateKey = (date: Date): string =>
  wholeKey(BigInt.asUintN(64, BigInt(date.getTime() || 0)) ^ (1n << 63n));

function binaryKey(value: Binary): string {
  scratch.writeUInt32BE(value.position);
  const length = scratch.toString('latin1', 0, 4);
  const bytes = Buffer.from(value.buffer.subarray(0, value.position)).toString('latin1');
  return length + String.fromCharCode(value.sub_type) + bytes;
}

/** As {@link compare} does: type, name, value of each field. */
function docKey(doc: Doc, collation?: Collation): string {
  let key = '';
  for (const [name, value] of doc) {
    const rank = rankOf(value);
    key += String.fromCharCode(rank) + textKey(name) + content(rank, value, collation);
  }
  return key + END;
}
