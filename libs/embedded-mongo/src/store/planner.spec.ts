import fc from 'fast-check';
import { keyOf } from '../bson/keystring';
import { encode } from '../bson/encode';
import { docOf, type Doc } from '../bson/value';
import { compileFilter } from '../query/match';
import { compileSort } from '../query/sort';
import { readDocuments } from '../server/reading';
import type { Collection } from './collection';
import { planOf } from './planner';
import { Store } from './store';
import { StoredDocument } from './stored-document';

const scalar = fc.oneof(
  fc.integer({ min: 0, max: 4 }),
  fc.constantFrom('a', 'ab', 'b', null, true),
  fc.constant(2.5),
);
const value = fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }));
const inner = fc.record({ x: value, y: value }, { requiredKeys: [] });
const document = fc.record(
  { a: value, b: scalar, c: fc.oneof(inner, fc.array(inner, { maxLength: 3 })) },
  { requiredKeys: [] },
);

const condition = fc.oneof(
  scalar,
  fc.record({ $gt: scalar, $lte: scalar }, { requiredKeys: ['$gt'] }),
  fc.record({ $gte: scalar, $lt: scalar }, { requiredKeys: ['$lt'] }),
  fc.record({ $in: fc.array(scalar, { maxLength: 3 }) }),
  fc.record({ $ne: scalar }),
  fc.record({ $exists: fc.boolean() }),
  fc.record({ $all: fc.array(scalar, { minLength: 1, maxLength: 2 }) }),
  fc.record({ $elemMatch: fc.record({ $gte: fc.integer({ min: 0, max: 4 }) }) }),
  fc.constantFrom({ $regex: '^a' }, { $regex: '^ab?' }),
  fc.array(scalar, { maxLength: 2 }),
);
const simple = fc
  .dictionary(fc.constantFrom('a', 'b', 'c.x', 'c.y', 'c'), condition, { maxKeys: 3 })
  .map((fields) => ({ ...fields }));
const filter = fc.oneof(
  { weight: 3, arbitrary: simple },
  { weight: 1, arbitrary: fc.record({ $or: fc.array(simple, { minLength: 1, maxLength: 2 }) }) },
  { weight: 1, arbitrary: fc.record({ $and: fc.array(simple, { minLength: 1, maxLength: 2 }) }) },
);
const sort = fc.constantFrom({}, { a: 1 }, { b: -1 }, { b: 1, a: -1 }, { 'c.x': 1 });
const index = fc.record({
  key: fc.constantFrom(
    { a: 1 },
    { b: -1 },
    { a: -1, b: 1 },
    { b: 1, a: -1 },
    { 'c.x': 1, 'c.y': 1 },
    { b: 1, 'c.y': -1 },
  ),
  kind: fc.constantFrom(
    {},
    { sparse: true },
    { partialFilterExpression: { b: { $gte: 1 } } },
    { partialFilterExpression: { a: { $exists: true } } },
  ),
});

/** A store whose documents are changed once more after they were put, so that indexes have to follow. */
function filled(
  documents: object[],
  indexes: { key: object; kind: object }[],
): { store: Store; collection: Collection } {
  const store = new Store(undefined);
  const collection = store.ddl.ensure('db', 'things');
  indexes.forEach(({ key, kind }, n) =>
    store.ddl.createIndex(collection, docOf({ v: 2, key, name: `i${n}`, ...kind })),
  );
  const put = (id: number, fields: object | undefined) => {
    const after =
      fields && new StoredDocument(keyOf([id]), Buffer.from(encode(docOf({ _id: id, ...fields }))));
    try {
      store.write({ collection, key: keyOf([id]), kind: after ? 'update' : 'delete', after });
    } catch (error) {
      if (!String(error).includes('cannot index parallel arrays')) throw error;
    }
  };
  documents.forEach((fields, id) => put(id, documents[(id + 1) % documents.length] ?? fields));
  put(documents.length, { a: 1, b: 1 });
  documents.forEach((fields, id) => put(id, fields));
  put(documents.length, undefined);
  return { store, collection };
}

const idOf = (doc: Doc): number => Number(doc.get('_id'));

describe('the planner', () => {
  it('finds through any index exactly what looking at every document finds', async () => {
    let indexed = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(document, { maxLength: 12 }),
        fc.uniqueArray(index, {
          minLength: 1,
          maxLength: 3,
          selector: ({ key, kind }) => JSON.stringify([key, kind]),
        }),
        filter,
        sort,
        async (documents, indexes, wanted, order) => {
          const { store, collection } = filled(documents, indexes);
          const request = { filter: docOf(wanted), env: {}, sort: docOf(order) };
          const match = compileFilter(request.filter);
          const expected = [...collection.documents.values()]
            .map(({ doc }) => doc)
            .filter((doc) => match(doc));
          const { found, plan } = await readDocuments(store, collection, request);
          if (plan.stage !== 'COLLSCAN') indexed++;
          expect(found.map(({ doc }) => idOf(doc)).sort()).toEqual(expected.map(idOf).sort());
          if (request.sort.size === 0) return;
          const compare = compileSort(request.sort);
          for (let i = 1; i < found.length; i++) {
            expect(
              compare(found[i - 1]?.doc ?? new Map(), found[i]?.doc ?? new Map()),
            ).toBeLessThanOrEqual(0);
          }
        },
      ),
      { numRuns: 3000 },
    );
    expect(indexed).toBeGreaterThan(500);
  }, 60_000);

  it('does not look for a missing field in an index of the documents that have it', async () => {
    const { store, collection } = filled(
      [{}],
      [{ key: { a: 1 }, kind: { partialFilterExpression: { a: { $exists: true } } } }],
    );
    const wanted = docOf({ $or: [{ a: null }, { a: { $lt: 2.5 } }] });
    expect(
      (await readDocuments(store, collection, { filter: wanted, env: {} })).found,
    ).toHaveLength(1);
  });

  it.each([
    [{ a: 1 }, {}, 'i0'],
    [{ a: { $gt: 1 } }, {}, 'i0'],
    [{ a: { $in: [1, 2] } }, {}, 'i0'],
    [{}, { a: -1 }, 'i0'],
    [{ b: 'x', other: 1 }, { a: -1 }, 'i1'],
    [{ $or: [{ a: 1 }, { b: 'x' }] }, {}, 'OR'],
    [{ other: 1 }, {}, 'COLLSCAN'],
    [{ a: { $ne: 1 } }, {}, 'COLLSCAN'],
  ])('uses the right index for %j sorted by %j: %s', (wanted, order, expected) => {
    const { collection } = filled(
      [{ a: 1, b: 'x' }],
      [
        { key: { a: 1 }, kind: {} },
        { key: { b: 1, a: 1 }, kind: {} },
      ],
    );
    const plan = planOf(collection, { filter: docOf(wanted), sort: docOf(order) });
    expect(plan.index?.name ?? plan.stage).toBe(expected);
  });
});
