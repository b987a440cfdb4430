import { Decimal128, Double } from 'bson';
import { badValue } from '../errors';
import { kindOf, toNumber } from './number';
import { Rank, rankOf } from './rank';
import { isNumeric, type Numeric, type Value } from './value';

/** Aliases of `$type` with their numbers. */
const NUMBERS: Readonly<Record<string, number>> = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binData: 5,
  undefined: 6,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  dbPointer: 12,
  javascript: 13,
  symbol: 14,
  javascriptWithScope: 15,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
  minKey: -1,
  maxKey: 127,
};

const ALIASES = new Map(Object.entries(NUMBERS).map(([alias, number]) => [number, alias]));

const BY_RANK: Readonly<Record<Rank, string>> = {
  [Rank.minKey]: 'minKey',
  [Rank.missing]: 'missing',
  [Rank.null]: 'null',
  [Rank.number]: 'number',
  [Rank.string]: 'string',
  [Rank.object]: 'object',
  [Rank.array]: 'array',
  [Rank.binData]: 'binData',
  [Rank.objectId]: 'objectId',
  [Rank.bool]: 'bool',
  [Rank.date]: 'date',
  [Rank.timestamp]: 'timestamp',
  [Rank.regex]: 'regex',
  [Rank.javascript]: 'javascript',
  [Rank.javascriptWithScope]: 'javascriptWithScope',
  [Rank.maxKey]: 'maxKey',
};

/** The name of a value's BSON type as `$type` answers it: `int`, `string`, …, `missing`. */
export function typeName(value: Value | undefined): string {
  const rank = rankOf(value);
  if (rank === Rank.number) return kindOf(value as Numeric);
  if (rank === Rank.string && typeof value !== 'string') return 'symbol';
  return BY_RANK[rank];
}

/**
 * A test for the type that an alias or a number names; `number` stands for all four.
 * Errors: BadValue (2) for a type that does not exist.
 */
export function typeTest(spec: Value): (value: Value | undefined) => boolean {
  if (spec === 'number') return isNumeric;
  const alias = typeof spec === 'string' ? knownAlias(spec) : aliasOf(spec);
  return (value) => typeName(value) === alias;
}

function knownAlias(alias: string): string {
  if (!(alias in NUMBERS)) throw badValue(`Unknown type name alias: ${alias}`);
  return alias;
}

function aliasOf(spec: Value): string {
  if (!isNumeric(spec)) throw badValue('type must be represented as a number or a string');
  const alias = ALIASES.get(toNumber(spec));
  if (alias === undefined) throw badValue(`Invalid numerical type code: ${toNumber(spec)}`);
  return alias;
}

/** True when both values are the same bytes: 1 and 1.0 are not, `{a,b}` and `{b,a}` are not. */
export function identical(a: Value | undefined, b: Value | undefined): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, index) => identical(item, b[index]));
  }
  if (a instanceof Map) return b instanceof Map && identicalDocs(a, b);
  if (typeName(a) !== typeName(b)) return false;
  return identicalScalars(a as Value, b as Value);
}

function identicalDocs(a: ReadonlyMap<string, Value>, b: ReadonlyMap<string, Value>): boolean {
  if (a.size !== b.size) return false;
  const others = b.entries();
  for (const [name, value] of a) {
    const other = others.next().value;
    if (other?.[0] !== name || !identical(value, other[1])) return false;
  }
  return true;
}

function identicalScalars(a: Value, b: Value): boolean {
  if (a instanceof Decimal128) return Buffer.compare(a.bytes, (b as Decimal128).bytes) === 0;
  if (a instanceof Double && b instanceof Double) return Object.is(a.value, b.value);
  if (typeof a === 'number' || typeof a === 'bigint') return Object.is(a, b);
  if (a instanceof Date) return Object.is(a.getTime(), (b as Date).getTime());
  if (typeof a === 'string' || typeof a === 'boolean') return a === b;
  return sameBytes(a, b);
}

/** What is left has few fields; its JSON names all of them. */
const sameBytes = (a: Value, b: Value): boolean => JSON.stringify(a) === JSON.stringify(b);
