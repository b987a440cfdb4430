import { Double } from 'bson';
import { compare, equal } from '../bson/compare';
import { collationOf } from '../bson/collation';
import { failedToParse, failure, MongoError } from '../errors';
import { isDoc, isNumeric, type Doc, type Value } from '../bson/value';
import { compileFilter } from '../query/match';
import type { Collection } from '../store/collection';
import { numberOf, type SecondaryIndex } from '../store/secondary-index';

const PLUGINS = new Set(['text', '2d', '2dsphere', 'hashed']);
/** Everything a specification may say, also of kinds of indexes that are only accepted here. */
const FIELDS = new Set([
  'v',
  'key',
  'name',
  'ns',
  'background',
  'unique',
  'sparse',
  'expireAfterSeconds',
  'partialFilterExpression',
  'collation',
  'hidden',
  'prepareUnique',
  'storageEngine',
  'dropDups',
  'weights',
  'default_language',
  'language_override',
  'textIndexVersion',
  '2dsphereIndexVersion',
  'bits',
  'min',
  'max',
  'wildcardProjection',
]);
/** Options that make an index a different one. */
const COMPARED = [
  'unique',
  'sparse',
  'expireAfterSeconds',
  'partialFilterExpression',
  'collation',
  'hidden',
];

/** A checked specification with its version first; a collection's default collation is written into it. */
export function checkSpecification(sent: Value, collection: Collection): Doc {
  if (!isDoc(sent)) throw failedToParse('an index specification must be an object');
  const key = sent.get('key');
  if (!isDoc(key) || key.size === 0)
    throw failure('CannotCreateIndex', 'Index keys cannot be empty.');
  for (const [path, way] of key) checkWay(path, way);
  if (typeof sent.get('name') !== 'string' || sent.get('name') === '') {
    throw failedToParse("The 'name' field is a required property of an index specification");
  }
  for (const name of sent.keys()) {
    if (!FIELDS.has(name)) throw unknownOption(name);
  }
  checkOptions(sent, key);
  const specification = new Map<string, Value>([
    ['v', 2],
    ['key', key],
    ['name', sent.get('name') ?? ''],
  ]);
  for (const [name, value] of sent)
    if (!['ns', 'background'].includes(name)) specification.set(name, value);
  const inherited = collection.options.get('collation');
  if (!specification.has('collation') && isDoc(inherited))
    specification.set('collation', inherited);
  return specification;
}

const unknownOption = (name: string): MongoError =>
  new MongoError(
    197,
    'InvalidIndexSpecificationOption',
    `The field '${name}' is not valid for an index specification.`,
  );

function checkWay(path: string, way: Value): void {
  if (path === '' || path.split('.').includes('')) {
    throw failure('CannotCreateIndex', `Index key '${path}' contains an empty field name`);
  }
  if (path.includes('$**'))
    throw failure('NotImplemented', 'wildcard indexes are not supported by this server');
  if (typeof way === 'string' ? !PLUGINS.has(way) : !isNumeric(way)) {
    throw failure('CannotCreateIndex', `Unknown index plugin or direction for '${path}'`);
  }
  const direction = typeof way === 'string' ? 1 : numberOf(way);
  if (direction === 0 || Number.isNaN(direction)) {
    throw failure('CannotCreateIndex', 'Values in the index key pattern cannot be 0.');
  }
}

function checkOptions(sent: Doc, key: Doc): void {
  const partial = sent.get('partialFilterExpression');
  if (partial !== undefined) {
    if (!isDoc(partial))
      throw failure('TypeMismatch', "'partialFilterExpression' must be an object");
    compileFilter(partial);
    if (sent.get('sparse') === true) {
      throw failure(
        'CannotCreateIndex',
        'cannot mix "partialFilterExpression" and "sparse" options',
      );
    }
  }
  const expiry = sent.get('expireAfterSeconds');
  if (expiry !== undefined) {
    if (!isNumeric(expiry))
      throw failure('CannotCreateIndex', "TTL index 'expireAfterSeconds' option must be numeric");
    if (numberOf(expiry) < 0)
      throw failure(
        'CannotCreateIndex',
        "TTL index 'expireAfterSeconds' option must be within an acceptable range",
      );
    if (key.size > 1)
      throw failure(
        'CannotCreateIndex',
        'TTL indexes are single-field indexes, compound indexes do not support TTL',
      );
  }
  const collation = sent.get('collation');
  if (isDoc(collation)) collationOf(collation);
}

/**
 * True when the very index is there already. Errors: IndexKeySpecsConflict (86) for the same name with another meaning,
 * IndexOptionsConflict (85) for the same key under another name or with other options.
 */
export function alreadyThere(collection: Collection, wanted: Doc): boolean {
  const named = collection.indexes.get(String(wanted.get('name')));
  if (named) {
    if (sameKey(named, wanted) && sameOptions(named.specification, wanted)) return true;
    const text = `An existing index has the same name as the requested index. Requested index: ${show(wanted)}, existing index: ${show(named.specification)}`;
    throw failure('IndexKeySpecsConflict', text);
  }
  for (const index of collection.indexes.values()) {
    if (!sameKey(index, wanted) || !sameIdentity(index.specification, wanted)) continue;
    if (sameOptions(index.specification, wanted)) {
      throw failure(
        'IndexOptionsConflict',
        `Index already exists with a different name: ${index.name}`,
      );
    }
    const text = `An equivalent index already exists with a different name and options. Requested index: ${show(wanted)}, existing index: ${show(index.specification)}`;
    throw failure('IndexOptionsConflict', text);
  }
  return false;
}

const sameKey = (index: SecondaryIndex, wanted: Doc): boolean =>
  compare(index.specification.get('key'), wanted.get('key')) === 0;

/** Two indexes on one key may live side by side when their collation or their part differs. */
const sameIdentity = (a: Doc, b: Doc): boolean =>
  ['collation', 'partialFilterExpression'].every((name) => equal(a.get(name), b.get(name)));

function sameOptions(a: Doc, b: Doc): boolean {
  return COMPARED.every((name) => equal(normal(a.get(name)), normal(b.get(name))));
}

const normal = (value: Value | undefined): Value | undefined =>
  value === false || value === null ? undefined : value;

function show(doc: Doc): string {
  const parts = [...doc].map(
    ([name, value]) => `${name}: ${isDoc(value) ? show(value) : showScalar(value)}`,
  );
  return `{ ${parts.join(', ')} }`;
}

const showScalar = (value: Value): string =>
  typeof value === 'string'
    ? JSON.stringify(value)
    : value instanceof Double
      ? String(value.value)
      : String(value);
