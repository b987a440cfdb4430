import { compare } from '../../bson/compare';
import { encode } from '../../bson/encode';
import { failure } from '../../errors';
import { isArray, isDoc, type Value } from '../../bson/value';
import type { Collection } from '../../store/collection';
import { countField, docField, stringField } from '../arguments';
import type { Command } from '../command';
import { openList } from '../open-list';
import { reply } from '../reply';

export const listIndexes: Command = {
  names: ['listIndexes'],
  fields: ['cursor'],
  run(invocation) {
    const { body, context, database } = invocation;
    const name = stringField(body, 'listIndexes');
    const collection = context.store.ddl.find(database, name);
    if (!collection) throw failure('NamespaceNotFound', `ns does not exist: ${database}.${name}`);
    const cursor = docField(body, 'cursor');
    return openList(invocation, {
      namespace: collection.namespace,
      documents: collection.specifications,
      bytesOf: encode,
      batchSize: cursor && countField(cursor, 'batchSize'),
    });
  },
};

export const dropIndexes: Command = {
  names: ['dropIndexes', 'deleteIndexes'],
  fields: ['index'],
  writes: true,
  run({ body, context, database }) {
    const name = stringField(body, body.has('dropIndexes') ? 'dropIndexes' : 'deleteIndexes');
    const collection = context.store.ddl.find(database, name);
    if (!collection) throw failure('NamespaceNotFound', `ns not found ${database}.${name}`);
    const before = collection.indexes.size;
    const wanted = body.get('index') ?? '*';
    const names =
      wanted === '*'
        ? allSecondary(collection)
        : namesOf(collection, isArray(wanted) ? wanted : [wanted]);
    for (const each of names) context.store.ddl.dropIndex(collection, each);
    return reply(['nIndexesWas', before]);
  },
};

const allSecondary = (collection: Collection): string[] =>
  [...collection.indexes.keys()].filter((name) => name !== '_id_');

function namesOf(collection: Collection, wanted: readonly Value[]): string[] {
  return wanted.map((each) => {
    const index = [...collection.indexes.values()].find((candidate) =>
      isDoc(each)
        ? compare(candidate.specification.get('key'), each) === 0
        : candidate.name === each,
    );
    if (!index) {
      const text = isDoc(each)
        ? `can't find index with key: ${[...each.keys()].join(', ')}`
        : `index not found with name [${String(each)}]`;
      throw failure('IndexNotFound', text);
    }
    if (index.isId) throw failure('InvalidOptions', 'cannot drop _id index');
    return index.name;
  });
}
