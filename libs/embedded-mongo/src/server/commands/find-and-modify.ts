import { isDoc, type Doc, type Value } from '../../bson/value';
import { failedToParse, MongoError } from '../../errors';
import { compileProjection } from '../../query/project';
import { compileFilter, type Match, type Position, type QueryEnv } from '../../query/match';
import type { Collection } from '../../store/collection';
import { checkDocument } from '../../store/uniqueness';
import { arrayField, docField, flag, stringField } from '../arguments';
import type { Command, Invocation } from '../command';
import { envOf } from '../query-env';
import { readDocuments, type Found } from '../reading';
import { reply, type Reply } from '../reply';
import { planUpdate, updateOne, upsertOne, type Updated, type UpdatePlan } from '../updating';
import { assertNoView, recalled, remembered, whenFree, writableCollection } from '../writing';
import { sameKeySearched } from './update';

/** Finds one document, changes or removes it, and answers it as it was or as it is. */
export const findAndModify: Command = {
  names: ['findAndModify', 'findandmodify'],
  fields: [
    'query',
    'sort',
    'remove',
    'update',
    'new',
    'fields',
    'upsert',
    'bypassDocumentValidation',
    'collation',
    'arrayFilters',
    'hint',
    'let',
    'runtimeConstants',
    'encryptionInformation',
  ],
  writes: true,
  retryable: true,
  inTransaction: true,
  async run(invocation) {
    const known = recalled(invocation, 0);
    if (known) return { fields: new Map(known) };
    const task = taskOf(invocation);
    return flag(invocation.body, 'remove')
      ? removeFirst(invocation, task)
      : updateFirst(invocation, task);
  },
};

interface Task {
  name: string;
  filter: Doc;
  env: QueryEnv;
  match: Match;
  project: (doc: Doc, position: Position) => Doc;
  collection: Collection | undefined;
}

function taskOf(invocation: Invocation): Task {
  const { body, context, database, transaction } = invocation;
  const name = stringField(body, body.has('findAndModify') ? 'findAndModify' : 'findandmodify');
  const collection = context.store.ddl.find(database, name, transaction);
  assertNoView(collection);
  const env = envOf(body, collection);
  const filter = docField(body, 'query') ?? new Map();
  const fields = docField(body, 'fields');
  assertConsistent(body);
  return {
    name,
    filter,
    env,
    match: compileFilter(filter, env),
    project: fields && fields.size > 0 ? compileProjection(fields, env) : (doc) => doc,
    collection,
  };
}

function assertConsistent(body: Doc): void {
  const remove = flag(body, 'remove');
  if (remove && body.has('update'))
    throw failedToParse('Cannot specify both an update and remove=true');
  if (remove && flag(body, 'upsert'))
    throw failedToParse('Cannot specify both upsert=true and remove=true');
  if (remove && flag(body, 'new')) {
    throw failedToParse(
      "Cannot specify both new=true and remove=true; 'remove' always returns the deleted document",
    );
  }
  if (!remove && !body.has('update'))
    throw failedToParse('Either an update or remove=true must be specified');
}

/** The first document in order; another writer may have taken it when it is looked at again. */
async function firstFound(
  { body, context, transaction, deadline }: Invocation,
  task: Task,
): Promise<Found | undefined> {
  if (!task.collection) return undefined;
  const { filter, match, env } = task;
  const sort = docField(body, 'sort');
  const request = {
    filter,
    match,
    env,
    sort,
    hint: body.get('hint'),
    limit: 1,
    transaction,
    deadline,
  };
  const { found } = await readDocuments(context.store, task.collection, request);
  return found[0];
}

async function removeFirst(invocation: Invocation, task: Task): Promise<Reply> {
  const { context, transaction } = invocation;
  const { collection } = task;
  for (;;) {
    const first = await firstFound(invocation, task);
    if (!first || !collection) return answer({ n: 0 }, null);
    const { key } = first.stored;
    const removed = await whenFree(invocation, () => {
      checkDocument(collection, key, transaction);
      const before = context.store.read(collection, key, transaction)?.doc;
      const position: Position = {};
      if (!before || !task.match(before, position)) return undefined;
      const done = answer({ n: 1 }, task.project(before, position));
      const write = { collection, key, kind: 'delete', after: undefined } as const;
      context.store.write(write, transaction, remembered(invocation, 0, done.fields));
      return done;
    });
    if (removed) return { fields: new Map(removed.fields) };
  }
}

async function updateFirst(invocation: Invocation, task: Task): Promise<Reply> {
  const { body } = invocation;
  const plan = planUpdate(
    task.filter,
    body.get('update'),
    arrayField(body, 'arrayFilters'),
    task.env,
  );
  const shown = ({ before, after, position }: Updated) =>
    task.project(flag(body, 'new') ? after : before, position);
  const answerFor = (updated: Updated) => answer({ n: 1, updatedExisting: true }, shown(updated));
  for (;;) {
    const first = await firstFound(invocation, task);
    if (!first || !task.collection) {
      if (!flag(body, 'upsert')) return answer({ n: 0, updatedExisting: false }, null);
      const created = await upsertFirst(invocation, task, plan);
      if (created) return created;
      task.collection = writableCollection(invocation, task.name);
      continue;
    }
    const updated = await updateOne(invocation, task.collection, first, plan, (result) =>
      remembered(invocation, 0, answerFor(result).fields),
    );
    if (updated) return answerFor(updated);
  }
}

/** Undefined when another client inserted the same key meanwhile: then it is there to be updated. */
async function upsertFirst(
  invocation: Invocation,
  task: Task,
  plan: UpdatePlan,
): Promise<Reply | undefined> {
  const collection = writableCollection(invocation, task.name);
  const answerFor = (doc: Doc) =>
    answer(
      { n: 1, updatedExisting: false, upserted: doc.get('_id') },
      flag(invocation.body, 'new') ? task.project(doc, {}) : null,
    );
  try {
    const doc = await upsertOne(invocation, collection, plan, (created) =>
      remembered(invocation, 0, answerFor(created).fields),
    );
    return answerFor(doc);
  } catch (error) {
    if (error instanceof MongoError && sameKeySearched(error, plan)) return undefined;
    throw error;
  }
}

function answer(last: Record<string, Value | undefined>, value: Doc | null): Reply {
  const entries = Object.entries(last).filter(
    (entry): entry is [string, Value] => entry[1] !== undefined,
  );
  return reply(['lastErrorObject', new Map(entries)], ['value', isDoc(value) ? value : null]);
}
