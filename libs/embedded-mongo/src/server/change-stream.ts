import { encode } from '../bson/encode';
import { equal } from '../bson/compare';
import type { Doc } from '../bson/value';
import { MongoError } from '../errors';
import { isExpanded, type Change } from '../store/change-log';
import type { Store } from '../store/store';
import { eventOf, invalidateOf, tokenOf, type EventOptions } from './change-events';
import type { Batch, CursorSource } from './cursors';
import { nextChange } from './waiting';

/** What a stream watches: one collection, one database, or everything. */
export interface Watched {
  database?: string;
  collection?: string;
}

export interface StreamOptions extends EventOptions {
  watched: Watched;
  /** Number of the first change to look at. */
  from: number;
  /** The stages after `$changeStream`. */
  transform(event: Doc): Iterable<Doc>;
}

/** Events from the change log, from a number on. A waiting read ends at the next event, at its time, or when killed. */
export class ChangeStreamSource implements CursorSource {
  private position: number;
  private token: Doc;
  private invalidated = false;
  private closed = false;
  private pending: Uint8Array[] = [];
  private interrupt: () => void = () => undefined;

  constructor(
    private readonly store: Store,
    private readonly options: StreamOptions,
  ) {
    this.position = options.from;
    this.token = tokenOf(this.position - 1);
  }

  async next(count: number, waitMs: number): Promise<Batch> {
    const until = Date.now() + waitMs;
    let documents = this.read(count);
    while (documents.length === 0 && !this.invalidated && !this.closed && Date.now() < until) {
      await nextChange(
        this.store.changes,
        until - Date.now(),
        (interrupt) => (this.interrupt = interrupt),
      );
      documents = this.read(count);
    }
    return {
      documents,
      done: this.invalidated && this.pending.length === 0,
      resumeToken: encode(this.token),
    };
  }

  close(): void {
    this.closed = true;
    this.interrupt();
  }

  /** Where a stream that starts after the events read so far would go on. */
  get resumeToken(): Doc {
    return this.token;
  }

  /** Up to `count` events that can be shown now. */
  read(count: number): Uint8Array[] {
    const { changes } = this.store;
    while (this.pending.length < count && this.position < changes.visible && !this.invalidated) {
      const change = changes.at(this.position);
      if (!change) throw historyLost();
      this.position++;
      this.token = tokenOf(change.sequence);
      if (!this.concerns(change)) continue;
      this.give(eventOf(this.store, change, this.options));
      if (this.invalidates(change)) {
        this.invalidated = true;
        this.give(invalidateOf(change));
        this.token = tokenOf(change.sequence, true);
      }
    }
    return this.pending.splice(0, Number.isFinite(count) ? count : this.pending.length);
  }

  private give(event: Doc): void {
    for (const shown of this.options.transform(event)) {
      if (!equal(shown.get('_id'), event.get('_id'))) throw tokenModified();
      this.pending.push(encode(shown));
    }
  }

  private concerns(change: Change): boolean {
    if (isExpanded(change.kind) && !this.options.expanded) return false;
    const { database, collection } = this.options.watched;
    if (database === undefined) return true;
    if (change.to === `${database}.${collection}`) return true;
    if (change.database !== database) return false;
    return collection === undefined || change.collection === collection;
  }

  private invalidates({ kind }: Change): boolean {
    const { database, collection } = this.options.watched;
    if (collection !== undefined) return kind === 'drop' || kind === 'rename';
    return database !== undefined && kind === 'dropDatabase';
  }
}

export function historyLost(): MongoError {
  const error = new MongoError(
    286,
    'ChangeStreamHistoryLost',
    'Resume of change stream was not possible, as the resume point may no longer be in the oplog.',
  );
  error.labels.push('NonResumableChangeStreamError');
  return error;
}

function tokenModified(): MongoError {
  const error = new MongoError(
    280,
    'ChangeStreamFatalError',
    'Encountered an event whose _id field, which contains the resume token, was modified by the pipeline. Modifying the _id field of an event makes it impossible to resume the stream from that point.',
  );
  error.labels.push('NonResumableChangeStreamError');
  return error;
}
