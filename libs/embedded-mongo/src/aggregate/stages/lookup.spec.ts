import { plainOf, type Doc } from '../../bson/value';
import { collections, people, run } from '../pipeline.fixture';

describe('joins', () => {
  it('joins by equal fields, items of arrays included', () => {
    const lookup = {
      $lookup: { from: 'cities', localField: 'city', foreignField: 'name', as: 'found' },
    };
    expect(run([lookup, { $project: { country: '$found.country' } }], people)).toEqual([
      { _id: 1, country: ['FR'] },
      { _id: 2, country: ['SN'] },
      { _id: 3, country: ['FR'] },
    ]);
    expect(
      run(
        [
          { $lookup: { from: 'cities', localField: 'ids', foreignField: '_id', as: 'x' } },
          { $project: { n: { $size: '$x' } } },
        ],
        [{ ids: [1, 2] }, {}],
      ),
    ).toEqual([{ n: 2 }, { n: 0 }]);
  });

  it('joins by a pipeline with variables', () => {
    const lookup = {
      $lookup: {
        from: 'cities',
        as: 'same',
        let: { c: '$country', id: '$_id' },
        pipeline: [
          {
            $match: { $expr: { $and: [{ $eq: ['$country', '$$c'] }, { $ne: ['$_id', '$$id'] }] } },
          },
          { $project: { name: 1, _id: 0 } },
        ],
      },
    };
    expect(run([lookup, { $project: { same: 1 } }], collections['cities'])).toEqual([
      { _id: 1, same: [{ name: 'Nice' }] },
      { _id: 2, same: [] },
      { _id: 3, same: [{ name: 'Lyon' }] },
    ]);
    const both = {
      $lookup: {
        from: 'cities',
        localField: 'city',
        foreignField: 'name',
        pipeline: [{ $project: { country: 1, _id: 0 } }],
        as: 'c',
      },
    };
    expect(run([both, { $limit: 1 }, { $project: { c: 1, _id: 0 } }], people)).toEqual([
      { c: [{ country: 'FR' }] },
    ]);
  });

  it('lets the store find what a join needs', () => {
    const asked: unknown[] = [];
    const find = (name: string, filter: Doc): Doc[] => {
      asked.push([name, plainOf(filter)]);
      return [];
    };
    run(
      [{ $lookup: { from: 'cities', localField: 'city', foreignField: 'name', as: 'x' } }],
      [people[0] ?? {}],
      { find },
    );
    expect(asked).toEqual([['cities', { name: { $eq: 'Lyon' } }]]);
  });

  it('follows a graph to a depth', () => {
    const stage = {
      $graphLookup: {
        from: 'tree',
        startWith: '$parent',
        connectFromField: 'parent',
        connectToField: '_id',
        as: 'up',
        depthField: 'd',
        maxDepth: 1,
      },
    };
    expect(run([stage, { $project: { up: 1 } }], [{ _id: 'd', parent: 'c' }])).toEqual([
      {
        _id: 'd',
        up: [
          { _id: 'c', parent: 'b', d: 0n },
          { _id: 'b', parent: 'a', d: 1n },
        ],
      },
    ]);
  });
});
