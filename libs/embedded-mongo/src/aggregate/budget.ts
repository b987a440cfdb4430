import { sizeOf } from '../bson/size';
import type { Value } from '../bson/value';
import { failure } from '../errors';

/** What one stage may hold while it runs. A MongoDB would go on on its disk; this server has no such place. */
export class Budget {
  private taken = 0;

  /** `limit`: bytes; undefined: no limit. */
  constructor(
    private readonly stage: string,
    private readonly limit = Infinity,
  ) {}

  /** Nothing is held yet. */
  begin(): void {
    this.taken = 0;
  }

  /** Errors: QueryExceededMemoryLimitNoDiskUseAllowed (292). */
  hold(value: Value | undefined): void {
    if (this.limit !== Infinity) this.take(sizeOf(value));
  }

  fits(bytes: number): boolean {
    return this.taken + bytes <= this.limit;
  }

  /** Errors: QueryExceededMemoryLimitNoDiskUseAllowed (292). */
  take(bytes: number): void {
    this.taken += bytes;
    if (this.taken <= this.limit) return;
    throw failure(
      'QueryExceededMemoryLimitNoDiskUseAllowed',
      `${this.stage} exceeded its memory limit of ${this.limit} bytes. This server does not use the disk for it, with allowDiskUse neither: read less, use an index or a limit, or start it with a larger --work-memory.`,
    );
  }

  /** What is no longer held. */
  release(bytes: number): void {
    this.taken -= bytes;
  }
}
