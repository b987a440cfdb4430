import type { ChangeLogLimits } from './change-log';
import type { EngineName } from './engine';
import type { JournalOptions } from './journal';

export interface StoreOptions extends JournalOptions {
  /** Where records are kept (default: the journal). */
  engine?: EngineName;
  /** The records are folded into a snapshot when they have grown by this many bytes (default 64 MB). */
  compactBytes?: number;
  changes?: ChangeLogLimits;
  /** Megabytes that documents, indexes and former versions may take; undefined: half of the machine, at most the heap. */
  memoryLimitMb?: number;
  /** Megabytes that one sort or one stage of an aggregation may hold (default 100). */
  workMemoryMb?: number;
  /** Told about a disk that fails and a compaction that fails, in one sentence. */
  onProblem?: (sentence: string) => void;
}
