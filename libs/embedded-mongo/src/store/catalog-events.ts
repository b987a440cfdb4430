import type { Binary } from 'bson';
import { equal } from '../bson/compare';
import type { Doc, Value } from '../bson/value';
import type { Change } from './change-log';
import type { Collection } from './collection';
import { splitNamespace } from './operation';

/** What a change of the catalog is for change streams. The same functions serve when it happens and when it is read back. */
export type CatalogEvent = Pick<
  Change,
  'kind' | 'database' | 'collection' | 'uuid' | 'description' | 'to'
>;

function about(
  kind: Change['kind'],
  { database, name, uuid }: Collection,
  description?: Doc,
): CatalogEvent {
  return { kind, database, collection: name, uuid, description };
}

export function created(collection: Collection): CatalogEvent {
  const idIndex = collection.indexes.get('_id_');
  const description: Doc = idIndex
    ? new Map([...collection.options, ['idIndex', idIndex.specification]])
    : new Map(collection.options);
  return about('create', collection, description);
}

export const dropped = (collection: Collection): CatalogEvent => about('drop', collection);

export const databaseDropped = (database: string): CatalogEvent => ({
  kind: 'dropDatabase',
  database,
  collection: '',
});

/** `collection` still has its former name. `replaced`: the identity of a collection that had the new one. */
export function renamed(collection: Collection, to: string, replaced?: Binary): CatalogEvent {
  const [db, coll] = splitNamespace(to);
  const description = new Map<string, Value>([
    [
      'to',
      new Map([
        ['db', db],
        ['coll', coll],
      ]),
    ],
  ]);
  if (replaced) description.set('dropTarget', replaced);
  return { ...about('rename', collection, description), to };
}

export const indexCreated = (collection: Collection, specification: Doc): CatalogEvent =>
  about('createIndexes', collection, new Map([['indexes', [specification]]]));

export const indexDropped = (collection: Collection, specification: Doc): CatalogEvent =>
  about('dropIndexes', collection, new Map([['indexes', [specification]]]));

/** The options that are other than before. */
export const modified = (collection: Collection, before: Doc, after: Doc): CatalogEvent =>
  about('modify', collection, changedFields(before, after));

export function indexModified(collection: Collection, before: Doc, after: Doc): CatalogEvent {
  const index = new Map([['name', after.get('name') ?? null], ...changedFields(before, after)]);
  return about('modify', collection, new Map([['index', index]]));
}

const changedFields = (before: Doc, after: Doc): Doc =>
  new Map([...after].filter(([name, value]) => !equal(before.get(name), value)));
