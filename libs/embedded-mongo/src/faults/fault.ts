import type { EngineName } from '../store/engine';

/** Built files that a fault starts as processes of their own. */
export interface FaultParts {
  /** The entry of the database. */
  database: string;
  /** The referee, which writes under the fault and remembers what was acknowledged. */
  referee: string;
  /** The entry of a server on top of the database, for faults that need one. */
  server: string;
}

export interface FaultOptions {
  parts: FaultParts;
  /** Where the database keeps its records (default: the journal). */
  engine?: EngineName;
  /** How often something is killed. */
  kills: number;
  /** How many mutated messages are sent. */
  messages: number;
  say: (line: string) => void;
}

/** What was done, in numbers, and every promise that was found broken, in one sentence each. */
export interface FaultReport {
  counts: Record<string, number>;
  broken: string[];
}

/** A way in which things go wrong, and the proof that the promise is kept all the same. */
export interface Fault {
  id: string;
  title: string;
  run(options: FaultOptions): Promise<FaultReport>;
  /** The same with each defence switched off in turn: a report without a broken promise means that the fault proves nothing. */
  proofs: readonly FaultProof[];
}

export interface FaultProof {
  /** The defence that is off. */
  without: string;
  /** What the fault must find then. */
  finds: RegExp;
  run(options: FaultOptions): Promise<FaultReport>;
}
