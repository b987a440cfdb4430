import { rmSync } from 'node:fs';
import fc from 'fast-check';
import { keyOf } from '../bson/keystring';
import { encode } from '../bson/encode';
import { docOf } from '../bson/value';
import { MongoError } from '../errors';
import { temporaryDirectory } from '../launch/spec-process';
import type { Collection } from './collection';
import { ENGINES, type EngineName } from './engine';
import { Store } from './store';
import { StoredDocument } from './stored-document';
import { Claimed, type Transaction } from './transaction';

type State = Map<number, number>;

type Step =
  | { does: 'begin' | 'commit' | 'abort'; who: number }
  | { does: 'read'; who: number; id: number }
  | { does: 'write'; who: number; id: number; value: number | undefined };

/** 0 writes plainly, 1 to 3 are transactions. */
const who = fc.integer({ min: 1, max: 3 });
const id = fc.integer({ min: 1, max: 4 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ does: fc.constantFrom('begin' as const, 'commit' as const, 'abort' as const), who }),
  fc.record({ does: fc.constant('read' as const), who, id }),
  fc.record({
    does: fc.constant('write' as const),
    who: fc.integer({ min: 0, max: 3 }),
    id,
    value: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
  }),
);

interface Open {
  transaction: Transaction;
  /** What it must see. */
  seen: State;
  wrote: Map<number, number | undefined>;
  /** The versions at its beginning. */
  versions: State;
}

/** Snapshot isolation in its simplest form: a copy at the beginning, all writes at the end. */
class World {
  readonly committed: State = new Map();
  /** How often each document was changed by a commit. */
  private readonly versions: State = new Map();
  readonly open = new Map<number, Open>();
  refused = 0;

  constructor(
    readonly store: Store,
    readonly collection: Collection,
  ) {}

  take(each: Step): void {
    const current = each.who === 0 ? undefined : this.open.get(each.who);
    if (each.does === 'begin') {
      if (!current) this.begin(each.who);
    } else if (each.does === 'write') {
      if (each.who === 0 || current) this.write(each.id, each.value, current, each.who);
    } else if (current && each.does === 'read') this.read(each.id, current);
    else if (current) this.end(each.who, current, each.does === 'commit');
  }

  private begin(name: number): void {
    this.open.set(name, {
      transaction: this.store.begin(),
      seen: new Map(this.committed),
      wrote: new Map(),
      versions: new Map(this.versions),
    });
  }

  private read(number: number, { transaction, seen }: Open): void {
    const found = this.store.read(this.collection, keyOf([number]), transaction)?.doc.get('value');
    expect(found).toBe(seen.get(number));
  }

  private write(
    number: number,
    value: number | undefined,
    current: Open | undefined,
    name: number,
  ): void {
    const key = keyOf([number]);
    const after =
      value === undefined
        ? undefined
        : new StoredDocument(key, Buffer.from(encode(docOf({ _id: number, value }))));
    const kind = after ? 'update' : 'delete';
    try {
      this.store.write({ collection: this.collection, key, kind, after }, current?.transaction);
    } catch (error) {
      const expected =
        error instanceof Claimed ||
        (error instanceof MongoError && [112, 11000].includes(error.code));
      if (!expected) throw error;
      this.refused++;
      if (current) this.end(name, current, false);
      return;
    }
    if (!current) return this.apply(number, value);
    // Whoever writes over a change it has not seen would lose that change.
    expect(this.versions.get(number)).toBe(current.versions.get(number));
    current.wrote.set(number, value);
    if (value === undefined) current.seen.delete(number);
    else current.seen.set(number, value);
  }

  private apply(number: number, value: number | undefined): void {
    if (value === undefined && !this.committed.has(number)) return;
    this.versions.set(number, (this.versions.get(number) ?? 0) + 1);
    if (value === undefined) this.committed.delete(number);
    else this.committed.set(number, value);
  }

  private end(name: number, { transaction, wrote }: Open, commit: boolean): void {
    this.open.delete(name);
    if (!commit) return this.store.abort(transaction);
    this.store.commit(transaction);
    for (const [number, value] of wrote) this.apply(number, value);
  }
}

function stateOf(collection: Collection | undefined): State {
  const entries = [...(collection?.documents.values() ?? [])].map(({ doc }): [number, number] => [
    Number(doc.get('_id')),
    Number(doc.get('value')),
  ]);
  return new Map(entries.sort(([a], [b]) => a - b));
}

function open(path: string | undefined, engine?: EngineName): World {
  const store = new Store(path, { engine });
  const collection = store.ddl.ensure('db', 'things');
  store.ddl.createIndex(
    collection,
    docOf({ v: 2, key: { value: 1 }, name: 'value_1', unique: true }),
  );
  return new World(store, collection);
}

const sorted = (state: State): State => new Map([...state].sort(([a], [b]) => a - b));

describe('transactions in the store', () => {
  it('see their own snapshot and nobody else, and never break a unique index', () => {
    let refused = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 25, maxLength: 60 }), (steps) => {
        const world = open(undefined);
        for (const each of steps) {
          world.take(each);
          expect(stateOf(world.collection)).toEqual(sorted(world.committed));
          const values = [...world.committed.values()];
          expect(new Set(values).size).toBe(values.length);
        }
        const index = world.collection.indexes.get('value_1');
        expect(index?.tree.size).toBe(world.committed.size);
        refused += world.refused;
      }),
      { numRuns: 500 },
    );
    expect(refused).toBeGreaterThan(500);
  });

  it('leave no former version, lock or claim behind', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 25, maxLength: 60 }), (steps) => {
        const world = open(undefined);
        for (const each of steps) world.take(each);
        for (const { transaction } of world.open.values()) world.store.abort(transaction);
        const { former, locks, indexes } = world.collection;
        expect([former.size, locks.size, indexes.get('value_1')?.claimed.size]).toEqual([0, 0, 0]);
      }),
      { numRuns: 300 },
    );
  });

  it.each(ENGINES)(
    'are on the disk of the %s engine exactly as they were committed',
    async (engine) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { minLength: 25, maxLength: 60 }),
          fc.boolean(),
          async (steps, compacted) => {
            const path = temporaryDirectory();
            const world = open(path, engine);
            for (const [at, each] of steps.entries()) {
              world.take(each);
              if (compacted && at === 20) await world.store.compact();
            }
            const changes = world.store.changes.next;
            await world.store.close();
            const again = new Store(path, { engine });
            const collection = again.catalog.get('db.things');
            expect(stateOf(collection)).toEqual(sorted(world.committed));
            expect(collection?.indexes.get('value_1')?.tree.size).toBe(world.committed.size);
            expect(again.changes.next).toBe(changes);
            await again.close();
            rmSync(path, { recursive: true, force: true });
          },
        ),
        { numRuns: 60 },
      );
    },
  );
});
