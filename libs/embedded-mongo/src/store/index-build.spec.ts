import fc from 'fast-check';
import { encode } from '../bson/encode';
import { keyOf } from '../bson/keystring';
import { docOf } from '../bson/value';
import { PAUSE } from '../pause';
import type { Collection } from './collection';
import { contradictions } from './consistency';
import { IndexBuild } from './index-build';
import { Store } from './store';
import { StoredDocument } from './stored-document';

const MANY = 2000;
const UNIQUE = docOf({ v: 2, key: { n: 1 }, name: 'n_1', unique: true });
const PLAIN = docOf({ v: 2, key: { n: 1, tags: -1 }, name: 'n_1_tags_-1' });

interface Fields {
  n: number;
  tags?: number[];
}

class World {
  readonly store = new Store(undefined);
  readonly collection: Collection = this.store.ddl.ensure('db', 'things');

  constructor() {
    for (let id = 0; id < MANY; id++) this.put(id, { n: id });
  }

  put(id: number, fields: Fields): void {
    const bytes = Buffer.from(encode(docOf({ _id: id, ...fields })));
    const after = new StoredDocument(keyOf([id]), bytes);
    this.store.write({ collection: this.collection, key: after.key, kind: 'update', after });
  }

  remove(id: number): void {
    const key = keyOf([id]);
    this.store.write({ collection: this.collection, key, kind: 'delete', after: undefined });
  }

  /** Builds the index; `meanwhile` is called in each pause. */
  build(specification: typeof PLAIN, meanwhile: () => void): void {
    const build = this.store.ddl.beginIndex(this.collection, specification);
    try {
      for (const step of build.fill()) if (step === PAUSE) meanwhile();
      this.store.ddl.finishIndex(this.collection, build);
    } finally {
      build.abandon();
    }
  }
}

const change = fc.record({
  id: fc.integer({ min: 0, max: MANY + 200 }),
  fields: fc.option(
    fc.record({
      n: fc.integer({ min: 0, max: 50 }),
      tags: fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 3 }),
    }),
  ),
});

/** Whatever is written in the pauses: the index is the one that would have been built at the end. */
function followsEveryWrite(): void {
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 60 }), (changes) => {
      const world = new World();
      const left = [...changes];
      world.build(PLAIN, () => {
        for (const { id, fields } of left.splice(0, 10))
          if (fields) world.put(id, fields);
          else world.remove(id);
      });
      expect(contradictions(world.collection)).toEqual([]);
    }),
    { numRuns: 25 },
  );
}

describe('an index that is built while others write', () => {
  afterEach(() => jest.restoreAllMocks());

  it('holds in the end exactly what the documents say', followsEveryWrite);

  it('would be found out if it did not follow the writes', () => {
    jest.spyOn(IndexBuild.prototype, 'follow').mockImplementation(() => undefined);
    expect(followsEveryWrite).toThrow(/Property failed/);
  });

  it('takes no part in queries and refuses no write before it is whole', () => {
    const world = new World();
    world.build(UNIQUE, () => {
      expect(world.collection.indexes.has('n_1')).toBe(false);
      world.put(MANY + 1, { n: 5 });
      world.remove(MANY + 1);
    });
    expect(world.collection.indexes.get('n_1')?.tree.size).toBe(MANY);
  });

  it('is refused when two documents have the same key in the end, and leaves nothing behind', () => {
    const world = new World();
    expect(() => world.build(UNIQUE, () => world.put(MANY + 1, { n: 5 }))).toThrow(
      'E11000 duplicate key error collection: db.things index: n_1 dup key: { n: 5 }',
    );
    expect([...world.collection.indexes.keys()]).toEqual(['_id_']);
    expect(world.collection.building.size).toBe(0);
  });

  it('is refused for what it cannot hold, while the write itself stays', () => {
    const world = new World();
    const both = docOf({ v: 2, key: { tags: 1, more: 1 }, name: 'both' });
    const parallel = { n: 1, tags: [1], more: [2] };
    expect(() => world.build(both, () => world.put(3, parallel))).toThrow(/parallel arrays/);
    expect(world.collection.documents.get(keyOf([3]))?.doc.get('more')).toEqual([2]);
  });

  it('ends with its collection', () => {
    const world = new World();
    expect(() =>
      world.build(PLAIN, () => {
        if (!world.collection.dropped) world.store.ddl.drop(world.collection);
      }),
    ).toThrow(/was dropped/);
  });
});
