import { ObjectId, BSONRegExp } from 'bson';
import { decode } from '../bson/decode';
import { encode } from '../bson/encode';
import { keyOf } from '../bson/keystring';
import { isArray, isDoc, type Doc, type Value } from '../bson/value';
import { failure } from '../errors';
import type { Collection } from '../store/collection';
import { insertDocument, trimCapped } from '../store/insert';
import type { RememberedStatement } from '../store/retry-memory';
import { StoredDocument } from '../store/stored-document';
import { Claimed } from '../store/transaction';
import { flag } from './arguments';
import type { Invocation } from './command';
import { meetWriteFault } from './ordered-faults';
import { timedOut } from './turns';
import { validateDocument } from './validation';

const MAX_DOCUMENT = 16 * 1024 * 1024;

/** Does a plain write again each time it met an open transaction, after that one has ended; others are not held up. */
export async function whenFree<T>(
  { deadline, connection }: Invocation,
  attempt: () => T,
): Promise<T> {
  for (;;) {
    try {
      return attempt();
    } catch (error) {
      if (!(error instanceof Claimed)) throw error;
      await waitFor(error.transaction.done, deadline);
      if (connection.closed) throw failure('Interrupted', 'the client has gone');
    }
  }
}

async function waitFor(done: Promise<void>, deadline: number | undefined): Promise<void> {
  if (deadline === undefined) return done;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(timedOut()), Math.max(0, deadline - Date.now()));
  });
  try {
    await Promise.race([done, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What is journaled with a numbered write so that a retry is answered and not done again. */
export function remembered(
  invocation: Invocation,
  statement: number,
  reply: Doc,
): RememberedStatement | undefined {
  const { retry } = invocation;
  if (!retry) return undefined;
  meetWriteFault(invocation);
  return { ...retry, statement, reply };
}

/** The answer a statement of this number has already given. */
export function recalled({ retry, context }: Invocation, statement: number): Doc | undefined {
  return retry && context.store.retries.recall(retry.lsid, retry.number, statement);
}

/** Bytes as they are to be stored: `_id` first, made when it is missing. */
export function prepareInsert(bytes: Buffer): { stored: StoredDocument; doc: Doc } {
  const sent = decode(bytes);
  const [first] = sent.keys();
  const id = sent.get('_id') ?? (sent.has('_id') ? null : new ObjectId());
  assertId(id);
  const doc = first === '_id' ? sent : withIdFirst(sent, id);
  const own = first === '_id' ? ownCopy(bytes) : encodeStored(doc);
  if (own.length > MAX_DOCUMENT) throw tooLarge(own.length);
  return { stored: new StoredDocument(keyOf([id]), own), doc };
}

/** The next version of the document of this key; `_id` is first and the same. */
export const nextVersion = (key: string, doc: Doc): StoredDocument =>
  new StoredDocument(key, encodeStored(doc));

/** The next version of a document, `_id` first. */
export function prepareVersion(doc: Doc): StoredDocument {
  const id = doc.get('_id') ?? null;
  const [first] = doc.keys();
  return new StoredDocument(
    keyOf([id]),
    encodeStored(first === '_id' ? doc : withIdFirst(doc, id)),
  );
}

export function withIdFirst(doc: Doc, id: Value): Doc {
  const ordered: Doc = new Map([['_id', id]]);
  for (const [name, value] of doc) if (name !== '_id') ordered.set(name, value);
  return ordered;
}

export function assertId(id: Value): void {
  if (isArray(id) || id instanceof BSONRegExp) {
    const type = isArray(id) ? 'array' : 'regex';
    throw failure('InvalidIdField', `The '_id' value cannot be of type ${type}`);
  }
  if (!isDoc(id)) return;
  for (const name of id.keys()) {
    if (name.startsWith('$')) {
      throw failure(
        'DollarPrefixedFieldName',
        `_id fields may not contain '$'-prefixed fields: ${name} is not valid for storage.`,
      );
    }
  }
}

/** Inserts one document. Errors: E11000, WriteConflict, DocumentValidationFailure. */
export async function insertOne(
  invocation: Invocation,
  collection: Collection,
  prepared: { stored: StoredDocument; doc: Doc },
  statement: RememberedStatement | undefined,
): Promise<void> {
  const { context, transaction, body } = invocation;
  if (!flag(body, 'bypassDocumentValidation')) validateDocument(collection, prepared.doc);
  await whenFree(invocation, () => {
    insertDocument(context.store, collection, prepared, transaction, statement);
  });
  if (collection.isCapped && !transaction) trimCapped(context.store, collection);
}

/** Inserts and updates create the collection they name; views take no writes. */
export function writableCollection(
  { context, database, transaction }: Invocation,
  name: string,
): Collection {
  const collection = context.store.ddl.ensure(database, name, transaction);
  assertNoView(collection);
  return collection;
}

export function assertNoView(collection: Collection | undefined): void {
  if (collection?.isView) {
    throw failure(
      'CommandNotSupportedOnView',
      `Namespace ${collection.namespace} is a view, not a collection`,
    );
  }
}

function encodeStored(doc: Doc): Buffer {
  const bytes = encode(doc, MAX_DOCUMENT);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function ownCopy(bytes: Buffer): Buffer {
  const own = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(own);
  return own;
}

const tooLarge = (size: number) =>
  failure(
    'BSONObjectTooLarge',
    `object to insert too large. size in bytes: ${size}, max size: ${MAX_DOCUMENT}`,
  );
