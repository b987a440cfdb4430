import type { Doc, Value } from '../bson/value';
import type { Collection } from './collection';
import { duplicateKey } from './duplicate-key';
import type { RememberedStatement } from './retry-memory';
import type { SecondaryIndex } from './secondary-index';
import { numberOf } from './secondary-index';
import type { Store } from './store';
import type { StoredDocument } from './stored-document';
import { Claimed, type Transaction } from './transaction';
import { checkDocument } from './uniqueness';

/** Adds a document that must not exist yet. Errors: DuplicateKey (11000), WriteConflict, Claimed. */
export function insertDocument(
  store: Store,
  collection: Collection,
  { stored, doc }: { stored: StoredDocument; doc: Doc },
  transaction?: Transaction,
  remember?: RememberedStatement,
): void {
  const { key } = stored;
  checkDocument(collection, key, transaction);
  if (store.read(collection, key, transaction)) {
    throw duplicateKey(collection, collection.indexes.get('_id_') as SecondaryIndex, doc);
  }
  store.write({ collection, key, kind: 'insert', after: stored }, transaction, remember);
}

/** A capped collection forgets its oldest documents beyond its size in bytes and documents. */
export function trimCapped(store: Store, collection: Collection): void {
  const most = limitOf(collection.options.get('max'));
  const bytes = limitOf(collection.options.get('size'));
  for (const key of collection.documents.keys()) {
    if (collection.documents.size <= most && collection.bytes <= bytes) return;
    try {
      store.write({ collection, key, kind: 'delete', after: undefined });
    } catch (error) {
      if (error instanceof Claimed) return;
      throw error;
    }
  }
}

const limitOf = (value: Value | undefined): number =>
  value == null ? Infinity : numberOf(value) || Infinity;
