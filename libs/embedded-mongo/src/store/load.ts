import { readFileSync, truncateSync } from 'node:fs';
import { Binary } from 'bson';
import { decode } from '../bson/decode';
import { keyOf } from '../bson/keystring';
import { isDoc, type Doc, type Value } from '../bson/value';
import type { Catalog } from './catalog';
import type { ChangeLog } from './change-log';
import type { ClusterTime } from './cluster-time';
import type { Collection } from './collection';
import { decodeHeader, headerOf, type CommitHeader } from './commit-record';
import type { DataDirectory } from './data-directory';
import { readFrames } from './frame';
import { OP, operationsOf, splitNamespace, type StoredOperation } from './operation';
import { decodeStatement, type RetryMemory } from './retry-memory';
import { collectionAt, replayCatalog } from './replay-catalog';
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
        return replayCatalog({ ...this.into, header: this.header }, code, namespace, decode(bytes));
    }
  }

  private put(namespace: string, bytes: Buffer, replaced: boolean): void {
    const collection = collectionAt(this.into.catalog, namespace);
    const after = new StoredDocument(keyOf([decode(bytes).get('_id')]), ownBytes(bytes));
    const before = collection.documents.get(after.key);
    collection.setCurrent(after.key, after);
    const kind = !before ? 'insert' : replaced ? 'replace' : 'update';
    this.note(collection, { kind, before, after });
  }

  private remove(namespace: string, doc: Doc): void {
    const collection = collectionAt(this.into.catalog, namespace);
    const key = keyOf([doc.get('_id')]);
    const before = collection.documents.get(key);
    if (!before) return;
    collection.setCurrent(key, undefined);
    this.note(collection, { kind: 'delete', before });
  }

  private note(collection: Collection, change: Pick<ChangeOf, 'kind' | 'before' | 'after'>): void {
    if (!this.header) return;
    const { time, wall, transaction } = this.header;
    const { database, name, uuid } = collection;
    this.into.changes.add({ ...change, database, collection: name, uuid, time, wall, transaction });
  }

  /** A change carried over by a snapshot, with the versions that the documents no longer have. */
  private event(namespace: string, doc: Doc): void {
    const header = headerOf(doc);
    const [database, collection] = splitNamespace(namespace);
    this.into.changes.startAt(header.sequence);
    const to = doc.get('to');
    const uuid = doc.get('uuid');
    const description = doc.get('description');
    this.into.changes.add({
      kind: String(doc.get('kind')) as ChangeOf['kind'],
      database,
      collection,
      to: typeof to === 'string' ? to : undefined,
      before: versionOf(doc.get('before')),
      after: versionOf(doc.get('after')),
      uuid: uuid instanceof Binary ? uuid : undefined,
      description: isDoc(description) ? description : undefined,
      time: header.time,
      wall: header.wall,
      transaction: header.transaction,
    });
  }
}

type ChangeOf = Parameters<ChangeLog['add']>[0];

function versionOf(value: Value | undefined): StoredDocument | undefined {
  if (!(value instanceof Binary)) return undefined;
  const bytes = Buffer.from(value.buffer.subarray(0, value.position));
  return new StoredDocument(keyOf([decode(bytes).get('_id')]), bytes);
}

/** A copy of its own: a view would keep the whole file in memory. */
function ownBytes(bytes: Buffer): Buffer {
  const own = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(own);
  return own;
}
