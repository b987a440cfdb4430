import { decode } from '../bson/decode';
import type { Doc } from '../bson/value';

/**
 * One version of a document: its exact bytes, never changed after it was made.
 * `key` is the order-preserving key of its `_id`; `committed` the commit that made it visible (0: from disk).
 */
export class StoredDocument {
  committed = 0;

  constructor(
    readonly key: string,
    readonly bytes: Buffer,
  ) {}

  /** Decoded anew at each call: the bytes are the truth and cost a quarter of the objects. */
  get doc(): Doc {
    return decode(this.bytes);
  }
}
