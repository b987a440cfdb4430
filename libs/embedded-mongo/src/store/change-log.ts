import type { Binary, Timestamp } from 'bson';
import type { Doc } from '../bson/value';
import type { StoredDocument } from './stored-document';
import type { TransactionName } from './transaction';

/** Kinds that only a change stream with `showExpandedEvents` gets. */
const EXPANDED = ['create', 'createIndexes', 'dropIndexes', 'modify'] as const;

export type ChangeKind =
  | 'insert'
  | 'update'
  | 'replace'
  | 'delete'
  | 'drop'
  | 'rename'
  | 'dropDatabase'
  | (typeof EXPANDED)[number];

export const isExpanded = (kind: ChangeKind): boolean =>
  EXPANDED.some((expanded) => expanded === kind);

/** Something that happened, with the versions it went from and to. The description is made when it is read. */
export interface Change {
  sequence: number;
  kind: ChangeKind;
  database: string;
  collection: string;
  /** New namespace of a rename. */
  to?: string;
  before?: StoredDocument;
  after?: StoredDocument;
  /** Identity of the collection. */
  uuid?: Binary;
  /** What was done to the catalog. */
  description?: Doc;
  time: Timestamp;
  wall: Date;
  transaction?: TransactionName;
}

export interface ChangeLogLimits {
  changes: number;
  bytes: number;
}

/**
 * The last changes in order, numbered without gaps. The number of a change never changes: a resume token is
 * that number, and the journal keeps it across a restart.
 */
export class ChangeLog {
  private changes: Change[] = [];
  private first = 1;
  private bytes = 0;
  /** Everything below this number is on the disk (or with the kernel) and may be shown. */
  visible = 1;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly limits: ChangeLogLimits = { changes: 20_000, bytes: 32 * 1024 * 1024 },
  ) {}

  /** The number the next change will get. */
  get next(): number {
    return this.first + this.changes.length;
  }

  /** The oldest number still here. */
  get oldest(): number {
    return this.first;
  }

  /** Goes on from a number read from disk when nothing is here yet. */
  startAt(sequence: number): void {
    if (this.changes.length === 0 && sequence > this.first) this.first = sequence;
  }

  add(change: Omit<Change, 'sequence'>): void {
    this.changes.push({ ...change, sequence: this.next });
    this.bytes += weightOf(change);
    if (this.changes.length > this.limits.changes || this.bytes > this.limits.bytes)
      this.dropOldest();
  }

  at(sequence: number): Change | undefined {
    return this.changes[sequence - this.first];
  }

  all(): readonly Change[] {
    return this.changes;
  }

  /** The number of the first change at or after a cluster time. */
  since(time: Timestamp): number {
    const found = this.changes.find((change) => change.time.compare(time) >= 0);
    return found ? found.sequence : this.next;
  }

  /** Everything added so far may be shown. */
  reveal(): void {
    if (this.visible === this.next) return;
    this.visible = this.next;
    for (const listener of [...this.listeners]) listener();
  }

  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private dropOldest(): void {
    const dropped = this.changes.splice(0, Math.ceil(this.changes.length / 4));
    for (const change of dropped) this.bytes -= weightOf(change);
    this.first += dropped.length;
  }
}

function weightOf(change: Omit<Change, 'sequence'>): number {
  return 100 + (change.before?.bytes.length ?? 0) + (change.after?.bytes.length ?? 0);
}
