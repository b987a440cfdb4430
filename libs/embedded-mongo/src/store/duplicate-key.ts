import { BSONRegExp, ObjectId } from 'bson';
import { failure, type MongoError } from '../errors';
import { isArray, isDoc, type Doc, type Value } from '../bson/value';
import type { Collection } from './collection';
import type { SecondaryIndex } from './secondary-index';

/** E11000 with the texts and fields that drivers and mongoose read. */
export function duplicateKey(collection: Collection, index: SecondaryIndex, doc: Doc): MongoError {
  const keyValue: Doc = new Map();
  for (const { path } of index.fields) keyValue.set(path, firstAt(doc, path.split('.')));
  const shown = [...keyValue].map(([path, value]) => `${path}: ${show(value)}`).join(', ');
  return failure(
    'DuplicateKey',
    `E11000 duplicate key error collection: ${collection.namespace} index: ${index.name} dup key: { ${shown} }`,
    new Map<string, Value>([
      ['keyPattern', index.specification.get('key') ?? new Map()],
      ['keyValue', keyValue],
    ]),
  );
}

function firstAt(value: Value | undefined, path: readonly string[]): Value {
  const [name, ...rest] = path;
  if (isArray(value)) return value.length > 0 ? firstAt(value[0], path) : null;
  if (name === undefined) return value ?? null;
  return isDoc(value) ? firstAt(value.get(name), rest) : null;
}

function show(value: Value): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (value instanceof ObjectId) return `ObjectId('${value.toHexString()}')`;
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (value instanceof BSONRegExp) return `/${value.pattern}/${value.options}`;
  if (isDoc(value))
    return `{ ${[...value].map(([name, inner]) => `${name}: ${show(inner)}`).join(', ')} }`;
  if (isArray(value)) return `[ ${value.map(show).join(', ')} ]`;
  return String(value);
}
