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
import type { Value } from './value';

/**
 * The place of a value's type in BSON's order, all of them below 256 so that one character of an index key holds it.
 * A value that is not there ranks before null, as `undefined` does.
 */
export const Rank = {
  minKey: 1,
  missing: 4,
  null: 5,
  number: 10,
  string: 15,
  object: 20,
  array: 25,
  binData: 30,
  objectId: 35,
  bool: 40,
  date: 45,
  timestamp: 47,
  regex: 50,
  javascript: 60,
  javascriptWithScope: 65,
  maxKey: 127,
} as const;

export type Rank = (typeof Rank)[keyof typeof Rank];

export function rankOf(value: Value | undefined): Rank {
  switch (typeof value) {
    case 'undefined':
      return Rank.missing;
    case 'number':
    case 'bigint':
      return Rank.number;
    case 'string':
      return Rank.string;
    case 'boolean':
      return Rank.bool;
    default:
      return rankOfObject(value);
  }
}

function rankOfObject(value: object | null): Rank {
  if (value === null) return Rank.null;
  if (value instanceof Map) return Rank.object;
  if (Array.isArray(value)) return Rank.array;
  if (value instanceof ObjectId) return Rank.objectId;
  if (value instanceof Date) return Rank.date;
  if (value instanceof Double || value instanceof Decimal128) return Rank.number;
  if (value instanceof Binary) return Rank.binData;
  if (value instanceof Timestamp) return Rank.timestamp;
  if (value instanceof BSONRegExp) return Rank.regex;
  if (value instanceof BSONSymbol) return Rank.string;
  if (value instanceof Code) return value.scope ? Rank.javascriptWithScope : Rank.javascript;
  if (value instanceof MinKey) return Rank.minKey;
  if (value instanceof MaxKey) return Rank.maxKey;
  throw new TypeError('not a BSON value');
}

export const textOf = (value: string | BSONSymbol): string =>
  typeof value === 'string' ? value : value.value;
