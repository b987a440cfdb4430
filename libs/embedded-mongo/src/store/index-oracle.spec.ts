import fc from 'fast-check';
import { compare } from '../bson/compare';
import { encode } from '../bson/encode';
import { keyOf } from '../bson/keystring';
import { docOf, isArray, type Doc, type Value } from '../bson/value';
import { anyValue } from '../bson/value.arbitrary';
import { OrderedTree } from './ordered-tree';
import { SecondaryIndex } from './secondary-index';
import { Store } from './store';
import { StoredDocument } from './stored-document';

const directions = fc.constantFrom(1, -1);
/** Of two fields, the second of which is never a list: two lists would be refused. */
const document = fc.record(
  { a: anyValue, b: anyValue.filter((value) => !isArray(value)) },
  { requiredKeys: [] },
);

interface Row {
  values: Value[];
  id: number;
}

/** What an index holds, said without an index: each item of a list by itself, the empty list as undefined, missing as null. */
function rowsOf(doc: Doc, id: number): Row[] {
  const b = doc.get('b') ?? null;
  const a = doc.get('a') ?? null;
  const items: (Value | undefined)[] = isArray(a) ? (a.length === 0 ? [undefined] : a) : [a];
  const rows: Row[] = [];
  for (const item of items) {
    const values = [item, b] as Value[];
    if (!rows.some((row) => compareRows(row.values, values, [1, 1]) === 0))
      rows.push({ values, id });
  }
  return rows;
}

function compareRows(a: readonly Value[], b: readonly Value[], ways: readonly number[]): number {
  for (const [at, way] of ways.entries()) {
    const order = compare(a[at], b[at]);
    if (order !== 0) return order * way;
  }
  return 0;
}

/** The documents in the order in which a compound index gives them is the order of a sorted array. */
function holdsASortedArray(): void {
  fc.assert(
    fc.property(
      fc.array(document, { maxLength: 12 }),
      directions,
      directions,
      (fields, first, second) => {
        const store = new Store(undefined);
        const collection = store.ddl.ensure('db', 'things');
        const key = { a: first, b: second };
        store.ddl.createIndex(collection, docOf({ v: 2, key, name: 'i' }));
        const rows: Row[] = [];
        for (const [id, each] of fields.entries()) {
          const doc = new Map<string, Value>([['_id', id], ...docOf(each)]);
          const after = new StoredDocument(keyOf([id]), Buffer.from(encode(doc)));
          store.write({ collection, key: after.key, kind: 'insert', after });
          rows.push(...rowsOf(after.doc, id));
        }
        rows.sort((x, y) => compareRows(x.values, y.values, [first, second]) || x.id - y.id);
        const tree = collection.indexes.get('i')?.tree ?? new OrderedTree();
        expect([...tree.range('', '\u0100')]).toEqual(rows.map(({ id }) => keyOf([id])));
      },
    ),
    { numRuns: 1500 },
  );
}

describe('an index', () => {
  afterEach(() => jest.restoreAllMocks());

  it('holds every value of every type in the order of a sorted array', holdsASortedArray, 60_000);

  it('would be found out if it forgot a direction', () => {
    const { keyOf: right } = SecondaryIndex.prototype;
    jest.spyOn(SecondaryIndex.prototype, 'keyOf').mockImplementation(function (
      this: SecondaryIndex,
      values,
    ) {
      return right.call(this, [...values].reverse());
    });
    expect(holdsASortedArray).toThrow(/Property failed/);
  });

  it('would be found out if a value were left in its place when it is added', () => {
    const { add } = OrderedTree.prototype;
    jest.spyOn(OrderedTree.prototype, 'add').mockImplementation(function (
      this: OrderedTree,
      key,
      id,
    ) {
      if (this.size % 5 !== 4) add.call(this, key, id);
    });
    expect(holdsASortedArray).toThrow(/Property failed/);
  });
});
