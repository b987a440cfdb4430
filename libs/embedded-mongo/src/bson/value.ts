import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson';

/**
 * A document keeps its fields in the order they were written, integer-like names included,
 * which a plain object would not (`{"10":…,"2":…}`).
 */
export type Doc = Map<string, Value>;

/**
 * A BSON value in memory. The BSON type is always recoverable:
 * int32 → integral `number` in the int32 range; int64 → `bigint`; double → any other `number`, or `Double` when it
 * would look like an int32. The deprecated types `undefined` and DBPointer are read as null and as a `$ref` document.
 */
export type Value =
  | number
  | bigint
  | string
  | boolean
  | null
  | Date
  | Double
  | Decimal128
  | ObjectId
  | Binary
  | Timestamp
  | BSONRegExp
  | BSONSymbol
  | Code
  | MinKey
  | MaxKey
  | Value[]
  | Doc;

/** Any of the four BSON number types. */
export type Numeric = number | bigint | Double | Decimal128;

export const isDoc = (value: unknown): value is Doc => value instanceof Map;

export const isArray = (value: unknown): value is Value[] => Array.isArray(value);

/** An integral number that BSON stores as int32 (minus zero is a double). */
export const looksLikeInt = (value: number): boolean =>
  (value | 0) === value && !Object.is(value, -0);

/** The double `value`, wrapped when it would otherwise be taken for an int32. */
export const doubleOf = (value: number): number | Double =>
  looksLikeInt(value) ? new Double(value) : value;

export function isNumeric(value: unknown): value is Numeric {
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return true;
    case 'object':
      return value instanceof Double || value instanceof Decimal128;
    default:
      return false;
  }
}

/** True for null and for a field that is not there. */
export const isNullish = (value: Value | undefined): value is null | undefined => value == null;

/**
 * Turns plain JavaScript (objects, arrays, driver classes, RegExp, bytes) into engine values.
 * Fields that are `undefined` are left out; maps are converted, too.
 */
export function valueOf(input: unknown): Value {
  if (input === null || input === undefined) return null;
  if (typeof input !== 'object') return scalarOf(input);
  if (Array.isArray(input)) return input.map(valueOf);
  if (input instanceof Map) return docOf(input);
  if (input instanceof Date) return input;
  if (input instanceof RegExp) return new BSONRegExp(input.source, bsonFlags(input.flags));
  if (input instanceof Timestamp) return input;
  if (input instanceof Long) return input.toBigInt();
  if (input instanceof Int32) return input.valueOf();
  if (input instanceof Double) return doubleOf(input.value);
  if (input instanceof Uint8Array) return new Binary(input);
  if (input instanceof Code) return new Code(input.code, input.scope && docOf(input.scope));
  if ('_bsontype' in input) return input as Value;
  return docOf(input);
}

function scalarOf(input: unknown): Value {
  if (typeof input === 'number' || typeof input === 'bigint') return input;
  if (typeof input === 'string' || typeof input === 'boolean') return input;
  throw new TypeError(`a ${typeof input} cannot be stored`);
}

const bsonFlags = (flags: string): string =>
  [...flags].filter((flag) => 'imsux'.includes(flag)).join('');

/** A document from a plain object or a map; see {@link valueOf}. */
export function docOf(input: object): Doc {
  const entries = input instanceof Map ? input.entries() : Object.entries(input);
  const doc: Doc = new Map();
  for (const [name, value] of entries) {
    if (value !== undefined) doc.set(String(name), valueOf(value));
  }
  return doc;
}

/** Plain objects for people and tests; the order of integer-like names is lost. */
export function plainOf(value: Value | undefined): unknown {
  if (isArray(value)) return value.map(plainOf);
  if (!isDoc(value)) return value;
  return Object.fromEntries([...value].map(([name, inner]) => [name, plainOf(inner)]));
}

/** A copy that shares no document or array with the original (scalars are immutable by agreement). */
export function clone<V extends Value | undefined>(value: V): V;
export function clone(value: Value | undefined): Value | undefined {
  if (isArray(value)) return value.map((item) => clone(item));
  if (!isDoc(value)) return value;
  const copy: Doc = new Map();
  for (const [name, inner] of value) copy.set(name, clone(inner));
  return copy;
}
