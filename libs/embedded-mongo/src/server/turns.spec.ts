import type { Document, MongoClient } from 'mongodb';
import { sabotaged } from '../faults/sabotage';
import { builtEntry, SpecProcess } from '../launch/spec-process';

const MANY = 200_000;
const BATCH = 20_000;

interface Counted {
  opcounters: Record<string, number>;
}

type Work = (client: MongoClient) => Promise<unknown>;

const aggregate =
  (...stages: Document[]): Work =>
  (client) =>
    client.db('spec').collection('things').aggregate(stages).toArray();

/** Long work by the name of its command. */
const WORKS: [string, string, Work][] = [
  [
    'a sort in memory',
    'find',
    (client) => client.db('spec').collection('things').find().sort({ text: -1 }).limit(5).toArray(),
  ],
  [
    'a sort of everything within an aggregation',
    'aggregate',
    aggregate({ $set: { x: 1 } }, { $sort: { text: -1 } }, { $limit: 5 }),
  ],
  [
    'a group',
    'aggregate',
    aggregate({ $group: { _id: '$text', sum: { $sum: '$n' } } }, { $limit: 5 }),
  ],
  [
    'a join without an index',
    'aggregate',
    aggregate(
      { $limit: 1 },
      { $lookup: { from: 'things', localField: 'n', foreignField: 'text', as: 'none' } },
    ),
  ],
  [
    'the building of an index',
    'createIndexes',
    (client) => client.db('spec').collection('things').createIndex({ text: 1, n: -1 }),
  ],
  [
    'an update of everything',
    'update',
    (client) =>
      client
        .db('spec')
        .collection('things')
        .updateMany({}, { $inc: { n: 1 } }),
  ],
];

async function filled(entry: string): Promise<SpecProcess> {
  const database = await SpecProcess.start([], entry);
  const things = (await database.connect()).db('spec').collection('things');
  for (let from = 0; from < MANY; from += BATCH) {
    const docs = Array.from({ length: BATCH }, (_, n) => ({
      n: from + n,
      text: `t${(n * 7919) % 5003}`,
    }));
    await things.insertMany(docs);
  }
  return database;
}

/** Questions of another client that were answered one after the other between the beginning of the work and its end. */
async function answeredMeanwhile(database: SpecProcess, command: string, work: Work) {
  const [worker, other] = [await database.connect(), await database.connect()];
  await Promise.all([worker.db().command({ ping: 1 }), other.db().command({ ping: 1 })]);
  const begun = async (): Promise<number> =>
    ((await other.db('admin').command({ serverStatus: 1 })) as unknown as Counted).opcounters[
      command
    ] ?? 0;
  const before = await begun();
  let running = true;
  const done = work(worker).finally(() => (running = false));
  let answered = 0;
  while (running) if ((await begun()) > before && running) answered++;
  await done;
  return answered;
}

describe('long work over 200,000 documents', () => {
  let database: SpecProcess;

  beforeAll(async () => (database = await filled(builtEntry())), 120_000);
  afterAll(() => database.stop());

  it.each(WORKS)(
    '%s lets other clients be answered before it ends',
    async (_title, command, work) => {
      expect(await answeredMeanwhile(database, command, work)).toBeGreaterThan(3);
    },
  );
});

describe('a server that gives no turns', () => {
  let database: SpecProcess;

  beforeAll(async () => {
    const entry = sabotaged(builtEntry(), 'selfish', [
      ['const turn = () => new Promise(setImmediate);', 'const turn = () => Promise.resolve();'],
    ]);
    database = await filled(entry);
  }, 120_000);
  afterAll(() => database.stop());

  it.each(WORKS)('would be found out by %s', async (_title, command, work) => {
    expect(await answeredMeanwhile(database, command, work)).toBeLessThanOrEqual(3);
  });
});
