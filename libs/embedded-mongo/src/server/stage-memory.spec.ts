import { MongoClient, type Collection, type Document } from 'mongodb';
import { Store } from '../store/store';
import { MongoServer } from './server';

/** Documents of about 5 kB; 300 of them are more than the megabyte that a stage may hold here. */
const TEXT = 'x'.repeat(5000);
const MANY = 300;

const REFUSAL = { code: 292, codeName: 'QueryExceededMemoryLimitNoDiskUseAllowed' };

describe('the memory of one sort or stage', () => {
  let server: MongoServer;
  let client: MongoClient;
  let things: Collection<Document>;

  beforeAll(async () => {
    server = new MongoServer(new Store(undefined, { workMemoryMb: 1 }), { replicaSet: 'rs0' });
    client = await new MongoClient(await server.listen({ port: 0 })).connect();
    things = client.db('spec').collection('things');
    await things.insertMany(Array.from({ length: MANY }, (_, n) => ({ n: MANY - n, text: TEXT })));
  });

  afterAll(async () => {
    await client.close();
    await server.close();
  });

  it.each([
    ['$sort', [{ $set: { x: 1 } }, { $sort: { n: 1 } }]],
    ['$sort', [{ $sort: { n: 1 } }]],
    ['$group', [{ $group: { _id: null, all: { $push: '$text' } } }]],
    ['$group', [{ $group: { _id: null, all: { $addToSet: '$$ROOT' } } }]],
    ['$group', [{ $group: { _id: { $concat: ['$text', { $toString: '$n' }] } } }]],
    [
      '$group',
      [{ $group: { _id: null, top: { $topN: { n: 3, sortBy: { n: 1 }, output: '$n' } } } }],
    ],
    ['$bucketAuto', [{ $bucketAuto: { groupBy: '$n', buckets: 3 } }]],
    ['$facet', [{ $facet: { all: [{ $count: 'n' }] } }]],
    [
      '$setWindowFields',
      [{ $setWindowFields: { sortBy: { n: 1 }, output: { r: { $rank: {} } } } }],
    ],
    [
      '$graphLookup',
      [
        { $limit: 1 },
        {
          $graphLookup: {
            from: 'things',
            startWith: TEXT,
            connectFromField: 'n',
            connectToField: 'text',
            as: 'all',
          },
        },
      ],
    ],
  ] as [string, Document[]][])(
    'refuses a %s that would hold more, with allowDiskUse too: %j',
    async (_name, stages) => {
      await expect(things.aggregate(stages).toArray()).rejects.toMatchObject(REFUSAL);
      await expect(
        things.aggregate(stages, { allowDiskUse: true }).toArray(),
      ).rejects.toMatchObject({
        ...REFUSAL,
        message: expect.stringMatching(/exceeded its memory limit of 1048576 bytes.*--work-memory/),
      });
    },
  );

  it('refuses a find that would have to sort more', async () => {
    await expect(things.find().sort({ n: 1 }).toArray()).rejects.toMatchObject(REFUSAL);
  });

  it('sorts any number of documents for the first few of them, or through an index', async () => {
    const first = await things.find().sort({ n: 1 }).skip(1).limit(2).toArray();
    expect(first.map(({ n }) => n)).toEqual([2, 3]);
    await things.createIndex({ n: 1 });
    expect(await things.find().sort({ n: 1 }).toArray()).toHaveLength(MANY);
    await things.dropIndex('n_1');
  });

  it('reads, counts and sums any number of documents that it need not hold', async () => {
    const group = { $group: { _id: null, sum: { $sum: '$n' }, most: { $max: '$n' } } };
    expect(await things.aggregate([{ $match: { n: { $gt: 0 } } }, group]).toArray()).toEqual([
      { _id: null, sum: (MANY * (MANY + 1)) / 2, most: MANY },
    ]);
  });
});
