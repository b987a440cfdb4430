/** The steps of a compaction, for tests that stop there. */
export type CompactionStep = 'switched' | 'written' | 'pointed' | 'cleaned';

export type AtStep = (step: CompactionStep) => void | Promise<void>;

export const ENGINES = ['journal', 'sqlite'] as const;

export type EngineName = (typeof ENGINES)[number];

/**
 * Where records are kept on disk. Documents live in memory: an engine is read once, when it is opened, and from then on
 * only takes records, in order, each whole or not at all. After its first failure it takes none.
 */
export interface Engine {
  readonly name: EngineName;
  readonly failure: Error | undefined;
  /** Bytes of the records that the next compaction folds. */
  readonly size: number;
  /** Called after records were handed to the kernel. */
  onWritten: () => void;
  /** Called once, with the first failure. */
  onFailure: (error: Error) => void;
  append(record: Buffer): void;
  /** Bytes that the disk has promised since this was asked last, where records have to carry that. */
  newPromise(): number | undefined;
  /** Resolves when everything appended so far survives a killed process. */
  written(): Promise<void>;
  /** Resolves when everything appended so far survives a power cut. */
  synced(): Promise<void>;
  /**
   * Puts contents in the place of all records appended before it, while others are appended. `capture` is called once and
   * answers the state of that moment. A crash at any step loses nothing.
   */
  compact(capture: () => Iterable<Buffer>, at?: AtStep): Promise<void>;
  /** Leaves everything on the disk; `lastRecord` ends it. */
  close(lastRecord: () => Buffer): void;
}
