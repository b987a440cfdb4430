import { failure, type MongoError } from '../errors';
import type { Doc } from '../bson/value';
import type { Collection } from './collection';
import { duplicateKey } from './duplicate-key';
import type { SecondaryIndex } from './secondary-index';
import type { StoredDocument } from './stored-document';
import { Claimed, type DecodedVersions, type Transaction } from './transaction';

/** The refusal of a transaction that met another's write; the driver runs the whole transaction again. */
export function writeConflict(): MongoError {
  const error = failure(
    'WriteConflict',
    'WriteConflict error: this operation conflicted with another operation. Please retry your operation or multi-document transaction.',
  );
  error.labels.push('TransientTransactionError');
  return error;
}

/**
 * May this document be written by this transaction (or plainly)? A plain write throws `Claimed` when an open
 * transaction holds it; a transaction throws WriteConflict for that and for anything newer than its snapshot.
 */
export function checkDocument(
  collection: Collection,
  key: string,
  transaction?: Transaction,
): void {
  const holder = collection.locks.get(key);
  if (holder && holder !== transaction) throw transaction ? writeConflict() : new Claimed(holder);
  if (transaction && changedSince(collection, key, transaction.snapshot)) throw writeConflict();
}

function changedSince(collection: Collection, key: string, snapshot: number): boolean {
  const current = collection.documents.get(key);
  if (current && current.committed > snapshot) return true;
  return collection.former.get(key)?.some(({ until }) => until > snapshot) ?? false;
}

/** Refuses a key of a unique index that another document has, or is about to have. */
function checkUnique(
  collection: Collection,
  index: SecondaryIndex,
  keys: readonly string[],
  documentKey: string,
  doc: Doc,
  transaction?: Transaction,
): void {
  for (const key of keys) {
    const claim = index.claimed.get(key);
    if (claim && claim.transaction !== transaction) {
      throw transaction ? writeConflict() : new Claimed(claim.transaction);
    }
    if (
      claim &&
      claim.documentKey !== documentKey &&
      stillOwns(collection, index, key, claim.documentKey, transaction)
    ) {
      throw duplicateKey(collection, index, doc);
    }
    for (const holder of index.holders(key)) {
      if (holder !== documentKey) checkHolder(collection, index, key, holder, doc, transaction);
    }
  }
}

/** A committed document has the key: it counts unless this transaction itself took the key away from it. */
function checkHolder(
  collection: Collection,
  index: SecondaryIndex,
  key: string,
  holder: string,
  doc: Doc,
  transaction: Transaction | undefined,
): void {
  const locked = collection.locks.get(holder);
  if (locked && locked !== transaction) throw transaction ? writeConflict() : new Claimed(locked);
  const own = transaction?.own(collection, holder);
  if (own === null || (own && !index.keysOf(own.doc).includes(key))) return;
  const current = collection.documents.get(holder);
  if (transaction && current && current.committed > transaction.snapshot) throw writeConflict();
  throw duplicateKey(collection, index, doc);
}

function stillOwns(
  collection: Collection,
  index: SecondaryIndex,
  key: string,
  documentKey: string,
  transaction: Transaction | undefined,
): boolean {
  const own = transaction?.own(collection, documentKey);
  return Boolean(own && index.keysOf(own.doc).includes(key));
}

/** Checks the unique keys of a new version and, in a transaction, claims them until it ends. */
export function claimKeys(
  collection: Collection,
  after: StoredDocument,
  transaction?: Transaction,
  decoded?: DecodedVersions,
): void {
  let doc: Doc | undefined = decoded?.after;
  for (const index of collection.indexes.values()) {
    if (index.isId || !index.serves) continue;
    if (decoded && index.isUntouched(decoded.before, decoded.after)) continue;
    doc ??= after.doc;
    const keys = index.keysOf(doc);
    if (!index.refusesDuplicates) continue;
    checkUnique(collection, index, keys, after.key, doc, transaction);
    if (!transaction) continue;
    for (const key of keys) {
      index.claimed.set(key, { transaction, documentKey: after.key });
      transaction.claims.push([index, key]);
    }
  }
}
