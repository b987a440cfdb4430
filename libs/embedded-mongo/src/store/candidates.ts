import type { Collection } from './collection';
import type { Plan } from './planner';
import type { Store } from './store';
import type { StoredDocument } from './stored-document';
import type { Transaction } from './transaction';

export interface Candidates {
  documents: Iterable<StoredDocument>;
  /** They come in the order the plan promised. */
  sorted: boolean;
}

/** The versions a plan leads to, as the transaction (or a plain read) sees them; each document once. */
export function candidatesOf(
  store: Store,
  collection: Collection,
  plan: Plan,
  transaction?: Transaction,
): Candidates {
  const extra = transaction ? changedKeys(collection, transaction) : [];
  const documents = transaction
    ? visible(store, collection, unique(keysOf(collection, plan), extra), transaction)
    : current(collection, keysOf(collection, plan), plan);
  return { documents, sorted: plan.sorted && extra.length === 0 };
}

/** Documents whose place in an index may differ for the snapshot: its own writes, and others' since. */
function changedKeys(collection: Collection, transaction: Transaction): string[] {
  return [...(transaction.overlay.get(collection)?.keys() ?? []), ...collection.former.keys()];
}

function* keysOf(collection: Collection, plan: Plan): Generator<string> {
  if (plan.stage === 'OR') {
    for (const branch of plan.branches) yield* keysOf(collection, branch);
    return;
  }
  const { index } = plan;
  if (!index) {
    yield* plan.backwards
      ? [...collection.documents.keys()].reverse()
      : [...collection.documents.keys()];
    return;
  }
  index.uses++;
  const ranges = plan.backwards ? [...plan.ranges].reverse() : plan.ranges;
  for (const [low, high] of ranges) yield* index.tree.range(low, high, plan.backwards);
}

function* current(
  collection: Collection,
  keys: Iterable<string>,
  plan: Plan,
): Generator<StoredDocument> {
  const repeats = plan.stage === 'OR' || plan.index?.multikey === true;
  for (const key of repeats ? unique(keys, []) : keys) {
    const document = collection.documents.get(key);
    if (document) yield document;
  }
}

function* visible(
  store: Store,
  collection: Collection,
  keys: Iterable<string>,
  transaction: Transaction,
): Generator<StoredDocument> {
  for (const key of keys) {
    const document = store.read(collection, key, transaction);
    if (document) yield document;
  }
}

function* unique(keys: Iterable<string>, more: Iterable<string>): Generator<string> {
  const seen = new Set<string>();
  for (const source of [keys, more]) {
    for (const key of source) {
      if (seen.has(key)) continue;
      seen.add(key);
      yield key;
    }
  }
}
