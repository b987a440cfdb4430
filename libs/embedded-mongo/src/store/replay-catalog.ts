import { Binary } from 'bson';
import { isDoc, type Doc, type Value } from '../bson/value';
import type { Catalog } from './catalog';
import {
  created,
  databaseDropped,
  dropped,
  indexCreated,
  indexDropped,
  indexModified,
  modified,
  renamed,
  type CatalogEvent,
} from './catalog-events';
import type { ChangeLog } from './change-log';
import { Collection } from './collection';
import type { CommitHeader } from './commit-record';
import { OP, splitNamespace } from './operation';
import { SecondaryIndex } from './secondary-index';

export interface ReplayTarget {
  catalog: Catalog;
  changes: ChangeLog;
  /** Of the journal record; undefined in a snapshot, which only describes what there is: nothing happened then. */
  header: CommitHeader | undefined;
}

/** Does again what the journal says of collections and indexes; the same events get the same numbers. */
export function replayCatalog(
  target: ReplayTarget,
  code: number,
  namespace: string,
  doc: Doc,
): void {
  const { catalog } = target;
  if (code === OP.dropDatabase) return tell(target, databaseDropped(splitNamespace(namespace)[0]));
  if (code === OP.create) {
    const collection = collectionOf(namespace, doc);
    catalog.add(collection);
    return tell(target, created(collection));
  }
  const collection = collectionAt(catalog, namespace);
  if (code === OP.drop) {
    catalog.remove(collection);
    tell(target, dropped(collection));
  } else if (code === OP.createIndex) replayIndex(target, collection, doc);
  else if (code === OP.dropIndex) replayDropIndex(target, collection, String(doc.get('name')));
  else if (code === OP.rename) {
    const to = String(doc.get('to'));
    const replaced = doc.get('replaced');
    tell(target, renamed(collection, to, replaced instanceof Binary ? replaced : undefined));
    catalog.rename(collection, to);
  } else if (code === OP.modify) {
    const before = collection.options;
    collection.options = asDoc(doc.get('options'));
    collection.readOptions();
    tell(target, modified(collection, before, collection.options));
  }
}

/** The same name again: the index says something else of itself from then on. */
function replayIndex(target: ReplayTarget, collection: Collection, specification: Doc): void {
  const index = new SecondaryIndex(specification);
  const before = collection.indexes.get(index.name);
  collection.indexes.set(index.name, index);
  tell(
    target,
    before
      ? indexModified(collection, before.specification, specification)
      : indexCreated(collection, specification),
  );
}

function replayDropIndex(target: ReplayTarget, collection: Collection, name: string): void {
  const index = collection.indexes.get(name);
  if (!index) return;
  collection.indexes.delete(name);
  tell(target, indexDropped(collection, index.specification));
}

function tell({ header, changes }: ReplayTarget, event: CatalogEvent): void {
  if (header) changes.add({ ...event, time: header.time, wall: header.wall });
}

export function collectionAt(catalog: Catalog, namespace: string): Collection {
  const found = catalog.get(namespace);
  if (found) return found;
  const collection = new Collection(...splitNamespace(namespace));
  catalog.add(collection);
  return collection;
}

function collectionOf(namespace: string, doc: Doc): Collection {
  const uuid = doc.get('uuid');
  const [database, name] = splitNamespace(namespace);
  return new Collection(
    database,
    name,
    asDoc(doc.get('options')),
    uuid instanceof Binary ? uuid : undefined,
  );
}

const asDoc = (value: Value | undefined): Doc => (isDoc(value) ? value : new Map());
