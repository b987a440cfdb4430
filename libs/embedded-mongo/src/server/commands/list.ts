import { encode } from '../../bson/encode';
import type { Doc, Value } from '../../bson/value';
import { compileFilter } from '../../query/match';
import type { Collection } from '../../store/collection';
import { countField, docField, flag } from '../arguments';
import type { Command } from '../command';
import { openList } from '../open-list';
import { reply } from '../reply';

export const listDatabases: Command = {
  names: ['listDatabases'],
  fields: ['filter', 'nameOnly', 'authorizedDatabases'],
  run({ body, context }) {
    const sizes = new Map<string, number>();
    for (const { database, bytes } of context.store.catalog.all()) {
      sizes.set(database, (sizes.get(database) ?? 0) + bytes);
    }
    const filter = compileFilter(docField(body, 'filter') ?? new Map());
    const names = [...sizes.keys()].sort();
    const databases = names
      .map((name) => databaseEntry(name, sizes.get(name) ?? 0))
      .filter((entry) => filter(entry));
    if (flag(body, 'nameOnly')) {
      return reply([
        'databases',
        databases.map((entry) => new Map([['name', entry.get('name') ?? '']])),
      ]);
    }
    const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
    return reply(
      ['databases', databases],
      ['totalSize', BigInt(total)],
      ['totalSizeMb', BigInt(Math.round(total / 1048576))],
    );
  },
};

const databaseEntry = (name: string, bytes: number): Doc =>
  new Map<string, Value>([
    ['name', name],
    ['sizeOnDisk', BigInt(bytes)],
    ['empty', bytes === 0],
  ]);

export const listCollections: Command = {
  names: ['listCollections', 'listcollections'],
  fields: ['filter', 'nameOnly', 'authorizedCollections', 'cursor'],
  run(invocation) {
    const { body, context, database } = invocation;
    const filter = compileFilter(docField(body, 'filter') ?? new Map());
    const nameOnly = flag(body, 'nameOnly');
    const entries = context.store.catalog
      .inDatabase(database)
      .map(collectionEntry)
      .filter((entry) => filter(entry))
      .map((entry) => (nameOnly ? shortEntry(entry) : entry));
    const cursor = docField(body, 'cursor');
    return openList(invocation, {
      namespace: `${database}.$cmd.listCollections`,
      documents: entries,
      bytesOf: encode,
      batchSize: cursor && countField(cursor, 'batchSize'),
    });
  },
};

function collectionEntry(collection: Collection): Doc {
  const info: Doc = new Map([['readOnly', collection.isView]] as [string, Value][]);
  if (!collection.isView) info.set('uuid', collection.uuid);
  const entry = new Map<string, Value>([
    ['name', collection.name],
    [
      'type',
      collection.isView
        ? 'view'
        : collection.options.has('timeseries')
          ? 'timeseries'
          : 'collection',
    ],
    ['options', collection.options],
    ['info', info],
  ]);
  const idIndex = collection.indexes.get('_id_');
  if (idIndex && !collection.options.has('clusteredIndex'))
    entry.set('idIndex', idIndex.specification);
  return entry;
}

const shortEntry = (entry: Doc): Doc =>
  new Map<string, Value>([
    ['name', entry.get('name') ?? ''],
    ['type', entry.get('type') ?? ''],
  ]);
