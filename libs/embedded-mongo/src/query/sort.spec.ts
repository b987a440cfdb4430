import { docOf, plainOf } from '../bson/value';
import { atOnce } from '../pause';
import { compileSort, sortFlow } from './sort';

const sorted = (spec: object, docs: object[]): unknown[] =>
  atOnce(
    sortFlow(
      docs.map((doc) => docOf(doc)),
      docOf(spec),
    ),
  ).map(plainOf);

describe('sorting', () => {
  it('puts missing and null together before numbers, and an empty array before both', () => {
    expect(sorted({ a: 1 }, [{ a: 1 }, { a: null }, {}, { a: [] }])).toEqual([
      { a: [] },
      { a: null },
      {},
      { a: 1 },
    ]);
  });

  it('takes the least item of an array upwards and the greatest downwards', () => {
    const docs = [{ a: [5, 1] }, { a: 2 }, { a: [3, 4] }];
    expect(sorted({ a: 1 }, docs)).toEqual([{ a: [5, 1] }, { a: 2 }, { a: [3, 4] }]);
    expect(sorted({ a: -1 }, docs)).toEqual([{ a: [5, 1] }, { a: [3, 4] }, { a: 2 }]);
  });

  it('takes two fields of one array from the same item', () => {
    const docs = [
      {
        n: 1,
        a: [
          { b: 1, c: 9 },
          { b: 2, c: 0 },
        ],
      },
      { n: 2, a: [{ b: 1, c: 5 }] },
    ];
    expect(sorted({ 'a.b': 1, 'a.c': 1 }, docs).map((doc) => (doc as { n: number }).n)).toEqual([
      2, 1,
    ]);
  });

  it('keeps equal documents in their places and works as a comparator', () => {
    const docs = [
      { a: 1, n: 1 },
      { a: 0, n: 2 },
      { a: 1, n: 3 },
    ].map((doc) => docOf(doc));
    expect(docs.toSorted(compileSort(docOf({ a: -1 }))).map((doc) => doc.get('n'))).toEqual([
      1, 3, 2,
    ]);
  });

  it('refuses directions that are none and parallel arrays', () => {
    expect(() => sorted({ a: 2 }, [])).toThrow(expect.objectContaining({ code: 15975 }));
    expect(() => sorted({ a: 1, b: 1 }, [{ a: [1], b: [1] }])).toThrow(
      expect.objectContaining({ code: 2 }),
    );
  });
});
