import { isArray, isDoc, type Doc, type Value } from '../bson/value';
import { ObjectId } from 'bson';
import { runPipeline } from '../aggregate/run';
import { compileExpression } from '../aggregate/expression';
import { failure, location, MongoError } from '../errors';
import { withoutPauses } from '../pause';
import { Turns } from './turns';
import { valuesAt } from '../bson/path';
import type { Collection } from '../store/collection';
import { duplicateKey } from '../store/duplicate-key';
import type { SecondaryIndex } from '../store/secondary-index';
import type { Invocation } from './command';
import { envOf } from './query-env';
import { readDocuments } from './reading';
import { assertNoView, insertOne, prepareVersion, whenFree, withIdFirst } from './writing';

export const isSink = (stage: Value): boolean =>
  isDoc(stage) && (stage.has('$out') || stage.has('$merge'));

/** Writes the result of a pipeline into a collection. `$merge` goes document by document, not all or none. */
export async function writeOut(
  invocation: Invocation,
  stage: Doc,
  documents: readonly Doc[],
): Promise<void> {
  if (invocation.transaction) {
    const [name] = stage.keys();
    throw failure('OperationNotSupportedInTransaction', `${name} cannot be used in a transaction`);
  }
  const out = stage.get('$out');
  if (out !== undefined) return replaceCollection(invocation, out, documents);
  const spec = stage.get('$merge') ?? null;
  const merge = mergeOf(invocation, isDoc(spec) ? spec : new Map([['into', spec]]));
  const turns = new Turns();
  for (const document of documents) {
    await mergeOne(invocation, merge, document);
    if (turns.due()) await turns.take();
  }
}

interface Target {
  database: string;
  name: string;
}

function targetOf(invocation: Invocation, into: Value | undefined): Target {
  if (typeof into === 'string') return { database: invocation.database, name: into };
  if (isDoc(into)) {
    const database = into.get('db') ?? invocation.database;
    return { database: String(database), name: String(into.get('coll')) };
  }
  throw failure('BadValue', 'the target collection must be a name or a { db, coll } document');
}

/** Fills a new collection beside the old one and takes its place only when it is complete. */
async function replaceCollection(
  invocation: Invocation,
  spec: Value,
  documents: readonly Doc[],
): Promise<void> {
  const { database, name } = targetOf(invocation, spec);
  const { ddl, catalog } = invocation.context.store;
  const old = ddl.find(database, name);
  assertNoView(old);
  const draft = ddl.create(
    database,
    `tmp.agg_out.${new ObjectId().toHexString()}`,
    old?.options ?? new Map(),
  );
  try {
    for (const index of old?.indexes.values() ?? [])
      if (!index.isId) ddl.createIndex(draft, index.specification);
    const turns = new Turns();
    for (const document of documents) {
      await insertNew(invocation, draft, document);
      if (turns.due()) await turns.take();
    }
  } catch (error) {
    ddl.drop(draft);
    throw error;
  }
  const current = catalog.get(`${database}.${name}`);
  if (current) ddl.drop(current);
  ddl.rename(draft, `${database}.${name}`, current?.uuid);
}

interface Merge {
  collection: Collection;
  on: string[];
  whenMatched: Value;
  whenNotMatched: Value;
  variables: Doc | undefined;
}

function mergeOf(invocation: Invocation, spec: Doc): Merge {
  const { database, name } = targetOf(invocation, spec.get('into'));
  const on = spec.get('on') ?? '_id';
  const collection = invocation.context.store.ddl.ensure(database, name);
  assertNoView(collection);
  const fields = isArray(on) ? on.map(String) : [String(on)];
  if (!hasUniqueIndex(collection, fields)) {
    throw location(51183, 'Cannot find index to verify that join fields will be unique');
  }
  const variables = spec.get('let');
  return {
    collection,
    on: fields,
    whenMatched: spec.get('whenMatched') ?? 'merge',
    whenNotMatched: spec.get('whenNotMatched') ?? 'insert',
    variables: isDoc(variables) ? variables : undefined,
  };
}

function hasUniqueIndex(collection: Collection, fields: readonly string[]): boolean {
  const wanted = [...fields].sort().join();
  return [...collection.indexes.values()].some(
    (index) =>
      index.unique &&
      !index.partial &&
      index.fields
        .map(({ path }) => path)
        .sort()
        .join() === wanted,
  );
}

async function mergeOne(invocation: Invocation, merge: Merge, sent: Doc): Promise<void> {
  const { collection } = merge;
  const { store } = invocation.context;
  const document =
    merge.on.includes('_id') && !sent.has('_id') ? withIdFirst(sent, new ObjectId()) : sent;
  const filter: Doc = new Map(
    merge.on.map((path) => [path, new Map([['$eq', valuesAt(document, path)[0] ?? null]])]),
  );
  const env = envOf(new Map(), collection);
  const { found } = await readDocuments(store, collection, { filter, env, limit: 1 });
  const key = found[0]?.stored.key;
  if (key === undefined) return insertUnmatched(invocation, merge, document);
  if (merge.whenMatched === 'keepExisting') return;
  if (merge.whenMatched === 'fail') {
    throw duplicateKey(collection, collection.indexes.get('_id_') as SecondaryIndex, document);
  }
  await whenFree(invocation, () => {
    const current = store.read(collection, key)?.doc;
    if (!current) return;
    const next = withIdFirst(
      mergedWith(invocation, merge, current, document),
      current.get('_id') ?? null,
    );
    const kind = merge.whenMatched === 'replace' ? 'replace' : 'update';
    store.write({ collection, key, kind, after: prepareVersion(next) });
  });
}

function mergedWith(invocation: Invocation, merge: Merge, current: Doc, document: Doc): Doc {
  if (merge.whenMatched === 'replace') return document;
  if (!isArray(merge.whenMatched)) return new Map([...current, ...document]);
  const env = envOf(invocation.body, merge.collection);
  const variables = new Map<string, Value | undefined>([
    ...(env.variables ?? []),
    ['new', document],
  ]);
  for (const [name, expression] of merge.variables ?? [])
    variables.set(name, compileExpression(expression, env)(document));
  const source = () => [];
  const stages = merge.whenMatched.filter(isDoc);
  const [next] = withoutPauses(runPipeline(stages, [current], { ...env, variables, source }));
  return next ?? current;
}

async function insertUnmatched(
  invocation: Invocation,
  { collection, whenNotMatched }: Merge,
  document: Doc,
): Promise<void> {
  if (whenNotMatched === 'discard') return;
  if (whenNotMatched === 'fail') {
    throw new MongoError(
      13113,
      'MergeStageNoMatchingDocument',
      '$merge could not find a matching document in the target collection',
    );
  }
  await insertNew(invocation, collection, document);
}

async function insertNew(
  invocation: Invocation,
  collection: Collection,
  document: Doc,
): Promise<void> {
  const doc = document.has('_id') ? document : withIdFirst(document, new ObjectId());
  await insertOne(invocation, collection, { stored: prepareVersion(doc), doc }, undefined);
}
