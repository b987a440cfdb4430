import type { SessionId, SignUpId } from '@passerelle/contracts/ids';
import {
  applyEntry,
  type PlaceChange,
  type PlaceEntry,
  type Places,
} from '@passerelle/rules/registrations/waiting-list';

/**
 * A session's places while they are being changed: entries go in one after the other and are decided by the rule
 * of the waiting list; what was decided is written in one go.
 */
export class Ledger {
  private readonly written: PlaceEntry[] = [];
  private readonly decided = new Map<SignUpId, PlaceChange['became']>();

  constructor(
    readonly sessionId: SessionId,
    /** Entries in the log before these. */
    readonly start: number,
    private current: Places,
  ) {}

  get places(): Places {
    return this.current;
  }

  get entries(): readonly PlaceEntry[] {
    return this.written;
  }

  /** What became of each sign-up, all entries together. */
  get changes(): ReadonlyMap<SignUpId, PlaceChange['became']> {
    return this.decided;
  }

  get isChanged(): boolean {
    return this.written.length > 0;
  }

  /**
   * Returns the entry's number in the log, or undefined when the rule refuses it or it says nothing new:
   * then it is not written.
   */
  enter(entry: PlaceEntry): number | undefined {
    const { places, changes, refused } = applyEntry(this.current, entry);
    const isNew = changes.length > 0 || places.capacity !== this.current.capacity;
    if (refused || !isNew) return undefined;
    this.current = places;
    this.written.push(entry);
    for (const { signUpId, became } of changes) this.decided.set(signUpId, became);
    return this.start + this.written.length;
  }
}
