import type { Doc } from '../bson/value';
import type { Collection } from './collection';
import type { SecondaryIndex } from './secondary-index';
import type { StoredDocument } from './stored-document';

export type WriteKind = 'insert' | 'update' | 'replace' | 'delete';

/** One document going from one version to the next; no `before`: inserted, no `after`: deleted. */
export interface Write {
  collection: Collection;
  key: string;
  kind: WriteKind;
  before: StoredDocument | undefined;
  after: StoredDocument | undefined;
}

/** Both versions as documents, where the writer has them at hand; the later shares with the earlier what stayed the same. */
export interface DecodedVersions {
  before: Doc;
  after: Doc;
}

/** A session's numbered transaction, as change events and the retry memory name it. */
export interface TransactionName {
  lsid: Doc;
  number: bigint;
}

/**
 * A snapshot and what was written on top of it. Nobody else sees the writes before the commit;
 * the documents and unique keys it touched stay claimed until then.
 */
export class Transaction {
  readonly overlay = new Map<Collection, Map<string, StoredDocument | null>>();
  readonly writes: Write[] = [];
  readonly claims: [SecondaryIndex, string][] = [];
  readonly created = new Map<string, Collection>();
  state: 'active' | 'committed' | 'aborted' = 'active';
  /** Milliseconds since 1970 of the last command in it. */
  lastUsed = Date.now();
  /** Resolves when the transaction has ended, either way. */
  readonly done: Promise<void>;
  private finish: () => void = () => undefined;

  constructor(
    readonly snapshot: number,
    readonly name?: TransactionName,
  ) {
    this.done = new Promise((resolve) => (this.finish = resolve));
  }

  /** Its own version of a document; null: deleted by it; undefined: not touched. */
  own(collection: Collection, key: string): StoredDocument | null | undefined {
    return this.overlay.get(collection)?.get(key);
  }

  note(write: Write): void {
    let versions = this.overlay.get(write.collection);
    if (!versions) this.overlay.set(write.collection, (versions = new Map()));
    versions.set(write.key, write.after ?? null);
    write.collection.locks.set(write.key, this);
    this.writes.push(write);
  }

  end(state: 'committed' | 'aborted'): void {
    this.state = state;
    for (const [collection, versions] of this.overlay) {
      for (const key of versions.keys()) {
        if (collection.locks.get(key) === this) collection.locks.delete(key);
      }
    }
    for (const [index, key] of this.claims) {
      if (index.claimed.get(key)?.transaction === this) index.claimed.delete(key);
    }
    this.finish();
  }
}

/** A plain write met a document that an open transaction has claimed: wait for it, then try again. */
export class Claimed extends Error {
  constructor(readonly transaction: Transaction) {
    super('claimed by an open transaction');
  }
}
