import type { Budget } from '../aggregate/budget';
import type { Doc } from '../bson/value';
import type { Steps } from '../pause';
import { sortInSteps } from '../query/sort-in-steps';
import type { Found } from './reading';

/** Where found documents are collected. */
export interface FoundList {
  /** False: no more are needed. */
  add(found: Found): boolean;
  all(): Steps<Found[]>;
}

export class FoundAsTheyCome implements FoundList {
  private readonly found: Found[] = [];

  constructor(private readonly most: number) {}

  add(found: Found): boolean {
    this.found.push(found);
    return this.found.length < this.most;
  }

  *all(): Steps<Found[]> {
    return this.found;
  }
}

/** Fewer than these are not worth a sort of their own; more than the others would hold up everybody else. */
const FEW = 1000;
const MANY = 5000;

/** The first `most` in an order: what can no longer be among them is dropped again and again. */
export class FoundInOrder implements FoundList {
  private found: Found[] = [];

  constructor(
    private readonly compare: (a: Doc, b: Doc) => number,
    private readonly most: number,
    private readonly budget: Budget,
  ) {}

  /** Errors: QueryExceededMemoryLimitNoDiskUseAllowed (292). */
  add(found: Found): boolean {
    const { length } = found.stored.bytes;
    const tooMany = this.most <= MANY && this.found.length >= this.most * 2 + FEW;
    if (tooMany || (this.found.length > this.most && !this.budget.fits(length))) this.drop();
    this.found.push(found);
    this.budget.take(length);
    return true;
  }

  *all(): Steps<Found[]> {
    return yield* sortInSteps(this.found, (a, b) => this.compare(a.doc, b.doc));
  }

  private drop(): void {
    this.found.sort((a, b) => this.compare(a.doc, b.doc));
    for (const { stored } of this.found.splice(this.most)) this.budget.release(stored.bytes.length);
  }
}
