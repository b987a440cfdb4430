import type { Doc } from '../bson/value';
import { failure } from '../errors';
import { PAUSE, STRIDE, type Steps } from '../pause';
import type { Collection } from './collection';
import { duplicateKey } from './duplicate-key';
import type { SecondaryIndex } from './secondary-index';

/**
 * An index on its way: filled from the documents there were when it began, while writes keep it up to date. It refuses
 * no write and answers no query before it is whole; keys that two documents had meanwhile are looked at again at the end.
 */
export class IndexBuild {
  private readonly suspects = new Set<string>();
  private refusal: Error | undefined;

  constructor(
    private readonly collection: Collection,
    readonly index: SecondaryIndex,
  ) {
    collection.building.add(this);
  }

  /** Takes in the documents, with pauses. Errors: CannotIndexParallelArrays (171). */
  *fill(): Steps<void> {
    let count = 0;
    for (const key of [...this.collection.documents.keys()]) {
      const stored = this.collection.documents.get(key);
      if (stored) this.add(key, stored.doc);
      if (++count % STRIDE === 0) yield PAUSE;
    }
  }

  /** A document that is written meanwhile; no `before`: it is new, no `after`: it is gone. */
  follow(key: string, before: Doc | undefined, after: Doc | undefined): void {
    try {
      if (before) this.index.remove(this.index.keysOf(before), key);
      if (after) this.add(key, after);
    } catch (error) {
      this.refusal ??= error as Error;
    }
  }

  /**
   * Makes the index one of the collection's. Errors: DuplicateKey (11000), CannotIndexParallelArrays
   * (171) for what was written meanwhile, IndexBuildAborted (276) when the collection is gone.
   */
  finish(): void {
    this.collection.building.delete(this);
    if (this.collection.dropped)
      throw failure('IndexBuildAborted', 'the collection was dropped while its index was built');
    if (this.refusal) throw this.refusal;
    for (const suspect of this.suspects) this.refuseShared(suspect);
    this.collection.indexes.set(this.index.name, this.index);
  }

  abandon(): void {
    this.collection.building.delete(this);
  }

  private add(key: string, doc: Doc): void {
    const keys = this.index.keysOf(doc);
    this.index.add(keys, key);
    if (!this.index.unique) return;
    for (const each of keys) if (this.holders(each).length > 1) this.suspects.add(each);
  }

  private refuseShared(suspect: string): void {
    const [, second] = this.holders(suspect);
    const stored = second === undefined ? undefined : this.collection.documents.get(second);
    if (stored) throw duplicateKey(this.collection, this.index, stored.doc);
  }

  private holders(key: string): string[] {
    return [...this.index.holders(key)];
  }
}
