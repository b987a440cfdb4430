import { encode } from '../bson/encode';
import { keyOf } from '../bson/keystring';
import { docOf } from '../bson/value';
import type { Collection } from './collection';
import { contradictions } from './consistency';
import { Store } from './store';
import { StoredDocument } from './stored-document';

const version = (id: number, tags: number[]): StoredDocument =>
  new StoredDocument(keyOf([id]), Buffer.from(encode(docOf({ _id: id, tags, n: id }))));

function filled(): Collection {
  const store = new Store(undefined);
  const collection = store.ddl.ensure('db', 'things');
  store.ddl.createIndex(collection, docOf({ v: 2, key: { tags: 1 }, name: 'tags_1' }));
  store.ddl.createIndex(collection, docOf({ v: 2, key: { n: -1 }, name: 'n_-1', unique: true }));
  for (let id = 0; id < 1500; id++) {
    const after = version(id, [id % 7, id % 11]);
    store.write({ collection, key: after.key, kind: 'insert', after });
  }
  for (let id = 0; id < 1500; id += 3)
    store.write({ collection, key: keyOf([id]), kind: 'delete', after: undefined });
  return collection;
}

describe('the comparison of documents and indexes', () => {
  it('finds nothing after inserts and deletes', () => {
    expect(contradictions(filled())).toEqual([]);
  });

  it('finds an entry that is missing and one that belongs to no document', () => {
    const collection = filled();
    const tree = collection.indexes.get('tags_1')?.tree;
    const [first] = tree?.entries().next().value ?? [''];
    tree?.remove(first);
    tree?.add('~', keyOf([3]));
    expect(contradictions(collection)).toEqual([
      'index tags_1 lacks 1 entries',
      'index tags_1 has 1 entries of no document',
    ]);
  });

  it('finds a document that only the _id index lacks, and a unique value that two documents hold', () => {
    const collection = filled();
    collection.indexes.get('_id_')?.tree.remove(keyOf([4]));
    expect(contradictions(collection)).toEqual(['index _id_ lacks 1 entries']);
    const twice = filled();
    twice.setCurrent(keyOf([9999]), new StoredDocument(keyOf([9999]), version(4, []).bytes));
    expect(contradictions(twice)).toEqual(['a document is stored under another _id than its own']);
  });
});
