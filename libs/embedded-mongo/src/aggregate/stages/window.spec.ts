import { Double } from 'bson';
import { run } from '../pipeline.fixture';

const sales = [
  { _id: 1, shop: 'a', day: 1, n: 10 },
  { _id: 2, shop: 'a', day: 2, n: 20 },
  { _id: 3, shop: 'b', day: 1, n: 5 },
  { _id: 4, shop: 'a', day: 2, n: 30 },
];

const column = (
  output: object,
  input: object[] = sales,
  more: object = { partitionBy: '$shop', sortBy: { day: 1 } },
): unknown[] =>
  run([{ $setWindowFields: { ...more, output: { x: output } } }, { $sort: { _id: 1 } }], input).map(
    (doc) => (doc as { x: unknown }).x,
  );

describe('$setWindowFields', () => {
  it('sums over all, over neighbours and over what came before', () => {
    expect(column({ $sum: '$n' })).toEqual([60, 60, 5, 60]);
    expect(column({ $sum: '$n', window: { documents: ['unbounded', 'current'] } })).toEqual([
      10, 30, 5, 60,
    ]);
    expect(column({ $push: '$n', window: { documents: [-1, 0] } })).toEqual([
      [10],
      [10, 20],
      [5],
      [20, 30],
    ]);
    expect(column({ $sum: '$n', window: { range: [-1, 0] } })).toEqual([10, 60, 5, 60]);
  });

  it('takes ranges of dates in units', () => {
    const input = [0, 1, 5].map((days, index) => ({ _id: index, at: new Date(days * 86_400_000) }));
    const window = { range: [-1, 0], unit: 'day' };
    expect(column({ $sum: 1, window }, input, { sortBy: { at: 1 } })).toEqual([1, 2, 1]);
  });

  it('ranks and numbers', () => {
    expect(column({ $rank: {} })).toEqual([1, 2, 1, 2]);
    expect(column({ $denseRank: {} }, [...sales, { _id: 5, shop: 'a', day: 3 }])).toEqual([
      1, 2, 1, 2, 3,
    ]);
    expect(column({ $documentNumber: {} })).toEqual([1, 2, 1, 3]);
  });

  it('looks at other places and fills gaps', () => {
    expect(column({ $shift: { output: '$n', by: -1, default: 0 } })).toEqual([0, 10, 0, 20]);
    const gaps = [
      { _id: 1, t: 0, v: 0 },
      { _id: 2, t: 1, v: null },
      { _id: 3, t: 4, v: 8 },
    ];
    expect(column({ $locf: '$v' }, gaps, { sortBy: { t: 1 } })).toEqual([0, 0, 8]);
    expect(column({ $linearFill: '$v' }, gaps, { sortBy: { t: 1 } })).toEqual([
      0,
      new Double(2),
      8,
    ]);
    expect(column({ $expMovingAvg: { input: '$v', N: 3 } }, gaps, { sortBy: { t: 1 } })).toEqual([
      new Double(0),
      new Double(0),
      new Double(4),
    ]);
  });

  it.each<[object, number]>([
    [{ output: { x: { $unknown: 1 } } }, 9],
    [{ output: { x: { $rank: {} } } }, 5371602],
    [{ sortBy: { a: 1 } }, 9],
    [{ output: { x: { $sum: 1, window: { documents: [1] } } } }, 9],
  ])('refuses %j with code %p', (spec, code) => {
    expect(() => run([{ $setWindowFields: spec }])).toThrow(expect.objectContaining({ code }));
  });
});
