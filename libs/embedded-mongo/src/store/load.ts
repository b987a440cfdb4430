import { readFileSync, truncateSync } from 'node:fs';
import { Binary } from 'bson';
import { decode } from '../bson/decode';
import { keyOf } from '../bson/keystring';
import { isDoc, type Doc, type Value } from '../bson/value';
import type { Catalog } from './catalog';
import type { ChangeLog } from './change-log';
import type { ClusterTime } from './cluster-time';
import { Collection } from './collection';
import { decodeHeader, headerOf, type CommitHeader } from './commit-record';
import type { DataDirectory } from './data-directory';
import { readFrames } from './frame';
import { OP, operationsOf, splitNamespace, type StoredOperation } from './operation';
import { decodeStatement, type RetryMemory } from './retry-memory';
import { SecondaryIndex } from './secondary-index';
import { readSnapshot } from './snapshot-file';
import { StoredDocument } from './stored-document';

/** What is filled from disk. */
export interface Loaded {
  catalog: Catalog;
  changes: ChangeLog;
  retries: RetryMemory;
  time: ClusterTime;
}

/**
 * Reads the snapshot and every journal segment from it on: a compaction that was cut short has left acknowledged
 * writes in the later ones. A torn end is cut off the last segment; anywhere else it is damage.
 */
export function load(
  directory: DataDirectory,
  into: Loaded,
  segments = directory.segments(),
): void {
  const loader = new Loader(into);
  const snapshot = readSnapshot(directory.snapshot(directory.base));
  if (snapshot) {
    const good = readFrames(snapshot, (payload) => loader.apply(payload));
    if (good !== snapshot.length) throw directory.damaged('its snapshot is cut short');
  } else if (directory.base > 0) throw directory.damaged('its snapshot is missing');
  segments.forEach((segment, i) => {
    const path = directory.journal(segment);
    const bytes = readFileSync(path);
    const good = readFrames(bytes, (payload) => loader.apply(payload));
    if (good === bytes.length) return;
    if (i < segments.length - 1) throw directory.damaged(`journal segment ${segment} is cut short`);
    truncateSync(path, good);
  });
  loader.buildIndexes();
}

class Loader {
  private header: CommitHeader | undefined;

  constructor(private readonly into: Loaded) {}

  apply(payload: Buffer): void {
    this.header = undefined;
    for (const stored of operationsOf(payload)) this.operation(stored);
  }

  /** Trees are built once at the end, in order, instead of key by key. */
  buildIndexes(): void {
    for (const collection of this.into.catalog.all()) {
      const secondary = [...collection.indexes.values()].filter((index) => !index.isId);
      const idTree = collection.indexes.get('_id_')?.tree;
      for (const key of [...collection.documents.keys()].sort()) idTree?.add(key, key);
      if (secondary.length === 0) continue;
      for (const stored of collection.documents.values()) {
        const doc = stored.doc;
        for (const index of secondary) index.add(index.keysOf(doc), stored.key);
      }
    }
    this.into.changes.reveal();
  }

  private operation({ code, namespace, bytes }: StoredOperation): void {
    switch (code) {
      case OP.commit:
        this.header = decodeHeader(bytes);
        this.into.time.startAfter(this.header.time);
        this.into.changes.startAt(this.header.sequence);
        return;
      case OP.put:
      case OP.replace:
        return this.put(namespace, bytes, code === OP.replace);
      case OP.remove:
        return this.remove(namespace, decode(bytes));
      case OP.statement: {
        const { done, used } = decodeStatement(bytes);
        return this.into.retries.remember(done, used);
      }
      case OP.event:
        return this.event(namespace, decode(bytes));
      default:
        return this.catalogOperation(code, namespace, decode(bytes));
    }
  }

  private put(namespace: string, bytes: Buffer, replaced: boolean): void {
    const collection = this.collection(namespace);
    const after = new StoredDocument(keyOf([decode(bytes).get('_id')]), ownBytes(bytes));
    const before = collection.documents.get(after.key);
    collection.setCurrent(after.key, after);
    const kind = !before ? 'insert' : replaced ? 'replace' : 'update';
    this.note(collection, { kind, before, after });
  }

  private remove(namespace: string, doc: Doc): void {
    const collection = this.collection(namespace);
    const key = keyOf([doc.get('_id')]);
    const before = collection.documents.get(key);
    if (!before) return;
    collection.setCurrent(key, undefined);
    this.note(collection, { kind: 'delete', before });
  }

  private note(collection: Collection, change: Pick<ChangeOf, 'kind' | 'before' | 'after'>): void {
    if (!this.header) return;
    const { time, wall, transaction } = this.header;
    const { database, name } = collection;
    this.into.changes.add({ ...change, database, collection: name, time, wall, transaction });
  }

  private catalogOperation(code: number, namespace: string, doc: Doc): void {
    const { catalog } = this.into;
    if (code === OP.create) return catalog.add(collectionOf(namespace, doc));
    if (code === OP.dropDatabase) return this.noteCatalog('dropDatabase', namespace);
    const collection = this.collection(namespace);
    if (code === OP.drop) {
      catalog.remove(collection);
      this.noteCatalog('drop', namespace);
    } else if (code === OP.createIndex) {
      const index = new SecondaryIndex(doc);
      collection.indexes.set(index.name, index);
    } else if (code === OP.dropIndex) collection.indexes.delete(String(doc.get('name')));
    else if (code === OP.rename) {
      const to = String(doc.get('to'));
      catalog.rename(collection, to);
      this.noteCatalog('rename', namespace, to);
    } else if (code === OP.modify) {
      collection.options = asDoc(doc.get('options'));
      collection.readOptions();
    }
  }

  private noteCatalog(
    kind: 'drop' | 'rename' | 'dropDatabase',
    namespace: string,
    to?: string,
  ): void {
    if (!this.header) return;
    const { time, wall } = this.header;
    const [database, collection] = splitNamespace(namespace);
    this.into.changes.add({ kind, database, collection, to, time, wall });
  }

  /** A change carried over by a snapshot, with the versions that the documents no longer have. */
  private event(namespace: string, doc: Doc): void {
    const header = headerOf(doc);
    const [database, collection] = splitNamespace(namespace);
    this.into.changes.startAt(header.sequence);
    const to = doc.get('to');
    this.into.changes.add({
      kind: String(doc.get('kind')) as ChangeOf['kind'],
      database,
      collection,
      to: typeof to === 'string' ? to : undefined,
      before: versionOf(doc.get('before')),
      after: versionOf(doc.get('after')),
      time: header.time,
      wall: header.wall,
      transaction: header.transaction,
    });
  }

  private collection(namespace: string): Collection {
    const found = this.into.catalog.get(namespace);
    if (found) return found;
    const created = new Collection(...splitNamespace(namespace));
    this.into.catalog.add(created);
    return created;
  }
}

type ChangeOf = Parameters<ChangeLog['add']>[0];

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

function versionOf(value: Value | undefined): StoredDocument | undefined {
  if (!(value instanceof Binary)) return undefined;
  const bytes = Buffer.from(value.buffer.subarray(0, value.position));
  return new StoredDocument(keyOf([decode(bytes).get('_id')]), bytes);
}

const asDoc = (value: Value | undefined): Doc => (isDoc(value) ? value : new Map());

/** A copy of its own: a view would keep the whole file in memory. */
function ownBytes(bytes: Buffer): Buffer {
  const own = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(own);
  return own;
}
