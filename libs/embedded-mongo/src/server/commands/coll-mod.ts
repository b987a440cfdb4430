import { equal } from '../../bson/compare';
import { failure } from '../../errors';
import { isDoc, type Doc, type Value } from '../../bson/value';
import type { Collection } from '../../store/collection';
import type { SecondaryIndex } from '../../store/secondary-index';
import { docField, stringField } from '../arguments';
import type { Command } from '../command';
import { reply } from '../reply';

const OPTIONS = [
  'validator',
  'validationLevel',
  'validationAction',
  'changeStreamPreAndPostImages',
  'expireAfterSeconds',
  'viewOn',
  'pipeline',
];
const INDEX_OPTIONS = ['expireAfterSeconds', 'hidden'];

export const collMod: Command = {
  names: ['collMod'],
  fields: [
    ...OPTIONS,
    'index',
    'timeseries',
    'cappedSize',
    'cappedMax',
    'recordPreImages',
    'dryRun',
  ],
  writes: true,
  run({ body, context, database }) {
    const collection = context.store.ddl.find(database, stringField(body, 'collMod'));
    if (!collection) throw failure('NamespaceNotFound', 'ns does not exist');
    const changed = pick(body, OPTIONS);
    if (changed.size > 0)
      context.store.ddl.modify(collection, new Map([...collection.options, ...changed]));
    const wanted = docField(body, 'index');
    if (!wanted) return reply();
    const index = indexOf(collection, wanted);
    const before = index.specification;
    const after = new Map([...before, ...pick(wanted, INDEX_OPTIONS)]);
    context.store.ddl.respecify(collection, index, after);
    return reply(...told(before, after));
  },
};

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
  return INDEX_OPTIONS.filter((name) => !equal(before.get(name), after.get(name))).flatMap(
    (name): [string, Value][] => [
      [`${name}_old`, before.get(name) ?? null],
      [`${name}_new`, after.get(name) ?? null],
    ],
  );
}
