import { Double } from 'bson';
import type { Doc, Value } from '../bson/value';
import type { Collection } from '../store/collection';
import type { ServerContext } from './server-context';

/** `$indexStats`: how often each index was used since the start. */
export function indexStatistics({ address }: ServerContext, collection: Collection): Doc[] {
  return [...collection.indexes.values()].map((index) => {
    const accesses = new Map<string, Value>([
      ['ops', BigInt(index.uses)],
      ['since', index.since],
    ]);
    return new Map<string, Value>([
      ['name', index.name],
      ['key', index.specification.get('key') ?? new Map()],
      ['host', address],
      ['accesses', accesses],
      ['spec', index.specification],
    ]);
  });
}

/** `$collStats`: the parts that were asked for. */
export function collectionStatistics(
  { address }: ServerContext,
  collection: Collection,
  wanted: Doc,
): Doc {
  const result = new Map<string, Value>([
    ['ns', collection.namespace],
    ['host', address],
    ['localTime', new Date()],
  ]);
  if (wanted.has('count')) result.set('count', collection.documents.size);
  if (wanted.has('storageStats')) result.set('storageStats', storageStatistics(collection));
  return result;
}

function cappedLimits({ isCapped, options }: Collection): [string, Value][] {
  if (!isCapped) return [];
  const limits: [string, Value][] = [
    ['max', options.get('max') ?? 0],
    ['maxSize', options.get('size') ?? 0],
  ];
  return limits;
}

export function storageStatistics(collection: Collection): Doc {
  const count = collection.documents.size;
  return new Map<string, Value>([
    ['size', collection.bytes],
    ['count', count],
    ['avgObjSize', count > 0 ? Math.round(collection.bytes / count) : 0],
    ['storageSize', collection.bytes],
    ['capped', collection.isCapped],
    ...cappedLimits(collection),
    ['nindexes', collection.indexes.size],
    ['totalIndexSize', 0],
    ['totalSize', collection.bytes],
    ['scaleFactor', new Double(1)],
  ]);
}
