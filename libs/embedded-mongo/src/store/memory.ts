import { totalmem } from 'node:os';
import { getHeapStatistics } from 'node:v8';
import { failure } from '../errors';
import type { Catalog } from './catalog';
import type { StoredDocument } from './stored-document';
import type { Transaction } from './transaction';

/** Bytes that a document takes besides its own, and a key of an index. Estimates of what V8 keeps for them. */
const DOCUMENT = 450;
const KEY = 100;

const MB = 1024 * 1024;

/** Bytes that one sort or one stage of an aggregation may hold, as in MongoDB. */
const STAGE_BYTES = 100 * MB;
const WARN_AT = 0.8;
/** Below this share a later warning is news again. */
const CALM_AT = 0.7;

/** What the store holds and may come to hold. */
interface Held {
  catalog: Catalog;
  openTransactions: readonly Transaction[];
}

/** Half of the machine (or of what the container gets), and never more than the heap can hold. */
export function defaultLimit(): number {
  const constrained = process.constrainedMemory() || Infinity;
  return Math.min(totalmem() / 2, constrained / 2, getHeapStatistics().heap_size_limit);
}

/**
 * Keeps documents and indexes below a limit, in bytes: counted along with the writes, and counted anew before anything
 * is refused. What shrinks is always let through. `warn` hears once that four fifths are taken.
 */
export class Memory {
  private counted = 0;
  private warned = false;

  constructor(
    private readonly held: Held,
    readonly limit: number,
    private readonly warn: (sentence: string) => void,
    /** Bytes that one sort or one stage of an aggregation may hold besides. */
    readonly stageBytes = STAGE_BYTES,
  ) {
    this.countAnew();
  }

  get used(): number {
    return this.counted;
  }

  /** Lets one version take the place of another. Errors: ExceededMemoryLimit (146). */
  replace(before: StoredDocument | undefined, after: StoredDocument | undefined): void {
    this.take(weightOf(after) - weightOf(before));
  }

  /** Lets an index of this many keys be made. Errors: ExceededMemoryLimit (146). */
  index(keys: number): void {
    this.take(keys * KEY);
  }

  countAnew(): void {
    this.counted = 0;
    for (const { bytes, documents, indexes } of this.held.catalog.all()) {
      this.counted += bytes + documents.size * DOCUMENT;
      for (const { tree } of indexes.values()) this.counted += tree.size * KEY;
    }
    for (const { writes } of this.held.openTransactions)
      for (const { after } of writes) this.counted += weightOf(after);
    this.tell();
  }

  private take(growth: number): void {
    if (growth > 0 && this.counted + growth > this.limit) {
      this.countAnew();
      if (this.counted + growth > this.limit) throw this.refusal();
    }
    this.counted += growth;
    if (this.counted > this.limit * WARN_AT) this.tell();
  }

  private tell(): void {
    if (this.counted < this.limit * CALM_AT) this.warned = false;
    if (this.warned || this.counted <= this.limit * WARN_AT) return;
    this.warned = true;
    this.warn(
      `Documents and indexes take ${inMb(this.counted)} of at most ${inMb(this.limit)}: give more with --memory MB, delete what is not needed, or move to a MongoDB server.`,
    );
  }

  private refusal(): Error {
    return failure(
      'ExceededMemoryLimit',
      `documents and indexes take ${inMb(this.counted)} of at most ${inMb(this.limit)}: nothing more is stored until something is deleted or the limit (--memory MB) is raised`,
    );
  }
}

const weightOf = (version: StoredDocument | undefined): number =>
  version ? version.bytes.length + DOCUMENT + KEY : 0;

export const inMb = (bytes: number): string => `${Math.round(bytes / MB)} MB`;
