import { compare } from '../../bson/compare';
import { keyOf } from '../../bson/keystring';
import { splitPath, walk } from '../../bson/path';
import { isArray, type Doc, type Value } from '../../bson/value';
import { docField, stringField } from '../arguments';
import type { Command, Invocation } from '../command';
import { envOf } from '../query-env';
import { PAUSE, withPauses, type Flow, type Pause } from '../../pause';
import { sortInSteps } from '../../query/sort-in-steps';
import { matchingDocuments } from '../reading';
import { reply } from '../reply';
import { itemsInTurns, resultInTurns } from '../turns';
import { readView } from '../views';
import type { Collection } from '../../store/collection';

/** The different values at a path, elements of arrays one by one, in order. */
export const distinct: Command = {
  names: ['distinct'],
  fields: ['key', 'query', 'collation'],
  inTransaction: true,
  async run(invocation) {
    const { body, context, database, transaction, deadline } = invocation;
    const collection = context.store.ddl.find(database, stringField(body, 'distinct'), transaction);
    const path = splitPath(stringField(body, 'key'));
    const env = envOf(body, collection);
    const values = new Map<string, Value>();
    const note = (doc: Doc): void => {
      walk(doc, path, false, (value) => {
        for (const each of isArray(value) ? value : [value]) {
          if (each === undefined) continue;
          const key = keyOf([each], [], env.collation);
          if (!values.has(key)) values.set(key, each);
        }
        return false;
      });
    };
    await itemsInTurns(
      noted(collection ? await documentsOf(invocation, collection) : [], note),
      deadline,
    );
    const order = (a: Value, b: Value): number => compare(a, b, env.collation);
    return reply([
      'values',
      await resultInTurns(sortInSteps([...values.values()], order), deadline),
    ]);
  },
};

function* noted(documents: Flow<Doc>, note: (doc: Doc) => void): Generator<Pause> {
  for (const doc of documents) {
    if (doc === PAUSE) yield PAUSE;
    else note(doc);
  }
}

async function documentsOf(invocation: Invocation, collection: Collection): Promise<Flow<Doc>> {
  const { body, context, transaction } = invocation;
  const filter = docField(body, 'query') ?? new Map<string, Value>();
  if (collection.isView)
    return withPauses(await readView(invocation, collection, [new Map([['$match', filter]])]));
  const env = envOf(body, collection);
  const request = { filter, env, hint: body.get('hint'), transaction };
  return matchingDocuments(context.store, collection, request);
}
