import type { SessionId, SignUpId } from '@passerelle/contracts/ids';
import {
  applyEntry,
  type PlaceChange,
  type PlaceEntry,
  type Places,
} from '@passerelle/rules/registrations/waiting-list';

/** What is known of a session's places when only the sign-ups that a batch concerns were read. */
export interface PartOfPlaces {
  readonly capacity: number;
  /** How many there are, known or not. */
  readonly counts: { readonly confirmed: number; readonly waiting: number };
  /** Those who have a place, as far as the batch concerns them. */
  readonly confirmed: readonly SignUpId[];
  /** The line from its head, without a gap: as far as the batch may promote, take out or rank somebody. */
  readonly head: readonly SignUpId[];
}

/** Stands for a sign-up that is counted and was not read. */
const SOMEBODY = '' as SignUpId;

/** Places of the full length, for the rule of the waiting list: whom nobody asks about is counted, not named. */
export function placesOf({ capacity, counts, confirmed, head }: PartOfPlaces): Places {
  const others = (all: number, known: readonly SignUpId[]) =>
    Array.from({ length: all - known.length }, () => SOMEBODY);
  return {
    capacity,
    confirmed: [...confirmed, ...others(counts.confirmed, confirmed)],
    waiting: [...head, ...others(counts.waiting, head)],
    cancelled: [],
  };
}

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
    for (const { signUpId, became } of changes) {
      if (signUpId === SOMEBODY) throw new Error('the line was not read far enough');
      this.decided.set(signUpId, became);
    }
    return this.start + this.written.length;
  }
}
