import { Catalog } from './catalog';
import { CatalogChanges } from './catalog-changes';
import { ChangeLog } from './change-log';
import { ClusterTime } from './cluster-time';
import type { Collection } from './collection';
import { applyWrites, FormerVersions } from './commit';
import { encodeHeader, writeOperation } from './commit-record';
import { capture } from './capture';
import { diskRefusal } from './disk-refusal';
import type { AtStep, Engine } from './engine';
import { LockFile } from './lock-file';
import { defaultLimit, Memory } from './memory';
import { openEngine } from './open-engine';
import { OP, operation } from './operation';
import { readyDirectory } from './ready-directory';
import { commitOf, encodeStatement, RetryMemory, type RememberedStatement } from './retry-memory';
import type { StoreOptions } from './store-options';
import type { StoredDocument } from './stored-document';
import { refusalOf } from './store-refusal';
import { Transaction, type DecodedVersions, type TransactionName, type Write } from './transaction';
import { checkDocument, claimKeys, writeConflict } from './uniqueness';

const MB = 1024 * 1024;
const COMPACT_BYTES = 64 * MB;

const bytesOf = (mb: number | undefined): number | undefined => mb && mb * MB;

/** Documents in memory, their records on disk, snapshots and transactions on top. One process per directory. */
export class Store {
  readonly catalog = new Catalog();
  readonly changes: ChangeLog;
  readonly retries = new RetryMemory();
  readonly time = new ClusterTime();
  readonly ddl = new CatalogChanges(this);
  lock: LockFile | undefined;
  /** Undefined: everything stays in memory. */
  readonly engine: Engine | undefined;
  readonly memory: Memory;
  private commits = 0;
  private readonly open = new Set<Transaction>();
  private readonly former = new FormerVersions();
  private compacting: Promise<void> | undefined;

  /** Without a path everything stays in memory. Errors: StoreRefusal. */
  constructor(
    path: string | undefined,
    private readonly options: StoreOptions = {},
  ) {
    this.changes = new ChangeLog(options.changes);
    const limit = bytesOf(options.memoryLimitMb) ?? defaultLimit();
    const tell = (sentence: string): void => this.tell(sentence);
    this.memory = new Memory(this, limit, tell, bytesOf(options.workMemoryMb));
    if (path === undefined) return;
    try {
      readyDirectory(path);
      this.lock = new LockFile(path);
      this.engine = openEngine(path, this, options, tell);
      this.memory.countAnew();
    } catch (error) {
      this.lock?.release();
      throw refusalOf(error, path);
    }
    this.engine.onWritten = () => this.afterWriting();
    this.engine.onFailure = (error) =>
      this.tell(
        `The data directory cannot be written (${error.message}): the database is read-only until it is started again.`,
      );
  }

  /** The version that this transaction, or a plain read, sees. */
  read(collection: Collection, key: string, transaction?: Transaction): StoredDocument | undefined {
    if (!transaction) return collection.documents.get(key);
    const own = transaction.own(collection, key);
    if (own !== undefined) return own ?? undefined;
    const former = collection.former.get(key)?.find(({ until }) => until > transaction.snapshot);
    return former ? former.version : collection.documents.get(key);
  }

  begin(name?: TransactionName): Transaction {
    const transaction = new Transaction(this.commits, name);
    this.open.add(transaction);
    return transaction;
  }

  get openTransactions(): readonly Transaction[] {
    return [...this.open];
  }

  /**
   * Writes one version. Plainly: committed at once, together with the remembered statement; in a transaction: on top of it.
   * Errors: Claimed, WriteConflict (112), DuplicateKey (11000), and the refusal of a disk that failed.
   */
  write(
    write: Omit<Write, 'before'>,
    transaction?: Transaction,
    remember?: RememberedStatement,
    decoded?: DecodedVersions,
  ): void {
    const { collection, key, after } = write;
    this.assertWritable();
    checkDocument(collection, key, transaction);
    const before = this.read(collection, key, transaction);
    if (after) claimKeys(collection, after, transaction, decoded);
    this.memory.replace(before, after);
    const whole: Write = { ...write, before };
    if (transaction) transaction.note(whole);
    else this.commitWrites([whole], undefined, remember, decoded);
  }

  /** Makes a transaction's writes everybody's, all or none. Errors: WriteConflict when a collection it created exists by now. */
  commit(transaction: Transaction): void {
    this.assertWritable();
    for (const namespace of transaction.created.keys()) {
      if (this.catalog.get(namespace)) {
        this.abort(transaction);
        throw writeConflict();
      }
    }
    for (const collection of transaction.created.values()) this.catalog.add(collection);
    this.end(transaction, 'committed');
    const { name, writes, created } = transaction;
    if (writes.length > 0 || created.size > 0)
      this.commitWrites(writes, transaction, name && commitOf(name));
  }

  abort(transaction: Transaction): void {
    this.end(transaction, 'aborted');
  }

  /** Resolves when all that was committed so far is safe: with the kernel, or on the disk when asked. */
  async durable(onDisk = false): Promise<void> {
    if (!this.engine) return;
    try {
      await (onDisk ? this.engine.synced() : this.engine.written());
    } catch (error) {
      throw diskRefusal(error as NodeJS.ErrnoException);
    }
  }

  /** Appends one journal record; the change log grows by what the record says. */
  record(
    operations: Buffer[],
    transaction?: TransactionName,
    header = this.header(transaction),
  ): void {
    if (this.engine) this.engine.append(Buffer.concat([encodeHeader(header), ...operations]));
  }

  header(transaction?: TransactionName) {
    return {
      sequence: this.changes.next,
      time: this.time.tick(),
      wall: new Date(),
      transaction,
      promised: this.engine?.newPromise(),
    };
  }

  /** In memory nothing waits for a disk. */
  revealWithoutJournal(): void {
    if (!this.engine) this.changes.reveal();
  }

  assertWritable(): void {
    if (this.engine?.failure) throw diskRefusal(this.engine.failure);
  }

  /** Folds the records into a snapshot; see {@link Engine.compact}. */
  compact(at?: AtStep): Promise<void> {
    if (!this.engine) return Promise.resolve();
    this.compacting ??= this.engine
      .compact(() => capture(this), at)
      .finally(() => (this.compacting = undefined));
    return this.compacting;
  }

  async close(): Promise<void> {
    for (const transaction of this.openTransactions) this.abort(transaction);
    await this.compacting?.catch(() => undefined);
    this.engine?.close(() => encodeHeader(this.header()));
    this.lock?.release();
  }

  private commitWrites(
    writes: readonly Write[],
    transaction?: Transaction,
    remember?: RememberedStatement,
    decoded?: DecodedVersions,
  ): void {
    const header = this.header(transaction?.name);
    const operations = writes.map(writeOperation);
    const made = transaction && this.ddl.createdIn(transaction);
    if (made) operations.unshift(...made.operations);
    if (remember) {
      this.retries.remember(remember);
      operations.push(operation(OP.statement, '', encodeStatement(remember, Date.now())));
    }
    this.record(operations, undefined, header);
    applyWrites(writes, ++this.commits, this.open.size > 0 ? this.former : undefined, decoded);
    const { time, wall, transaction: name } = header;
    for (const event of made?.events ?? []) this.changes.add({ ...event, time, wall });
    for (const { collection, kind, before, after } of writes) {
      if (!before && !after) continue;
      const { database } = collection;
      this.changes.add({
        kind,
        database,
        collection: collection.name,
        uuid: collection.uuid,
        before,
        after,
        time,
        wall,
        transaction: name,
      });
    }
    this.revealWithoutJournal();
  }

  private end(transaction: Transaction, state: 'committed' | 'aborted'): void {
    if (transaction.state !== 'active') return;
    transaction.end(state);
    this.open.delete(transaction);
    this.former.prune(Math.min(Infinity, ...[...this.open].map(({ snapshot }) => snapshot)));
  }

  private afterWriting(): void {
    this.changes.reveal();
    if ((this.engine?.size ?? 0) < (this.options.compactBytes ?? COMPACT_BYTES) || this.compacting)
      return;
    this.compact().catch((error: Error) =>
      this.tell(`The journal could not be compacted: ${error.message}`),
    );
  }

  private tell(sentence: string): void {
    this.options.onProblem?.(sentence);
  }
}
