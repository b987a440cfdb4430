import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { AtStep, Engine } from './engine';
import { Loader, type Loaded } from './load';
import { openSqlite, sqliteError } from './sqlite-file';
import { SqliteShelf } from './sqlite-shelf';
import type { StoreOptions } from './store-options';
import { StoreRefusal } from './store-refusal';

export const SQLITE_FILE = 'store.sqlite';

/** Bytes of a snapshot that are written before the event loop gets a turn. */
const CHUNK = 1024 * 1024;

interface Waiter {
  resolve: () => void;
  reject: (error: Error) => void;
}

/**
 * Records as rows of an SQLite database in WAL mode. Records of one turn of the event loop are one transaction of SQLite's;
 * a snapshot is rows, too, and counts from the transaction on that says so.
 */
export class SqliteEngine implements Engine {
  readonly name = 'sqlite';
  failure: Error | undefined;
  size = 0;
  onWritten: () => void = () => undefined;
  onFailure: (error: Error) => void = () => undefined;

  private readonly database: DatabaseSync;
  private readonly shelf: SqliteShelf;
  private queue: Buffer[] = [];
  private waiters: Waiter[] = [];
  private scheduled = false;
  private wantsDisk = false;
  private dirty = false;
  private timer: NodeJS.Timeout | undefined;

  /** Reads everything into memory. Errors: StoreRefusal. */
  constructor(
    path: string,
    into: Loaded,
    private readonly options: StoreOptions,
  ) {
    this.database = openSqlite(join(path, SQLITE_FILE), path);
    this.shelf = new SqliteShelf(this.database, (what) => damaged(path, what));
    const loader = new Loader(into);
    for (const payload of this.shelf.snapshot()) loader.apply(payload);
    if (this.shelf.hasSnapshot && !loader.endedWithHeader)
      throw damaged(path, 'its snapshot is cut short');
    for (const payload of this.shelf.records()) {
      loader.apply(payload, 0);
      this.size += payload.length;
    }
    if (loader.gap !== undefined) throw damaged(path, 'records are missing');
    loader.buildIndexes();
  }

  append(record: Buffer): void {
    if (this.failure) throw this.failure;
    this.queue.push(record);
    this.size += record.length;
    this.schedule();
  }

  newPromise(): undefined {
    return undefined;
  }

  written(): Promise<void> {
    if (this.failure) return Promise.reject(this.failure);
    if (this.options.sync === 'always') return this.synced();
    return this.queue.length === 0 ? Promise.resolve() : this.afterFlush();
  }

  synced(): Promise<void> {
    if (this.failure) return Promise.reject(this.failure);
    this.wantsDisk = true;
    return this.afterFlush();
  }

  async compact(capture: () => Iterable<Buffer>, at: AtStep = () => undefined): Promise<void> {
    this.flush();
    this.must(() => this.shelf.removeOld(), false);
    const begun = this.shelf.beginSnapshot();
    this.size = 0;
    const contents = capture();
    await at('switched');
    await this.writeSnapshot(begun.snapshot, contents);
    await at('written');
    this.must(() => this.shelf.point(begun), true);
    await at('pointed');
    this.must(() => this.shelf.removeOld(), false);
    await at('cleaned');
  }

  close(): void {
    clearTimeout(this.timer);
    this.wantsDisk = true;
    this.flush();
    this.failure ??= new Error('the store is closed');
    this.database.close();
  }

  private afterFlush(): Promise<void> {
    this.schedule();
    return new Promise((resolve, reject) => this.waiters.push({ resolve, reject }));
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => this.flush());
  }

  private flush(): void {
    this.scheduled = false;
    if (this.failure) return;
    const records = this.queue.splice(0);
    const onDisk = this.wantsDisk || this.options.sync === 'always';
    this.wantsDisk = false;
    if (records.length > 0 || (onDisk && this.dirty)) {
      if (!this.inTransaction(() => this.shelf.add(records), onDisk)) return;
    }
    if (records.length > 0) this.onWritten();
    for (const { resolve } of this.waiters.splice(0)) resolve();
    if (this.dirty) this.syncLater();
  }

  /** One transaction, all or nothing. In WAL mode SQLite brings it to the disk before it goes on, or leaves it to the kernel. */
  private inTransaction(work: () => void, onDisk: boolean): boolean {
    if (this.failure) return false;
    try {
      this.database.exec(`PRAGMA synchronous = ${onDisk ? 'FULL' : 'NORMAL'}; BEGIN IMMEDIATE`);
      work();
      this.shelf.touch();
      this.database.exec('COMMIT');
    } catch (error) {
      this.fail(sqliteError(error));
      return false;
    }
    this.dirty = !onDisk;
    return true;
  }

  /** As {@link inTransaction}, for work that cannot go on without it. */
  private must(work: () => void, onDisk: boolean): void {
    if (!this.inTransaction(work, onDisk)) throw this.failure ?? new Error('nothing was written');
  }

  private syncLater(): void {
    if (this.timer) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.wantsDisk = true;
      this.flush();
    }, this.options.syncEvery ?? 100);
    this.timer.unref();
  }

  private async writeSnapshot(snapshot: number, contents: Iterable<Buffer>): Promise<void> {
    let payloads: Buffer[] = [];
    let bytes = 0;
    let first = 0;
    const write = (): void => {
      this.must(() => this.shelf.addParts(snapshot, first, payloads), false);
      first += payloads.length;
      payloads = [];
      bytes = 0;
    };
    for (const payload of contents) {
      payloads.push(payload);
      bytes += payload.length;
      if (bytes < CHUNK) continue;
      write();
      await new Promise(setImmediate);
    }
    write();
  }

  private fail(error: Error): void {
    this.failure = error;
    this.queue = [];
    for (const { reject } of this.waiters.splice(0)) reject(error);
    this.onFailure(error);
  }
}

const damaged = (path: string, what: string): StoreRefusal =>
  new StoreRefusal(
    'damaged',
    `The data directory ${path} is damaged, ${what}: restore a backup into an empty directory.`,
  );
