import { isArray, isDoc, type Doc } from '../bson/value';
import { runPipeline, type AggregateEnv } from '../aggregate/run';
import { MongoError } from '../errors';
import { PAUSE, STRIDE, type Flow, type Pause } from '../pause';
import { compileFilter, type QueryEnv } from '../query/match';
import { candidatesOf } from '../store/candidates';
import type { Collection } from '../store/collection';
import { planOf } from '../store/planner';
import type { Transaction } from '../store/transaction';
import type { Invocation } from './command';
import { envOf } from './query-env';
import type { ServerContext } from './server-context';
import { itemsInTurns } from './turns';

/** A view may stand on a view, but not for ever. */
const DEEPEST = 20;

/** The collection a view ends at, and the stages on the way, outermost last. */
export function resolveView(
  context: ServerContext,
  database: string,
  name: string,
  transaction?: Transaction,
): { collection: Collection | undefined; stages: Doc[] } {
  let collection = context.store.ddl.find(database, name, transaction);
  let stages: Doc[] = [];
  for (let depth = 0; collection?.isView; depth++) {
    if (depth > DEEPEST) {
      throw new MongoError(
        165,
        'ViewDepthLimitExceeded',
        `View depth too deep or view cycle detected at ${name}`,
      );
    }
    const own = collection.options.get('pipeline');
    stages = [...(isArray(own) ? own.filter(isDoc) : []), ...stages];
    collection = context.store.ddl.find(
      database,
      String(collection.options.get('viewOn')),
      transaction,
    );
  }
  return { collection, stages };
}

/** What stages may reach besides their input: the other collections of the database, as the transaction sees them. */
export function aggregateEnv(invocation: Invocation, env: QueryEnv): AggregateEnv {
  const { context, database, transaction } = invocation;
  const find = (name: string, filter: Doc) => matchingIn(invocation, name, filter, env);
  const source = (name: string) => documentsIn(context, database, name, env, transaction);
  return { ...env, source, find, stageBytes: context.store.memory.stageBytes };
}

/** Documents of another collection that match, through an index where there is one. */
function* matchingIn(
  { context, database, transaction }: Invocation,
  name: string,
  filter: Doc,
  env: QueryEnv,
): Generator<Doc | Pause> {
  const { collection, stages } = resolveView(context, database, name, transaction);
  const match = compileFilter(filter, env);
  if (!collection || stages.length > 0) {
    for (const doc of documentsIn(context, database, name, env, transaction))
      if (doc === PAUSE || match(doc)) yield doc;
    return;
  }
  const plan = planOf(collection, { filter, collation: env.collation });
  let examined = 0;
  for (const stored of candidatesOf(context.store, collection, plan, transaction).documents) {
    const doc = stored.doc;
    if (match(doc)) yield doc;
    if (++examined % STRIDE === 0) yield PAUSE;
  }
}

function documentsIn(
  context: ServerContext,
  database: string,
  name: string,
  env: QueryEnv,
  transaction: Transaction | undefined,
): Flow<Doc> {
  const { collection, stages } = resolveView(context, database, name, transaction);
  const documents = collection ? allDocuments(context, collection, transaction) : [];
  if (stages.length === 0) return documents;
  const source = (other: string) => documentsIn(context, database, other, env, transaction);
  const { stageBytes } = context.store.memory;
  return runPipeline(stages, documents, { ...env, source, stageBytes });
}

function* allDocuments(
  context: ServerContext,
  collection: Collection,
  transaction?: Transaction,
): Generator<Doc | Pause> {
  const { store } = context;
  const keys = new Set(collection.documents.keys());
  if (transaction) {
    for (const key of collection.former.keys()) keys.add(key);
    for (const key of transaction.overlay.get(collection)?.keys() ?? []) keys.add(key);
  }
  let read = 0;
  for (const key of keys) {
    const stored = store.read(collection, key, transaction);
    if (stored) yield stored.doc;
    if (++read % STRIDE === 0) yield PAUSE;
  }
}

/** The documents of a view after further stages. */
export async function readView(
  invocation: Invocation,
  view: Collection,
  stages: readonly Doc[],
): Promise<Doc[]> {
  const env = aggregateEnv(invocation, envOf(invocation.body, view));
  return itemsInTurns(runPipeline(stages, env.source(view.name), env), invocation.deadline);
}
