import type { Timestamp } from 'bson';
import { MongoError } from '../errors';
import type { Store } from '../store/store';
import type { Transaction } from '../store/transaction';

/** A state of the data that reads outside of transactions may go back to. */
export interface Snapshot {
  time: Timestamp;
  /** Reads as of the snapshot; nothing is ever written in it. */
  transaction: Transaction;
}

/** Milliseconds after which a snapshot is no longer kept: MongoDB's default history window. */
const WINDOW = 300_000;

/** Snapshots kept at most; the oldest make room. */
const MOST = 1000;

/** Snapshots by their cluster time. Former versions of documents are kept as long as one of them needs them. */
export class SnapshotTable {
  private readonly kept = new Map<string, { snapshot: Snapshot; taken: number }>();

  constructor(
    private readonly store: Store,
    private readonly window = WINDOW,
  ) {}

  /** The state of now. Reads between two writes share one. */
  take(now = Date.now()): Snapshot {
    const time = this.store.time.last();
    const key = time.toString();
    const known = this.kept.get(key);
    if (known) return known.snapshot;
    const snapshot = { time, transaction: this.store.begin() };
    this.kept.set(key, { snapshot, taken: now });
    const [oldest] = this.kept.keys();
    if (oldest !== undefined && this.kept.size > MOST) this.forget(oldest);
    return snapshot;
  }

  /** The state at a cluster time that an earlier read has given. Errors: SnapshotTooOld (239). */
  at(time: Timestamp): Snapshot {
    const known = this.kept.get(time.toString());
    if (known) return known.snapshot;
    throw new MongoError(
      239,
      'SnapshotTooOld',
      `Read timestamp ${time.toString()} is older than the oldest available timestamp, or was not given by a snapshot read of this server.`,
    );
  }

  forgetOld(now: number): void {
    for (const [key, { taken }] of this.kept) if (now - taken > this.window) this.forget(key);
  }

  private forget(key: string): void {
    const known = this.kept.get(key);
    this.kept.delete(key);
    if (known) this.store.abort(known.snapshot.transaction);
  }
}
