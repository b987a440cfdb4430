import type { Db, Document } from 'mongodb';
import { watch } from './cursor-operations';
import type { Operations } from './operation';

/** The name of the command is only for languages whose documents have no order. */
function withoutName(args: Document): Document {
  return Object.fromEntries(Object.entries(args).filter(([name]) => name !== 'commandName'));
}

function commandCursor(target: Db, args: Document) {
  const { command, ...options } = withoutName(args);
  const cursor = target.runCursorCommand(command, options);
  if (options['batchSize'] !== undefined) cursor.setBatchSize(options['batchSize']);
  return cursor;
}

export const databaseOperations: Operations<Db> = {
  aggregate: (target, { pipeline, ...options }) => target.aggregate(pipeline, options).toArray(),
  listCollections: (target, { filter, ...options }) =>
    target.listCollections(filter, options).toArray(),
  listCollectionNames: async (target, { filter, ...options }) => {
    const found = await target.listCollections(filter, { ...options, nameOnly: true }).toArray();
    return found.map(({ name }) => name);
  },
  createCollection: (target, { collection, ...options }) =>
    target.createCollection(collection, options),
  dropCollection: (target, { collection, ...options }) =>
    target.dropCollection(collection, options),
  modifyCollection: (target, { collection, session, ...changes }) =>
    target.command({ collMod: collection, ...changes }, { session }),
  runCommand: (target, args) => {
    const { command, ...options } = withoutName(args);
    return target.command(command, options);
  },
  runCursorCommand: (target, args) => commandCursor(target, args).toArray(),
  createCommandCursor: async (target, args) => {
    const cursor = commandCursor(target, args);
    await cursor.hasNext();
    return cursor;
  },
  createChangeStream: watch,
};
