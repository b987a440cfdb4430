import type { AnyClientBulkWriteModel, Document, MongoClient } from 'mongodb';
import { watch } from './cursor-operations';
import type { Operations } from './operation';

function bulkModel(model: Document): AnyClientBulkWriteModel<Document> {
  const [[name, settings] = ['', {}]] = Object.entries(model) as [string, Document][];
  return { name, ...settings } as AnyClientBulkWriteModel<Document>;
}

export const clientOperations: Operations<MongoClient> = {
  listDatabases: async (target, options) =>
    (await target.db().admin().listDatabases(options)).databases,
  listDatabaseNames: async (target, options) => {
    const { databases } = await target
      .db()
      .admin()
      .listDatabases({ ...options, nameOnly: true });
    return databases.map(({ name }) => name);
  },
  dropDatabase: (target, { database, ...options }) => target.db(database).dropDatabase(options),
  createChangeStream: watch,
  clientBulkWrite: (target, { models, ...options }) =>
    target.bulkWrite((models as Document[]).map(bulkModel), options),
  close: (target) => target.close(),
};
