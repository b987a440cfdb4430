import { encode } from '../bson/encode';
import { failure } from '../errors';
import type { Doc, Value } from '../bson/value';
import { Collection } from './collection';
import { duplicateKey } from './duplicate-key';
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
    this.store.record([createOperation(collection)]);
    this.store.catalog.add(collection);
    return collection;
  }

  drop(collection: Collection): void {
    this.store.assertWritable();
    const { database, name, namespace } = collection;
    const header = this.store.header();
    this.store.record([operation(OP.drop, namespace, encode(new Map()))], undefined, header);
    this.store.catalog.remove(collection);
    this.store.changes.add({
      kind: 'drop',
      database,
      collection: name,
      time: header.time,
      wall: header.wall,
    });
    this.store.revealWithoutJournal();
  }

  dropDatabase(database: string): void {
    const collections = this.store.catalog.inDatabase(database);
    for (const collection of collections) this.drop(collection);
    if (collections.length === 0) return;
    const header = this.store.header();
    this.store.record(
      [operation(OP.dropDatabase, `${database}.`, encode(new Map()))],
      undefined,
      header,
    );
    const { time, wall } = header;
    this.store.changes.add({ kind: 'dropDatabase', database, collection: '', time, wall });
    this.store.revealWithoutJournal();
  }

  rename(collection: Collection, to: string): void {
    this.store.assertWritable();
    assertName(...splitNamespace(to));
    const { database, name, namespace } = collection;
    const header = this.store.header();
    this.store.record(
      [operation(OP.rename, namespace, encode(new Map([['to', to]])))],
      undefined,
      header,
    );
    this.store.catalog.rename(collection, to);
    const { time, wall } = header;
    this.store.changes.add({ kind: 'rename', database, collection: name, to, time, wall });
    this.store.revealWithoutJournal();
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
    this.store.record([operation(OP.modify, collection.namespace, stored)]);
  }

  /** Builds the index over what is there. Errors: DuplicateKey (11000), CannotIndexParallelArrays (171). */
  createIndex(collection: Collection, specification: Doc, transaction?: Transaction): void {
    this.store.assertWritable();
    const index = new SecondaryIndex(specification);
    for (const stored of collection.documents.values()) {
      const doc = stored.doc;
      const keys = index.keysOf(doc);
      for (const key of index.unique ? keys : []) {
        for (const holder of index.holders(key)) {
          if (holder !== stored.key) throw duplicateKey(collection, index, doc);
        }
      }
      index.add(keys, stored.key);
    }
    collection.indexes.set(index.name, index);
    if (!transaction) this.store.record([indexOperation(collection, index)]);
  }

  dropIndex(collection: Collection, name: string): void {
    this.store.assertWritable();
    collection.indexes.delete(name);
    const stored = encode(new Map([['name', name]]));
    this.store.record([operation(OP.dropIndex, collection.namespace, stored)]);
  }

  /** Changes what an index says of itself (TTL, hidden), not its keys. */
  respecify(collection: Collection, index: SecondaryIndex, specification: Doc): void {
    this.store.assertWritable();
    index.specification = specification;
    this.store.record([indexOperation(collection, index)]);
  }

  operationsOfCreated(transaction: Transaction): Buffer[] {
    return [...transaction.created.values()].flatMap((collection) => [
      createOperation(collection),
      ...[...collection.indexes.values()]
        .filter((index) => !index.isId)
        .map((index) => indexOperation(collection, index)),
    ]);
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
