import { readFileSync, truncateSync } from 'node:fs';
import { Binary } from 'bson';
import { decode, decodeFields, firstField } from '../bson/decode';
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
import type { SecondaryIndex } from './secondary-index';
import { StoredDocument } from './stored-document';
import { promisedBeyond } from './torn-end';

/** What is filled from disk. */
export interface Loaded {
  catalog: Catalog;
  changes: ChangeLog;
  retries: RetryMemory;
  time: ClusterTime;
}

/**
 * Reads the snapshot and every journal segment from it on: a compaction that was cut short has left acknowledged
 * writes in the later ones. An unfinished end is cut off the last segment, and told by the sentence this answers;
 * anything else that is not whole is damage. Errors: StoreRefusal.
 */
export function load(
  directory: DataDirectory,
  into: Loaded,
  segments = directory.segments(),
): string | undefined {
  const loader = new Loader(into);
  readWholeSnapshot(directory, loader);
  if (segments.length === 0)
    throw directory.damaged(`journal segment ${directory.base} is missing`);
  let cut: string | undefined;
  segments.forEach((segment, i) => {
    const path = directory.journal(segment);
    const bytes = readFileSync(path);
    const good = readFrames(bytes, (payload) => loader.apply(payload, segment));
    if (loader.gap !== undefined)
      throw directory.damaged(`records are missing before journal segment ${loader.gap}`);
    if (good === bytes.length) return;
    if (i < segments.length - 1) throw directory.damaged(`journal segment ${segment} is cut short`);
    if (promisedBeyond(bytes, good))
      throw directory.damaged(`journal segment ${segment} is altered at byte ${good}`);
    truncateSync(path, good);
    cut = `The journal ended with a write that was not finished: ${bytes.length - good} bytes after byte ${good} were cut off.`;
  });
  loader.buildIndexes();
  return cut;
}

/** The last record of a snapshot is a header of its own, so one that lost its end is noticed at any length. */
function readWholeSnapshot(directory: DataDirectory, loader: Loader): void {
  const snapshot = readSnapshot(directory.snapshot(directory.base));
  if (!snapshot) {
    if (directory.base > 0) throw directory.damaged('its snapshot is missing');
    return;
  }
  const good = readFrames(snapshot, (payload) => loader.apply(payload));
  if (good !== snapshot.length || !loader.endedWithHeader)
    throw directory.damaged(`its snapshot is cut short or altered after byte ${good}`);
}

export class Loader {
  /** The first segment whose first record does not go on where the one before ended. */
  gap: number | undefined;
  private header: CommitHeader | undefined;
  private segment: number | undefined;

  constructor(private readonly into: Loaded) {}

  get endedWithHeader(): boolean {
    return this.header !== undefined;
  }

  /** `segment`: the journal segment that the record is from; none for a snapshot. */
  apply(payload: Buffer, segment?: number): void {
    this.header = undefined;
    const next = this.into.changes.next;
    for (const stored of operationsOf(payload)) this.operation(stored);
    if (segment === this.segment) return;
    const sequence = (this.header as CommitHeader | undefined)?.sequence ?? next;
    if (sequence > next) this.gap ??= segment;
    this.segment = segment;
  }

  /** Trees are built once at the end, in order, instead of key by key. */
  buildIndexes(): void {
    for (const collection of this.into.catalog.all()) {
      const secondary = [...collection.indexes.values()].filter((index) => !index.isId);
      const idTree = collection.indexes.get('_id_')?.tree;
      for (const key of [...collection.documents.keys()].sort()) idTree?.add(key, key);
      if (secondary.length > 0) fillIndexes(collection, secondary);
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
    const after = new StoredDocument(keyOf([idOf(bytes)]), ownBytes(bytes));
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

/** Keys first, sorted, then added at the end of each tree; only the indexed fields are decoded. */
function fillIndexes(collection: Collection, indexes: readonly SecondaryIndex[]): void {
  const names = indexes.some(({ partial }) => partial)
    ? undefined
    : new Set(indexes.flatMap(({ fields }) => fields.map(({ path }) => path.split('.')[0] ?? '')));
  const entries = indexes.map((): { key: string; id: string }[] => []);
  for (const stored of collection.documents.values()) {
    const id = stored.key;
    const doc = names ? decodeFields(stored.bytes, names) : stored.doc;
    indexes.forEach((index, i) => {
      for (const key of index.keysOf(doc)) entries[i]?.push({ key: key + id, id });
    });
  }
  indexes.forEach((index, i) => {
    entries[i]?.sort((a, b) => (a.key < b.key ? -1 : 1));
    for (const { key, id } of entries[i] ?? []) index.tree.add(key, id);
  });
}

type ChangeOf = Parameters<ChangeLog['add']>[0];

function versionOf(value: Value | undefined): StoredDocument | undefined {
  if (!(value instanceof Binary)) return undefined;
  const bytes = Buffer.from(value.buffer.subarray(0, value.position));
  return new StoredDocument(keyOf([decode(bytes).get('_id')]), bytes);
}

/** `_id` is stored first; an older writer may have put it elsewhere. */
const idOf = (bytes: Buffer): Value | undefined =>
  firstField(bytes, '_id') ?? decode(bytes).get('_id');

/** A copy of its own: a view would keep the whole file in memory. */
function ownBytes(bytes: Buffer): Buffer {
  const own = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(own);
  return own;
}
