import { randomInt } from 'node:crypto';
import { failure } from '../errors';
import type { Transaction } from '../store/transaction';

/** Soft limit of a batch in bytes; one document may be as large as 16 MB on its own. */
const BATCH_BYTES = 16 * 1024 * 1024;

export interface Batch {
  documents: Uint8Array[];
  /** Nothing will ever follow. */
  done: boolean;
  /** Where a change stream stands after this batch. */
  resumeToken?: Uint8Array;
}

/** Where the documents of a cursor come from. */
export interface CursorSource {
  /** Up to `count` documents; a live source waits at most `waitMs` for the first. */
  next(count: number, waitMs: number): Promise<Batch> | Batch;
  /** Stops waiting and listening. */
  close(): void;
}

export interface CursorOwner {
  namespace: string;
  session?: string;
  transaction?: Transaction;
  /** Never timed out. */
  lasting?: boolean;
}

export interface Cursor extends CursorOwner {
  id: bigint;
  source: CursorSource;
  /** Milliseconds since 1970. */
  used: number;
  /** A change stream: its errors carry a label that makes the driver resume. */
  live: boolean;
  busy: boolean;
}

/** Open cursors. One that nobody asks for ten minutes is closed. */
export class CursorTable {
  private readonly cursors = new Map<bigint, Cursor>();
  private last = BigInt(randomInt(1, 2 ** 40));

  constructor(private readonly lifetime = 600_000) {}

  open(source: CursorSource, owner: CursorOwner, live = false): Cursor {
    this.last += BigInt(randomInt(1, 2 ** 20));
    const cursor = { ...owner, id: this.last, source, used: Date.now(), live, busy: false };
    this.cursors.set(cursor.id, cursor);
    return cursor;
  }

  find(id: bigint): Cursor | undefined {
    return this.cursors.get(id);
  }

  /** Errors: CursorNotFound (43). */
  get(id: bigint): Cursor {
    const cursor = this.cursors.get(id);
    if (!cursor) throw failure('CursorNotFound', `cursor id ${id} not found`);
    cursor.used = Date.now();
    return cursor;
  }

  close(id: bigint): boolean {
    const cursor = this.cursors.get(id);
    cursor?.source.close();
    return this.cursors.delete(id);
  }

  closeWhere(which: (cursor: Cursor) => boolean): void {
    for (const cursor of [...this.cursors.values()]) if (which(cursor)) this.close(cursor.id);
  }

  closeIdle(now = Date.now()): void {
    this.closeWhere(
      (cursor) =>
        !cursor.lasting && !cursor.live && !cursor.busy && now - cursor.used > this.lifetime,
    );
  }

  get size(): number {
    return this.cursors.size;
  }
}

/** A list that is already known; `bytesOf` is called only for what is sent. */
export class ListSource<T> implements CursorSource {
  private at = 0;

  constructor(
    private documents: readonly T[],
    private readonly bytesOf: (document: T) => Uint8Array,
  ) {}

  next(count: number): Batch {
    const documents: Uint8Array[] = [];
    for (let bytes = 0; this.at < this.documents.length && documents.length < count; this.at++) {
      const next = this.bytesOf(this.documents[this.at] as T);
      if (documents.length > 0 && bytes + next.length > BATCH_BYTES) break;
      documents.push(next);
      bytes += next.length;
    }
    return { documents, done: this.at >= this.documents.length };
  }

  close(): void {
    this.documents = [];
  }
}
