import { encode } from '../bson/encode';
import type { Binary } from 'bson';
import { failure } from '../errors';
import type { Doc, Value } from '../bson/value';
import { atOnce } from '../pause';
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
import { Collection } from './collection';
import { IndexBuild } from './index-build';
import { OP, operation, splitNamespace } from './operation';
import { SecondaryIndex } from './secondary-index';
import type { Store } from './store';
import type { Transaction } from './transaction';

/** Everything that changes the catalog: journaled, announced to change streams, and undone with its transaction. */
export class CatalogChanges {
  constructor(private readonly store: Store) {}

  find(database: string, name: string, transaction?: Transaction): Collection | undefined {
    const namespace = `${database}.${name}`;
    return transaction?.created.get(namespace) ?? this.store.catalog.get(namespace);
  }

  /** The collection, made when it does not exist; in a transaction it exists for the others from the commit on. */
  ensure(database: string, name: string, transaction?: Transaction): Collection {
    return (
      this.find(database, name, transaction) ?? this.create(database, name, new Map(), transaction)
    );
  }

  create(database: string, name: string, options: Doc, transaction?: Transaction): Collection {
    this.store.assertWritable();
    assertName(database, name);
    const collection = new Collection(database, name, options);
    if (transaction) {
      transaction.created.set(collection.namespace, collection);
      return collection;
    }
    this.announce(createOperation(collection), created(collection));
    this.store.catalog.add(collection);
    return collection;
  }

  drop(collection: Collection): void {
    this.store.assertWritable();
    const stored = operation(OP.drop, collection.namespace, encode(new Map()));
    this.announce(stored, dropped(collection));
    this.store.catalog.remove(collection);
    collection.dropped = true;
  }

  dropDatabase(database: string): void {
    const collections = this.store.catalog.inDatabase(database);
    for (const collection of collections) this.drop(collection);
    if (collections.length === 0) return;
    const stored = operation(OP.dropDatabase, `${database}.`, encode(new Map()));
    this.announce(stored, databaseDropped(database));
  }

  /** `replaced`: the identity of a collection that had the name and was dropped for this. */
  rename(collection: Collection, to: string, replaced?: Binary): void {
    this.store.assertWritable();
    assertName(...splitNamespace(to));
    const doc = new Map<string, Value>([['to', to]]);
    if (replaced) doc.set('replaced', replaced);
    const stored = operation(OP.rename, collection.namespace, encode(doc));
    this.announce(stored, renamed(collection, to, replaced));
    this.store.catalog.rename(collection, to);
  }

  modify(collection: Collection, options: Doc): void {
    this.store.assertWritable();
    const before = collection.options;
    collection.options = options;
    try {
      collection.readOptions();
    } catch (error) {
      collection.options = before;
      throw error;
    }
    const stored = encode(new Map<string, Value>([['options', options]]));
    this.announce(
      operation(OP.modify, collection.namespace, stored),
      modified(collection, before, options),
    );
  }

  /** Builds the index over what is there. Errors: DuplicateKey (11000), CannotIndexParallelArrays (171). */
  createIndex(collection: Collection, specification: Doc, transaction?: Transaction): void {
    const build = this.beginIndex(collection, specification);
    try {
      atOnce(build.fill());
      this.finishIndex(collection, build, transaction);
    } finally {
      build.abandon();
    }
  }

  /** An index that is filled in steps, while others write. It is finished or abandoned. */
  beginIndex(collection: Collection, specification: Doc): IndexBuild {
    this.store.assertWritable();
    this.store.memory.index(collection.documents.size);
    return new IndexBuild(collection, new SecondaryIndex(specification));
  }

  /** Errors: DuplicateKey (11000), IndexBuildAborted (276). */
  finishIndex(collection: Collection, build: IndexBuild, transaction?: Transaction): void {
    this.store.assertWritable();
    build.finish();
    const { index } = build;
    if (!transaction)
      this.announce(
        indexOperation(collection, index),
        indexCreated(collection, index.specification),
      );
  }

  dropIndex(collection: Collection, name: string): void {
    this.store.assertWritable();
    const index = collection.indexes.get(name);
    if (!index) return;
    collection.indexes.delete(name);
    const stored = encode(new Map([['name', name]]));
    this.announce(
      operation(OP.dropIndex, collection.namespace, stored),
      indexDropped(collection, index.specification),
    );
  }

  /** Changes what an index says of itself (TTL, hidden), not its keys. */
  respecify(collection: Collection, index: SecondaryIndex, specification: Doc): void {
    this.store.assertWritable();
    const before = index.specification;
    index.specification = specification;
    this.announce(
      indexOperation(collection, index),
      indexModified(collection, before, specification),
    );
  }

  /** What a transaction created, for its journal record and for change streams, in the same order. */
  createdIn(transaction: Transaction): { operations: Buffer[]; events: CatalogEvent[] } {
    const operations: Buffer[] = [];
    const events: CatalogEvent[] = [];
    for (const collection of transaction.created.values()) {
      operations.push(createOperation(collection));
      events.push(created(collection));
      for (const index of collection.indexes.values()) {
        if (index.isId) continue;
        operations.push(indexOperation(collection, index));
        events.push(indexCreated(collection, index.specification));
      }
    }
    return { operations, events };
  }

  private announce(stored: Buffer, event: CatalogEvent): void {
    const header = this.store.header();
    this.store.record([stored], undefined, header);
    this.store.changes.add({ ...event, time: header.time, wall: header.wall });
    this.store.revealWithoutJournal();
  }
}

function createOperation({ namespace, options, uuid }: Collection): Buffer {
  return operation(
    OP.create,
    namespace,
    encode(
      new Map<string, Value>([
        ['options', options],
        ['uuid', uuid],
      ]),
    ),
  );
}

function indexOperation(collection: Collection, index: SecondaryIndex): Buffer {
  return operation(OP.createIndex, collection.namespace, encode(index.specification));
}

export function assertName(database: string, name: string): void {
  const namespace = `${database}.${name}`;
  const bad =
    database === '' ||
    name === '' ||
    name.startsWith('.') ||
    name.endsWith('.') ||
    name.includes('\0') ||
    /[/\\. "$\0]/.test(database) ||
    (name.includes('$') && !name.startsWith('system.'));
  if (bad) throw failure('InvalidNamespace', `Invalid namespace specified '${namespace}'`);
  if (Buffer.byteLength(namespace) > 255) {
    throw failure(
      'InvalidNamespace',
      `Fully qualified namespace is too long. Namespace: ${namespace} Max: 255`,
    );
  }
}
