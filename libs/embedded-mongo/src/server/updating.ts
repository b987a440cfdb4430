import { ObjectId } from 'bson';
import { equal } from '../bson/compare';
import { isArray, isDoc, type Doc, type Value } from '../bson/value';
import { failure } from '../errors';
import { compileFilter, type Match, type Position, type QueryEnv } from '../query/match';
import type { Collection } from '../store/collection';
import type { RememberedStatement } from '../store/retry-memory';
import { checkDocument } from '../store/uniqueness';
import { compileUpdate } from '../update/update';
import { flag } from './arguments';
import type { Invocation } from './command';
import type { Found } from './reading';
import { validateDocument } from './validation';
import { assertId, insertOne, nextVersion, prepareVersion, whenFree, withIdFirst } from './writing';

/** A compiled update: what it looks for, what it does, and whether it replaces whole documents. */
export interface UpdatePlan {
  match: Match;
  update: ReturnType<typeof compileUpdate>;
  replaces: boolean;
  filter: Doc;
}

export function planUpdate(
  filter: Doc,
  change: Value | undefined,
  arrayFilters: Value[] | undefined,
  env: QueryEnv,
): UpdatePlan {
  if (!isDoc(change) && !isArray(change)) {
    throw failure('FailedToParse', 'Update argument must be either an object or an array');
  }
  const stages = isArray(change) ? change.filter(isDoc) : change;
  const update = compileUpdate(stages, { arrayFilters: arrayFilters?.filter(isDoc), env });
  const [first] = isDoc(change) ? change.keys() : ['$'];
  const replaces = isDoc(change) && !first?.startsWith('$');
  return { match: compileFilter(filter, env), update, replaces, filter };
}

export interface Updated {
  before: Doc;
  after: Doc;
  changed: boolean;
  position: Position;
}

/**
 * Updates one document where it stands now: it is read, matched and written in one step, after any wait. Undefined
 * when it no longer matches. `reply` is asked for what is remembered of a numbered write.
 */
export function updateOne(
  invocation: Invocation,
  collection: Collection,
  found: Found,
  plan: UpdatePlan,
  reply: (updated: Updated) => RememberedStatement | undefined,
): Promise<Updated | undefined> {
  const { context, transaction, body } = invocation;
  const { key } = found.stored;
  return whenFree(invocation, () => {
    checkDocument(collection, key, transaction);
    const current = context.store.read(collection, key, transaction);
    const same = current === found.stored;
    const before = same ? found.doc : current?.doc;
    const position: Position = same ? found.position : {};
    if (!before || (!same && !plan.match(before, position))) return undefined;
    const result = plan.update.apply(before, position);
    if (result === before) return { before, after: before, changed: false, position };
    const after = keepId(result, before, plan.replaces);
    if (!flag(body, 'bypassDocumentValidation')) validateDocument(collection, after, before);
    const updated: Updated = { before, after, changed: true, position };
    const write = {
      collection,
      key,
      kind: plan.replaces ? 'replace' : 'update',
      after: nextVersion(key, after),
    } as const;
    context.store.write(write, transaction, reply(updated), updated);
    return updated;
  });
}

/** Inserts what an upsert describes. Answers the new document. */
export async function upsertOne(
  invocation: Invocation,
  collection: Collection,
  plan: UpdatePlan,
  reply: (doc: Doc) => RememberedStatement | undefined,
): Promise<Doc> {
  const described = plan.update.insertFrom(plan.filter);
  const id = described.has('_id') ? (described.get('_id') ?? null) : new ObjectId();
  assertId(id);
  const doc = withIdFirst(described, id);
  await insertOne(invocation, collection, { stored: prepareVersion(doc), doc }, reply(doc));
  return doc;
}

function keepId(after: Doc, before: Doc, replaces: boolean): Doc {
  const id = before.get('_id') ?? null;
  if (!after.has('_id')) return withIdFirst(after, id);
  const [first] = after.keys();
  if (first === '_id' && after.get('_id') === id) return after;
  if (equal(after.get('_id'), id)) return withIdFirst(after, id);
  throw failure(
    'ImmutableField',
    replaces
      ? "After applying the update, the (immutable) field '_id' was found to have been altered"
      : "Performing an update on the path '_id' would modify the immutable field '_id'",
  );
}
