import { failure } from '../../errors';
import { flag, stringField } from '../arguments';
import type { Command } from '../command';
import { whenQuiet } from '../quiet';
import { reply } from '../reply';

export const drop: Command = {
  names: ['drop'],
  fields: [],
  writes: true,
  async run({ body, context, database }) {
    const name = stringField(body, 'drop');
    const collection = context.store.ddl.find(database, name);
    if (!collection) return reply();
    await whenQuiet(collection);
    const indexes = collection.indexes.size;
    if (context.store.catalog.get(collection.namespace) === collection)
      context.store.ddl.drop(collection);
    return reply(['nIndexesWas', indexes], ['ns', `${database}.${name}`]);
  },
};

export const dropDatabase: Command = {
  names: ['dropDatabase'],
  fields: [],
  writes: true,
  async run({ context, database }) {
    for (const collection of context.store.catalog.inDatabase(database))
      await whenQuiet(collection);
    context.store.ddl.dropDatabase(database);
    return reply(['dropped', database]);
  },
};

export const renameCollection: Command = {
  names: ['renameCollection'],
  fields: ['to', 'dropTarget', 'stayTemp'],
  writes: true,
  async run({ body, context }) {
    const from = stringField(body, 'renameCollection');
    const to = stringField(body, 'to');
    const { catalog, ddl } = context.store;
    const source = catalog.get(from);
    if (!source) throw failure('NamespaceNotFound', `Source collection ${from} does not exist`);
    if (from === to) throw failure('IllegalOperation', "Can't rename a collection to itself");
    const target = catalog.get(to);
    if (target && !flag(body, 'dropTarget'))
      throw failure('NamespaceExists', 'target namespace exists');
    await whenQuiet(source);
    if (target) {
      await whenQuiet(target);
      ddl.drop(target);
    }
    ddl.rename(source, to, target?.uuid);
    return reply();
  },
};
