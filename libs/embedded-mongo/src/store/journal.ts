import { closeSync, fdatasyncSync, fstatSync, ftruncateSync, openSync, rmSync } from 'node:fs';
import { frame, framedLength } from './frame';
import { realDisk, writeFully, type JournalDisk } from './journal-disk';

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
 * commit). While the disk is told of one group the next one gathers, unless somebody waits for `written()`. `written()` and `synced()` resolve only when the bytes are with the kernel or the disk.
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
  /** Bytes of this segment that the disk has promised, and how many of them a record has told so far. */
  private promised: number;
  private told = 0;
  private readonly sizeAtOpening: number;
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
    this.sizeAtOpening = this.good;
    // What a killed process had only given to the kernel is read as acknowledged from here on.
    if (this.good > 0) fdatasyncSync(this.fd);
    this.promised = this.good;
  }

  get pending(): boolean {
    return this.queue.length > 0;
  }

  append(payload: Buffer): void {
    if (this.failure) throw this.failure;
    this.queue.push(...frame(payload));
    this.size += framedLength(payload);
    if (!this.syncing) this.schedule();
  }

  /**
   * The offset up to which the disk has promised this segment, once for each promise. A record that carries it makes
   * damage before that offset different from an unfinished end.
   */
  newPromise(): number | undefined {
    if (this.promised <= this.told) return undefined;
    this.told = this.promised;
    return this.promised;
  }

  /** Resolves when everything appended so far survives a killed process. */
  written(): Promise<void> {
    if (this.failure) return Promise.reject(this.failure);
    if (this.options.sync === 'always') return this.synced();
    if (!this.pending) return Promise.resolve();
    this.schedule();
    return new Promise((resolve, reject) => this.writeWaiters.push({ resolve, reject }));
  }

  /** Resolves when everything appended so far survives a power cut. */
  synced(): Promise<void> {
    if (this.failure) return Promise.reject(this.failure);
    return new Promise((resolve, reject) => {
      this.syncWaiters.push({ resolve, reject });
      if (!this.syncing) this.schedule();
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
        this.good += writeFully(this.disk, this.fd, pieces);
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
    if (!this.syncNow()) {
      closeSync(next);
      rmSync(path, { force: true });
      throw this.failure;
    }
    this.retire(this.fd);
    this.fd = next;
    this.good = 0;
    this.size = 0;
    this.promised = 0;
    this.told = 0;
  }

  /** Leaves everything on the disk. `lastRecord` then tells the promise for what no later record can. */
  close(lastRecord?: () => Buffer): void {
    clearTimeout(this.timer);
    this.flush();
    if (this.syncNow() && lastRecord && this.size !== this.sizeAtOpening) {
      this.append(lastRecord());
      this.flush();
      this.syncNow();
    }
    this.retire(this.fd);
    for (const waiter of this.syncWaiters.splice(0)) waiter.resolve();
    this.failure ??= new Error('the journal is closed');
  }

  /** A disk that fails once to keep its promise is not asked again: the kernel may have dropped what it could not write. */
  private syncNow(): boolean {
    if (this.failure) return false;
    try {
      fdatasyncSync(this.fd);
    } catch (error) {
      this.fail(error as Error);
      return false;
    }
    this.dirty = false;
    this.promised = this.good;
    return true;
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => this.flush());
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
    const { fd, good } = this;
    this.disk.datasync(fd, (error) => {
      this.syncing = false;
      for (const old of this.retired.splice(0)) closeSync(old);
      if (error) {
        for (const waiter of waiting) waiter.reject(error);
        if (!this.failure) this.fail(error);
        return;
      }
      if (fd === this.fd) this.promised = Math.max(this.promised, good);
      for (const waiter of waiting) waiter.resolve();
      if (this.syncWaiters.length > 0 || this.pending) this.flush();
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
