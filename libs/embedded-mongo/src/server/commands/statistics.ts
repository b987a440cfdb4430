import type { Value } from '../../bson/value';
import { failure } from '../../errors';
import { contradictions } from '../../store/consistency';
import { stringField } from '../arguments';
import type { Command } from '../command';
import { storageStatistics } from '../first-stages';
import { reply } from '../reply';

export const statisticsCommands: readonly Command[] = [
  {
    names: ['dbStats', 'dbstats'],
    run({ context, database }) {
      const collections = context.store.catalog.inDatabase(database);
      const sum = (of: (each: (typeof collections)[number]) => number) =>
        collections.reduce((total, each) => total + of(each), 0);
      return reply(
        ['db', database],
        ['collections', collections.filter((each) => !each.isView).length],
        ['views', collections.filter((each) => each.isView).length],
        ['objects', sum((each) => each.documents.size)],
        ['dataSize', sum((each) => each.bytes)],
        ['storageSize', sum((each) => each.bytes)],
        ['indexes', sum((each) => each.indexes.size)],
        ['indexSize', 0],
      );
    },
  },
  {
    names: ['collStats', 'collstats'],
    run({ body, context, database }) {
      const name = stringField(body, body.has('collStats') ? 'collStats' : 'collstats');
      const collection = context.store.ddl.find(database, name);
      const fields: [string, Value][] = [['ns', `${database}.${name}`]];
      if (!collection) return reply(...fields, ['size', 0], ['count', 0], ['nindexes', 0]);
      return reply(...fields, ...storageStatistics(collection));
    },
  },
  {
    names: ['validate'],
    run({ body, context, database }) {
      const name = stringField(body, 'validate');
      const collection = context.store.ddl.find(database, name);
      if (!collection)
        throw failure(
          'NamespaceNotFound',
          `Collection '${database}.${name}' does not exist to validate.`,
        );
      const errors = contradictions(collection);
      return reply(
        ['ns', collection.namespace],
        ['nrecords', collection.documents.size],
        ['nIndexes', collection.indexes.size],
        ['valid', errors.length === 0],
        ['errors', errors],
        ['warnings', []],
      );
    },
  },
];
