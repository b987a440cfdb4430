import { failure, MongoError } from '../../errors';
import type { Doc, Value } from '../../bson/value';
import type { Collection } from '../../store/collection';
import type { SecondaryIndex } from '../../store/secondary-index';

/**
 * May this index be made unique? Errors: InvalidOptions (72) when new duplicates are not refused yet,
 * CannotConvertIndexToUnique (359) with the `_id`s of the documents that share a key.
 */
export function assertConvertible(collection: Collection, index: SecondaryIndex): void {
  if (index.unique) return;
  if (!index.refusesDuplicates) {
    throw failure(
      'InvalidOptions',
      'Cannot make index unique with prepareUnique=false. Run collMod to set it first.',
    );
  }
  const violations = sharedKeys(collection, index);
  if (violations.length === 0) return;
  throw new MongoError(
    359,
    'CannotConvertIndexToUnique',
    'Cannot convert the index to unique. Please resolve conflicting documents before running collMod again.',
    new Map([['violations', violations]]),
  );
}

function sharedKeys(collection: Collection, index: SecondaryIndex): Doc[] {
  const holders = new Map<string, Value[]>();
  for (const { doc } of collection.documents.values()) {
    for (const key of index.keysOf(doc)) {
      const ids = holders.get(key) ?? [];
      holders.set(key, [...ids, doc.get('_id') ?? null]);
    }
  }
  return [...holders.values()]
    .filter((ids) => ids.length > 1)
    .map((ids): Doc => new Map([['ids', ids]]));
}
