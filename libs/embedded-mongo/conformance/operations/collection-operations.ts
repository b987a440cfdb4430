import type {
  AnyBulkWriteOperation,
  Collection,
  Document,
  Filter,
  IndexSpecification,
  SearchIndexDescription,
} from 'mongodb';
import type { Operations } from './operation';
import { watch } from './cursor-operations';

/** `Before` and `After` are in lower case for the driver. */
function findAndOptions({ filter, update, replacement, returnDocument, ...options }: Document) {
  if (returnDocument) options['returnDocument'] = String(returnDocument).toLowerCase();
  return { filter: filter as Filter<Document>, change: update ?? replacement, options };
}

const reading: Operations<Collection> = {
  find: (target, { filter, ...options }) => target.find(filter, options).toArray(),
  findOne: (target, { filter, ...options }) => target.findOne(filter, options),
  aggregate: (target, { pipeline, ...options }) => target.aggregate(pipeline, options).toArray(),
  count: (target, { filter, ...options }) => target.count(filter, options),
  countDocuments: (target, { filter, ...options }) => target.countDocuments(filter, options),
  estimatedDocumentCount: (target, options) => target.estimatedDocumentCount(options),
  distinct: (target, { fieldName, filter, ...options }) =>
    target.distinct(fieldName, filter, options),
  createChangeStream: watch,
  createFindCursor: async (target, { filter, ...options }) => {
    const cursor = target.find(filter, options);
    await cursor.hasNext();
    return cursor;
  },
};

const writing: Operations<Collection> = {
  insertOne: (target, { document, ...options }) => target.insertOne(document, options),
  insertMany: (target, { documents, ...options }) => target.insertMany(documents, options),
  updateOne: (target, { filter, update, ...options }) => target.updateOne(filter, update, options),
  updateMany: (target, { filter, update, ...options }) =>
    target.updateMany(filter, update, options),
  replaceOne: (target, { filter, replacement, ...options }) =>
    target.replaceOne(filter, replacement, options),
  deleteOne: (target, { filter, ...options }) => target.deleteOne(filter, options),
  deleteMany: (target, { filter, ...options }) => target.deleteMany(filter, options),
  findOneAndDelete: (target, { filter, ...options }) => target.findOneAndDelete(filter, options),
  findOneAndUpdate: (target, args) => {
    const { filter, change, options } = findAndOptions(args);
    return target.findOneAndUpdate(filter, change, options);
  },
  findOneAndReplace: (target, args) => {
    const { filter, change, options } = findAndOptions(args);
    return target.findOneAndReplace(filter, change, options);
  },
  bulkWrite: (target, { requests, ...options }) =>
    target.bulkWrite(requests as AnyBulkWriteOperation[], options),
};

const indexing: Operations<Collection> = {
  createIndex: (target, { keys, ...options }) =>
    target.createIndex(keys as IndexSpecification, options),
  dropIndex: (target, { name, ...options }) => target.dropIndex(name, options),
  dropIndexes: (target, options) => target.dropIndexes(options),
  listIndexes: (target, options) => target.listIndexes(options).toArray(),
  listIndexNames: async (target, options) =>
    (await target.listIndexes(options).toArray()).map(({ name }) => name),
  createSearchIndex: (target, { model }) =>
    target.createSearchIndex(model as SearchIndexDescription),
  createSearchIndexes: (target, { models }) =>
    target.createSearchIndexes(models as SearchIndexDescription[]),
  dropSearchIndex: (target, { name }) => target.dropSearchIndex(name),
  updateSearchIndex: (target, { name, definition }) => target.updateSearchIndex(name, definition),
  listSearchIndexes: (target, { name, aggregationOptions }) =>
    (name === undefined
      ? target.listSearchIndexes(aggregationOptions)
      : target.listSearchIndexes(name, aggregationOptions)
    ).toArray(),
  rename: (target, { to, ...options }) => target.rename(to, options),
};

export const collectionOperations: Operations<Collection> = { ...reading, ...writing, ...indexing };
