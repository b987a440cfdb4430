import { decode } from '../bson/decode';
import { keyOf } from '../bson/keystring';
import type { Collection } from './collection';
import type { SecondaryIndex } from './secondary-index';

/** Where documents and indexes contradict each other, one sentence for each index or document; nothing when all is well. */
export function contradictions(collection: Collection): string[] {
  const found: string[] = [];
  for (const [key, { bytes }] of collection.documents) {
    try {
      if (keyOf([decode(bytes).get('_id')]) !== key)
        found.push('a document is stored under another _id than its own');
    } catch (error) {
      found.push(`a document cannot be read: ${(error as Error).message}`);
    }
  }
  if (found.length > 0) return found;
  return [...collection.indexes.values()].flatMap((index) => contradictionsOf(collection, index));
}

function contradictionsOf(collection: Collection, index: SecondaryIndex): string[] {
  const wanted: string[] = [];
  const holders = new Map<string, string>();
  let duplicates = 0;
  for (const [documentKey, stored] of collection.documents) {
    for (const key of index.isId ? [''] : index.keysOf(stored.doc)) {
      wanted.push(key + documentKey);
      if (!index.unique || index.isId) continue;
      if ((holders.get(key) ?? documentKey) !== documentKey) duplicates++;
      holders.set(key, documentKey);
    }
  }
  wanted.sort();
  let at = 0;
  let strange = 0;
  for (const [entry, documentKey] of index.tree.entries()) {
    while (at < wanted.length && (wanted[at] as string) < entry) at++;
    if (wanted[at] === entry && entry.endsWith(documentKey)) at++;
    else strange++;
  }
  return [
    ...(index.tree.size - strange === wanted.length
      ? []
      : [`index ${index.name} lacks ${wanted.length - index.tree.size + strange} entries`]),
    ...(strange === 0 ? [] : [`index ${index.name} has ${strange} entries of no document`]),
    ...(duplicates === 0 ? [] : [`unique index ${index.name} holds ${duplicates} duplicates`]),
  ];
}
