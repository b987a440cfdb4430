import { failure } from '../errors';
import { docField, flag, stringField } from './arguments';
import type { Invocation } from './command';
import { compileFilter, type Match, type QueryEnv } from '../query/match';
import type { Collection } from '../store/collection';
import type { Store } from '../store/store';
import type { Batch, CursorSource } from './cursors';
import type { Reply } from './reply';
import { nextChange } from './waiting';

/** A cursor on a capped collection that stays open at the end and gives what is inserted later. */
export function openTail(
  invocation: Invocation,
  collection: Collection | undefined,
  env: QueryEnv,
): Reply {
  const { body, database, context, session } = invocation;
  const namespace = `${database}.${stringField(body, 'find')}`;
  const match = compileFilter(docField(body, 'filter') ?? new Map(), env);
  const empty: Reply = {
    fields: new Map(),
    cursor: { id: 0n, namespace, batchName: 'firstBatch', batch: [] },
  };
  if (!collection) return empty;
  if (!collection.isCapped) {
    throw failure(
      'BadValue',
      `error processing query: tailable cursor requested on non capped collection ${namespace}`,
    );
  }
  const source = new TailSource(context.store, collection, match, flag(body, 'awaitData'));
  const batch = source.read(101);
  const { id } = context.cursors.open(source, { namespace, session: session?.key });
  return { fields: new Map(), cursor: { id, namespace, batchName: 'firstBatch', batch } };
}

class TailSource implements CursorSource {
  private seen = new Set<string>();
  private closed = false;

  constructor(
    private readonly store: Store,
    private readonly collection: Collection,
    private readonly match: Match,
    private readonly waits: boolean,
  ) {}

  async next(count: number, waitMs: number): Promise<Batch> {
    const until = Date.now() + (this.waits ? waitMs : 0);
    let documents = this.read(count);
    while (documents.length === 0 && !this.closed && Date.now() < until) {
      await nextChange(this.store.changes, until - Date.now());
      documents = this.read(count);
    }
    return { documents, done: false };
  }

  close(): void {
    this.closed = true;
  }

  read(count: number): Uint8Array[] {
    const documents: Uint8Array[] = [];
    const present = new Set<string>();
    for (const [key, stored] of this.collection.documents) {
      if (documents.length < count && !this.seen.has(key) && this.match(stored.doc))
        documents.push(stored.bytes);
      else if (!this.seen.has(key) && documents.length >= count) continue;
      present.add(key);
    }
    this.seen = present;
    return documents;
  }
}
