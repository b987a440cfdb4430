import type { Doc } from '../bson/value';
import { Claimed } from '../store/transaction';
import type { SecondaryIndex } from '../store/secondary-index';
import type { Collection } from '../store/collection';
import { readDocuments } from './reading';
import type { ServerContext } from './server-context';

/** A transaction nobody has touched for this long is ended: a client that died must not block the others. */
export const TRANSACTION_LIFETIME = 60_000;

const EXPIRY_INTERVAL = 60_000;

/** Starts the recurring work of a server; the answer stops it. */
export function startMaintenance(context: ServerContext): () => void {
  const lifetime = context.settings.transactionLifetime ?? TRANSACTION_LIFETIME;
  const tidying = setInterval(
    () => tidy(context, lifetime),
    Math.min(5000, Math.max(50, lifetime / 4)),
  );
  const expiring = setInterval(
    () => void expire(context),
    context.settings.expiryInterval ?? EXPIRY_INTERVAL,
  );
  tidying.unref();
  expiring.unref();
  return () => {
    clearInterval(tidying);
    clearInterval(expiring);
  };
}

function tidy({ store, sessions, snapshots, cursors }: ServerContext, lifetime: number): void {
  const now = Date.now();
  for (const transaction of store.openTransactions) {
    if (transaction.name && now - transaction.lastUsed > lifetime) store.abort(transaction);
  }
  cursors.closeWhere(
    (cursor) =>
      cursor.transaction !== undefined && cursor.transaction.state !== 'active' && !cursor.busy,
  );
  cursors.closeIdle(now);
  sessions.forgetIdle(now);
  snapshots.forgetOld(now);
  store.retries.forgetOld(now);
}

/** Deletes what has expired by a TTL index. A document that is being written is left for the next time. */
export async function expire(context: ServerContext, now = Date.now()): Promise<void> {
  for (const collection of context.store.catalog.all()) {
    for (const index of collection.indexes.values()) {
      const seconds = index.expireAfterSeconds;
      if (seconds !== undefined)
        await expireBy(context, collection, index, new Date(now - seconds * 1000));
    }
  }
}

async function expireBy(
  { store }: ServerContext,
  collection: Collection,
  index: SecondaryIndex,
  before: Date,
): Promise<void> {
  const path = index.fields[0]?.path ?? '';
  const filter: Doc = new Map([[path, new Map([['$lte', before]])]]);
  if (index.partial)
    for (const [name, condition] of index.partial)
      if (!filter.has(name)) filter.set(name, condition);
  const { found } = await readDocuments(store, collection, { filter, env: {} });
  for (const { stored } of found) {
    try {
      if (collection.documents.get(stored.key) !== stored) continue;
      store.write({ collection, key: stored.key, kind: 'delete', after: undefined });
    } catch (error) {
      if (!(error instanceof Claimed)) return;
    }
  }
}
