import { Double } from 'bson';
import { plainOf, type Doc } from '../bson/value';
import { people, run } from './pipeline.fixture';

describe('runPipeline', () => {
  it('filters, orders, cuts and counts', () => {
    expect(
      run([{ $match: { age: { $gt: 30 } } }, { $sort: { age: -1 } }, { $limit: 1 }], people),
    ).toEqual([people[2]]);
    expect(run([{ $skip: 1 }, { $count: 'n' }], people)).toEqual([{ n: 2 }]);
    expect(run([{ $count: 'n' }], [])).toEqual([]);
    expect(run([{ $sample: { size: 2 } }], people)).toHaveLength(2);
  });

  it('groups with every accumulator', () => {
    const group = {
      _id: '$city',
      n: { $sum: 1 },
      sum: { $sum: '$age' },
      avg: { $avg: '$age' },
      min: { $min: '$age' },
      max: { $max: '$age' },
      first: { $first: '$age' },
      last: { $last: '$age' },
      all: { $push: '$age' },
      set: { $addToSet: '$city' },
      count: { $count: {} },
      top: { $top: { sortBy: { age: -1 }, output: '$_id' } },
      two: { $firstN: { input: '$age', n: 2 } },
      merged: { $mergeObjects: { k: '$age' } },
    };
    expect(run([{ $group: group }], people)).toEqual([
      {
        _id: 'Lyon',
        n: 2,
        sum: 80,
        avg: new Double(40),
        min: 30,
        max: 50,
        first: 30,
        last: 50,
        all: [30, 50],
        set: ['Lyon'],
        count: 2,
        top: 3,
        two: [30, 50],
        merged: { k: 50 },
      },
      {
        _id: 'Dakar',
        n: 1,
        sum: 40,
        avg: new Double(40),
        min: 40,
        max: 40,
        first: 40,
        last: 40,
        all: [40],
        set: ['Dakar'],
        count: 1,
        top: 2,
        two: [40],
        merged: { k: 40 },
      },
    ]);
  });

  it('groups numbers of all types and what is missing with null', () => {
    expect(
      run([{ $group: { _id: '$a', n: { $sum: 1 } } }], [{ a: 1 }, { a: 1n }, {}, { a: null }]),
    ).toEqual([
      { _id: 1, n: 2 },
      { _id: null, n: 2 },
    ]);
  });

  it('spreads arrays', () => {
    expect(run([{ $unwind: '$tags' }, { $project: { tags: 1 } }], people)).toEqual([
      { _id: 3, tags: 'x' },
      { _id: 3, tags: 'y' },
    ]);
    const keep = {
      $unwind: { path: '$a.b', preserveNullAndEmptyArrays: true, includeArrayIndex: 'i' },
    };
    expect(run([keep], [{ a: { b: [5] } }, { a: { b: [] } }, { a: 1 }, { a: { b: 7 } }])).toEqual([
      { a: { b: 5 }, i: 0n },
      { a: {}, i: null },
      { a: 1, i: null },
      { a: { b: 7 }, i: null },
    ]);
  });

  it('changes the shape of documents', () => {
    expect(
      run([{ $project: { _id: 0, twice: { $multiply: ['$age', 2] } } }, { $limit: 1 }], people),
    ).toEqual([{ twice: 60 }]);
    expect(
      run(
        [{ $set: { 'a.b': '$age' } }, { $unset: ['age', 'city', 'tags'] }, { $limit: 1 }],
        people,
      ),
    ).toEqual([{ _id: 1, a: { b: 30 } }]);
    expect(
      run(
        [{ $replaceRoot: { newRoot: { $mergeObjects: [{ z: 1 }, '$$ROOT'] } } }, { $limit: 1 }],
        people,
      ),
    ).toEqual([{ z: 1, ...people[0] }]);
    expect(run([{ $replaceWith: { x: '$age' } }, { $limit: 1 }], people)).toEqual([{ x: 30 }]);
  });

  it('runs facets, unions and its own documents', () => {
    expect(
      run(
        [
          {
            $facet: {
              n: [{ $count: 'n' }],
              old: [{ $match: { age: { $gt: 45 } } }, { $project: { _id: 1 } }],
            },
          },
        ],
        people,
      ),
    ).toEqual([{ n: [{ n: 3 }], old: [{ _id: 3 }] }]);
    expect(
      run(
        [
          { $project: { _id: 1 } },
          { $unionWith: { coll: 'cities', pipeline: [{ $match: { country: 'SN' } }] } },
        ],
        [{ _id: 9 }],
      ),
    ).toEqual([{ _id: 9 }, { _id: 2, name: 'Dakar', country: 'SN' }]);
    expect(run([{ $documents: [{ a: 1 }] }])).toEqual([{ a: 1 }]);
  });

  it('sorts into buckets and counts', () => {
    expect(
      run([{ $bucket: { groupBy: '$age', boundaries: [0, 35, 45], default: 'old' } }], people),
    ).toEqual([
      { _id: 0, count: 1 },
      { _id: 35, count: 1 },
      { _id: 'old', count: 1 },
    ]);
    expect(run([{ $bucketAuto: { groupBy: '$age', buckets: 2 } }], people)).toEqual([
      { _id: { min: 30, max: 50 }, count: 2 },
      { _id: { min: 50, max: 50 }, count: 1 },
    ]);
    expect(run([{ $sortByCount: '$city' }], people)).toEqual([
      { _id: 'Lyon', count: 2 },
      { _id: 'Dakar', count: 1 },
    ]);
  });

  it('redacts level by level', () => {
    const stage = { $redact: { $cond: [{ $eq: ['$secret', true] }, '$$PRUNE', '$$DESCEND'] } };
    expect(
      run([stage], [{ a: { secret: true }, b: [{ c: 1 }, { secret: true }] }, { secret: true }]),
    ).toEqual([{ b: [{ c: 1 }] }]);
  });

  it('hands documents to the writer', () => {
    const written: unknown[] = [];
    const out = (stage: Doc, docs: Iterable<Doc>): void =>
      void written.push(plainOf(stage), [...docs].map(plainOf));
    expect(run([{ $limit: 1 }, { $out: 'copy' }], people, { out })).toEqual([]);
    expect(written).toEqual([{ $out: 'copy' }, [people[0]]]);
  });

  it.each<[object[], number]>([
    [[{ $unknown: 1 }], 40324],
    [[{}], 40323],
    [[{ $match: {}, $limit: 1 }], 40323],
    [[{ $limit: 0 }], 15958],
    [[{ $limit: 'x' }], 2107201],
    [[{ $sort: {} }], 15976],
    [[{ $sort: { a: 5 } }], 15975],
    [[{ $count: '' }], 40156],
    [[{ $group: {} }], 15955],
    [[{ $group: { _id: 1, a: 5 } }], 40234],
    [[{ $group: { _id: 1, a: { $unknown: 1 } } }], 15952],
    [[{ $unwind: 'a' }], 28818],
    [[{ $lookup: { from: 'x' } }], 9],
    [[{ $facet: { a: [{ $out: 'x' }] } }], 40600],
    [[{ $out: 'x' }, { $limit: 1 }], 40601],
    [[{ $bucket: { groupBy: '$a', boundaries: [2, 1] } }], 40194],
    [[{ $project: {} }], 51272],
    [[{ $project: { a: { $unknown: 1 } } }], 168],
    [[{ $match: { a: { $unknown: 1 } } }], 2],
    [[{ $lookup: { from: 'cities', as: 'x', pipeline: [{ $unknown: 1 }] } }], 40324],
  ])('refuses %j with code %p', (stages, code) => {
    expect(() => run(stages)).toThrow(expect.objectContaining({ code }));
  });
});
