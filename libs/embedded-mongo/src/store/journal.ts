import {
  closeSync,
  fdatasync,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  openSync,
  writevSync,
} from 'node:fs';
import { frame, framedLength } from './frame';

/** The system calls of a journal, so that a test can make a disk fail. */
export interface JournalDisk {
  writev(fd: number, pieces: Buffer[]): number;
  datasync(fd: number, done: (error: Error | null) => void): void;
}

const realDisk: JournalDisk = {
  writev: (fd, pieces) => writevSync(fd, pieces),
  datasync: (fd, done) => fdatasync(fd, done),
};

export interface JournalOptions {
  /** `always`: every acknowledgement waits for the disk; `group`: the disk is told every 100 ms. */
  sync?: 'always' | 'group';
  /** Milliseconds between two fdatasync in group mode. */
  syncEvery?: number;
  disk?: JournalDisk;
}

interface Waiter {
  resolve: () => void;
  reject: (error: Error) => void;
}

/**
 * An append-only file. Records appended in one turn of the event loop are written together (group
 * commit); `written()` and `synced()` resolve only when the bytes are with the kernel or the disk.
 * After the first failure nothing is written any more and every waiter, now and later, is refused.
 */
export class Journal {
  failure: Error | undefined;
  /** Bytes in the current segment, queued ones included. */
  size = 0;
  /** Called after a group was written. */
  onWritten: () => void = () => undefined;
  /** Called once, with the first failure. */
  onFailure: (error: Error) => void = () => undefined;

  private fd: number;
  private good: number;
  private queue: Buffer[] = [];
  private scheduled = false;
  private dirty = false;
  private syncing = false;
  private timer: NodeJS.Timeout | undefined;
  private writeWaiters: Waiter[] = [];
  private syncWaiters: Waiter[] = [];
  private readonly retired: number[] = [];
  private readonly disk: JournalDisk;

  constructor(
    path: string,
    private readonly options: JournalOptions = {},
  ) {
    this.disk = options.disk ?? realDisk;
    this.fd = openSync(path, 'a', 0o600);
    this.good = fstatSync(this.fd).size;
    this.size = this.good;
  }

  get pending(): boolean {
    return this.queue.length > 0;
  }

  append(payload: Buffer): void {
    if (this.failure) throw this.failure;
    this.queue.push(...frame(payload));
    this.size += framedLength(payload);
    this.schedule();
  }

  /** Resolves when everything appended so far survives a killed process. */
  written(): Promise<void> {
    if (this.failure) return Promise.reject(this.failure);
    if (this.options.sync === 'always') return this.synced();
    if (!this.pending) return Promise.resolve();
    return new Promise((resolve, reject) => this.writeWaiters.push({ resolve, reject }));
  }

  /** Resolves when everything appended so far survives a power cut. */
  synced(): Promise<void> {
    if (this.failure) return Promise.reject(this.failure);
    return new Promise((resolve, reject) => {
      this.syncWaiters.push({ resolve, reject });
      this.schedule();
    });
  }

  /** Writes the queue now. */
  flush(): void {
    this.scheduled = false;
    if (this.failure) return;
    if (this.pending) {
      const pieces = this.queue;
      this.queue = [];
      try {
        this.writeAll(pieces);
      } catch (error) {
        this.fail(error as Error);
        return;
      }
      this.dirty = true;
      this.onWritten();
    }
    const waiting = this.writeWaiters;
    this.writeWaiters = [];
    for (const waiter of waiting) waiter.resolve();
    if (this.syncWaiters.length > 0) this.sync();
    else if (this.dirty) this.syncLater();
  }

  /** Goes on in a new segment. The old one is on the disk before the new one takes a record. */
  switchTo(path: string): void {
    this.flush();
    if (this.failure) throw this.failure;
    const next = openSync(path, 'ax', 0o600);
    fdatasyncSync(this.fd);
    this.retire(this.fd);
    this.fd = next;
    this.good = 0;
    this.size = 0;
    this.dirty = false;
  }

  close(): void {
    clearTimeout(this.timer);
    this.flush();
    if (!this.failure) fdatasyncSync(this.fd);
    this.retire(this.fd);
    for (const waiter of this.syncWaiters.splice(0)) waiter.resolve();
    this.failure ??= new Error('the journal is closed');
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => this.flush());
  }

  /** IOV_MAX is 1024: longer lists are written in slices; a short write goes on where it stopped. */
  private writeAll(pieces: Buffer[]): void {
    let written = 0;
    for (let at = 0; at < pieces.length; at += 1000) {
      let slice = pieces.slice(at, at + 1000);
      while (slice.length > 0) {
        const bytes = this.disk.writev(this.fd, slice);
        slice = withoutFirst(slice, bytes);
        written += bytes;
      }
    }
    this.good += written;
  }

  private syncLater(): void {
    if (this.timer) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.flush();
      if (this.dirty) this.sync();
    }, this.options.syncEvery ?? 100);
    this.timer.unref();
  }

  private sync(): void {
    if (this.syncing || this.failure) return;
    this.syncing = true;
    this.dirty = false;
    const waiting = this.syncWaiters;
    this.syncWaiters = [];
    this.disk.datasync(this.fd, (error) => {
      this.syncing = false;
      for (const fd of this.retired.splice(0)) closeSync(fd);
      if (error && !this.failure) {
        this.syncWaiters.push(...waiting);
        this.fail(error);
        return;
      }
      for (const waiter of waiting) waiter.resolve();
      if (this.syncWaiters.length > 0) this.flush();
    });
  }

  /** A file is closed only when no fdatasync is under way on it. */
  private retire(fd: number): void {
    if (this.syncing) this.retired.push(fd);
    else closeSync(fd);
  }

  /** A group that failed half-way leaves no half record behind, if the disk lets us. */
  private cutTail(): void {
    try {
      ftruncateSync(this.fd, this.good);
    } catch {
      this.size = this.good;
    }
  }

  private fail(error: Error): void {
    this.failure = error;
    this.queue = [];
    this.cutTail();
    const waiting = [...this.writeWaiters, ...this.syncWaiters];
    this.writeWaiters = [];
    this.syncWaiters = [];
    for (const waiter of waiting) waiter.reject(error);
    this.onFailure(error);
  }
}

function withoutFirst(pieces: Buffer[], bytes: number): Buffer[] {
  let left = bytes;
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i] as Buffer;
    if (left < piece.length) return [piece.subarray(left), ...pieces.slice(i + 1)];
    left -= piece.length;
  }
  return [];
}
