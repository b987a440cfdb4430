import { equal } from '../../bson/compare';
import { failure } from '../../errors';
import { isDoc, type Doc, type Value } from '../../bson/value';
import type { Collection } from '../../store/collection';
import type { SecondaryIndex } from '../../store/secondary-index';
import { docField, stringField } from '../arguments';
import type { Command } from '../command';
import { reply } from '../reply';
import { assertConvertible } from './unique-index';

const OPTIONS = [
  'validator',
  'validationLevel',
  'validationAction',
  'changeStreamPreAndPostImages',
  'expireAfterSeconds',
  'viewOn',
  'pipeline',
];
/** Limits of a capped collection have other names here. */
const CAPPED: Readonly<Record<string, string>> = { cappedSize: 'size', cappedMax: 'max' };
const INDEX_OPTIONS = ['expireAfterSeconds', 'hidden', 'prepareUnique', 'unique'];

export const collMod: Command = {
  names: ['collMod'],
  fields: [...OPTIONS, ...Object.keys(CAPPED), 'index'],
  writes: true,
  run({ body, context, database }) {
    const collection = context.store.ddl.find(database, stringField(body, 'collMod'));
    if (!collection) throw failure('NamespaceNotFound', 'ns does not exist');
    const changed = new Map([...pick(body, OPTIONS), ...cappedLimits(body)]);
    const wanted = docField(body, 'index');
    if (changed.size > 0 || !wanted)
      context.store.ddl.modify(collection, new Map([...collection.options, ...changed]));
    if (!wanted) return reply();
    const index = indexOf(collection, wanted);
    const before = index.specification;
    const after = new Map([...before, ...pick(wanted, INDEX_OPTIONS)]);
    if (wanted.get('unique') === true) {
      assertConvertible(collection, index);
      after.delete('prepareUnique');
    }
    context.store.ddl.respecify(collection, index, after);
    return reply(...told(before, after));
  },
};

function cappedLimits(body: Doc): [string, Value][] {
  return Object.entries(CAPPED).flatMap(([sent, kept]) => {
    const limit = body.get(sent);
    return limit === undefined ? [] : [[kept, limit] as [string, Value]];
  });
}

const pick = (from: Doc, names: readonly string[]): Doc =>
  new Map([...from].filter(([name]) => names.includes(name)));

function indexOf(collection: Collection, wanted: Doc): SecondaryIndex {
  for (const index of collection.indexes.values()) {
    const pattern = wanted.get('keyPattern');
    if (index.name === wanted.get('name')) return index;
    if (isDoc(pattern) && equal(pattern, index.specification.get('key'))) return index;
  }
  throw failure('IndexNotFound', `cannot find index for ns ${collection.namespace}`);
}

function told(before: Doc, after: Doc): [string, Value][] {
  return INDEX_OPTIONS.filter(
    (name) => after.has(name) && !equal(before.get(name), after.get(name)),
  ).flatMap((name): [string, Value][] => [
    [`${name}_old`, before.get(name) ?? null],
    [`${name}_new`, after.get(name) ?? null],
  ]);
}
