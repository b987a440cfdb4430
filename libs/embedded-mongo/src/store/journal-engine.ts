import { DataDirectory } from './data-directory';
import type { AtStep, Engine } from './engine';
import { Journal } from './journal';
import { load, type Loaded } from './load';
import { writeSnapshot } from './snapshot-file';
import type { StoreOptions } from './store-options';

/** Records in append-only files, with a snapshot in front of them. */
export class JournalEngine implements Engine {
  readonly name = 'journal';
  /** What was found when it was opened, where a person should know of it. */
  readonly cut: string | undefined;
  private readonly directory: DataDirectory;
  private readonly journal: Journal;

  /** Reads everything into memory. Errors: StoreRefusal. */
  constructor(path: string, into: Loaded, options: StoreOptions) {
    this.directory = new DataDirectory(path);
    this.cut = load(this.directory, into);
    this.directory.removeOld();
    const segment = this.directory.segments().at(-1) ?? this.directory.base;
    this.journal = new Journal(this.directory.journal(segment), options);
  }

  get failure(): Error | undefined {
    return this.journal.failure;
  }

  get size(): number {
    return this.journal.size;
  }

  set onWritten(listener: () => void) {
    this.journal.onWritten = listener;
  }

  set onFailure(listener: (error: Error) => void) {
    this.journal.onFailure = listener;
  }

  append(record: Buffer): void {
    this.journal.append(record);
  }

  newPromise(): number | undefined {
    return this.journal.newPromise();
  }

  written(): Promise<void> {
    return this.journal.written();
  }

  synced(): Promise<void> {
    return this.journal.synced();
  }

  /** New records go to a new segment from the first step on; the manifest points at the snapshot when that is whole. */
  async compact(capture: () => Iterable<Buffer>, at: AtStep = () => undefined): Promise<void> {
    const { directory, journal } = this;
    const next = (directory.segments().at(-1) ?? directory.base) + 1;
    journal.switchTo(directory.journal(next));
    directory.sync();
    const contents = capture();
    await at('switched');
    await writeSnapshot(directory.snapshot(next), contents);
    directory.sync();
    await at('written');
    directory.point(next);
    await at('pointed');
    directory.removeOld();
    await at('cleaned');
  }

  close(lastRecord: () => Buffer): void {
    this.journal.close(lastRecord);
  }
}
