import { compare } from '../../bson/compare';
import { keyOf } from '../../bson/keystring';
import { splitPath, walk } from '../../bson/path';
import { isArray, type Doc, type Value } from '../../bson/value';
import { docField, stringField } from '../arguments';
import type { Command, Invocation } from '../command';
import { envOf } from '../query-env';
import { readDocuments } from '../reading';
import { reply } from '../reply';
import { readView } from '../views';
import type { Collection } from '../../store/collection';

/** The different values at a path, elements of arrays one by one, in order. */
export const distinct: Command = {
  names: ['distinct'],
  fields: ['key', 'query', 'collation'],
  inTransaction: true,
  async run(invocation) {
    const { body, context, database, transaction } = invocation;
    const collection = context.store.ddl.find(database, stringField(body, 'distinct'), transaction);
    const path = splitPath(stringField(body, 'key'));
    const env = envOf(body, collection);
    const values = new Map<string, Value>();
    for (const doc of collection ? await documentsOf(invocation, collection) : []) {
      walk(doc, path, false, (value) => {
        for (const each of isArray(value) ? value : [value]) {
          if (each === undefined) continue;
          const key = keyOf([each], [], env.collation);
          if (!values.has(key)) values.set(key, each);
        }
        return false;
      });
    }
    return reply(['values', [...values.values()].sort((a, b) => compare(a, b, env.collation))]);
  },
};

async function documentsOf(invocation: Invocation, collection: Collection): Promise<Doc[]> {
  const { body, context, transaction, deadline } = invocation;
  const filter = docField(body, 'query') ?? new Map<string, Value>();
  if (collection.isView) return readView(invocation, collection, [new Map([['$match', filter]])]);
  const request = {
    filter,
    env: envOf(body, collection),
    hint: body.get('hint'),
    transaction,
    deadline,
  };
  const { found } = await readDocuments(context.store, collection, request);
  return found.map(({ doc }) => doc);
}
