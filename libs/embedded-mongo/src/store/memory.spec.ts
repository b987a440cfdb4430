import { encode } from '../bson/encode';
import { docOf } from '../bson/value';
import { keyOf } from '../bson/keystring';
import type { Collection } from './collection';
import { Store } from './store';
import { StoredDocument } from './stored-document';

const ROOM = 400;

function aStore() {
  const told: string[] = [];
  const store = new Store(undefined, { memoryLimitMb: 1, onProblem: (line) => told.push(line) });
  const collection = store.ddl.create('app', 'things', new Map());
  return { store, collection, told };
}

function put(
  { store, collection }: { store: Store; collection: Collection },
  id: number,
  size = 4000,
) {
  const bytes = Buffer.from(encode(docOf({ _id: id, text: 'x'.repeat(size) })));
  const after = new StoredDocument(keyOf([id]), bytes);
  store.write({ collection, key: after.key, kind: 'update', after });
}

function remove({ store, collection }: { store: Store; collection: Collection }, id: number) {
  store.write({ collection, key: keyOf([id]), kind: 'delete', after: undefined });
}

/** Fills the store until it refuses; answers how many documents it took. */
function filled(world: ReturnType<typeof aStore>): number {
  for (let id = 0; id < ROOM; id++) {
    try {
      put(world, id);
    } catch (error) {
      expect(error).toMatchObject({ codeName: 'ExceededMemoryLimit', code: 146 });
      return id;
    }
  }
  return ROOM;
}

describe('the memory that documents may take', () => {
  it('is never exceeded: a write beyond it is refused and stores nothing', () => {
    const world = aStore();
    const count = filled(world);
    expect(count).toBeLessThan(ROOM);
    expect(world.collection.documents.size).toBe(count);
    expect(world.store.memory.used).toBeLessThanOrEqual(world.store.memory.limit);
  });

  it('lets documents shrink and go when it is full, and takes new ones in their place', () => {
    const world = aStore();
    const count = filled(world);
    put(world, 0, 10);
    remove(world, 1);
    expect(world.collection.documents.size).toBe(count - 1);
    put(world, count, 3000);
    expect(() => put(world, 2, 30_000)).toThrow(/--memory/);
  });

  it('takes an index only when its keys fit', () => {
    const world = aStore();
    filled(world);
    const specification = docOf({ v: 2, key: { text: 1 }, name: 'text_1' });
    expect(() => world.store.ddl.createIndex(world.collection, specification)).toThrow(/--memory/);
    expect(world.collection.indexes.has('text_1')).toBe(false);
  });

  it('is free again after a collection was dropped', () => {
    const world = aStore();
    const count = filled(world);
    world.store.ddl.drop(world.collection);
    const next = { ...world, collection: world.store.ddl.create('app', 'others', new Map()) };
    expect(filled(next)).toBe(count);
  });

  it('counts what an open transaction has written', () => {
    const world = aStore();
    const transaction = world.store.begin();
    const write = (id: number) => {
      const bytes = Buffer.from(encode(docOf({ _id: id, text: 'x'.repeat(4000) })));
      const after = new StoredDocument(keyOf([id]), bytes);
      const { collection } = world;
      world.store.write({ collection, key: after.key, kind: 'insert', after }, transaction);
    };
    expect(() => Array.from({ length: ROOM }, (_, id) => write(id))).toThrow(/--memory/);
  });

  it('is told of once when four fifths are taken', () => {
    const world = aStore();
    filled(world);
    expect(world.told).toHaveLength(1);
    expect(world.told[0]).toContain('of at most 1 MB');
  });
});
