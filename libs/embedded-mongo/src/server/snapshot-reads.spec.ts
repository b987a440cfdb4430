import type { Collection, Document, MongoClient } from 'mongodb';
import { SpecProcess } from '../launch/spec-process';
import { Store } from '../store/store';
import { SnapshotTable } from './snapshots';

describe('reading a snapshot outside of a transaction', () => {
  let database: SpecProcess;
  let client: MongoClient;
  let things: Collection<Document>;
  let round = 0;

  beforeAll(async () => {
    database = await SpecProcess.start();
    client = await database.connect();
  });

  afterAll(() => database.stop());

  beforeEach(async () => {
    things = client.db('spec').collection(`seen${round++}`);
    await things.insertMany([1, 2, 3].map((n) => ({ _id: n as never, n })));
  });

  it('answers as of the first read of the session, whatever others write, by every kind of read', async () => {
    const session = client.startSession({ snapshot: true });
    const ids = async () =>
      (await things.find({}, { session, sort: { _id: 1 } }).toArray()).map(({ _id }) => _id);
    expect(await ids()).toEqual([1, 2, 3]);
    await things.updateOne({ _id: 1 as never }, { $set: { n: 100 } });
    await things.deleteOne({ _id: 2 as never });
    await things.insertOne({ _id: 4 as never, n: 4 });
    expect(await ids()).toEqual([1, 2, 3]);
    expect(await things.distinct('n', {}, { session })).toEqual([1, 2, 3]);
    expect(await things.countDocuments({ n: { $lt: 10 } }, { session })).toBe(3);
    await session.endSession();
    expect(await things.distinct('n')).toEqual([3, 4, 100]);
  });

  it('goes on from batch to batch on the same state', async () => {
    const session = client.startSession({ snapshot: true });
    const cursor = things.find({}, { session, batchSize: 1, sort: { _id: 1 } });
    const first = await cursor.next();
    await things.updateMany({}, { $inc: { n: 100 } });
    expect([first, ...(await cursor.toArray())].map((each) => each?.['n'])).toEqual([1, 2, 3]);
    await session.endSession();
  });

  it('does not hold up or end the writes of others', async () => {
    const session = client.startSession({ snapshot: true });
    await things.findOne({}, { session });
    await client.withSession((own) =>
      own.withTransaction(() =>
        things.updateOne({ _id: 1 as never }, { $inc: { n: 1 } }, { session: own }),
      ),
    );
    expect((await things.findOne({ _id: 1 as never }))?.['n']).toBe(2);
    await session.endSession();
  });

  it.each<[string, Document, number]>([
    ['a count', { count: 'x', readConcern: { level: 'snapshot' } }, 72],
    ['a level that does not exist', { find: 'x', readConcern: { level: 'fresh' } }, 2],
    [
      'a result that is written',
      {
        aggregate: 'x',
        pipeline: [{ $out: 'y' }],
        cursor: {},
        readConcern: { level: 'linearizable' },
      },
      72,
    ],
  ])('refuses %s', async (_, command, code) => {
    await expect(client.db('spec').command(command)).rejects.toMatchObject({ code });
  });

  it('refuses a state that is no longer kept', () => {
    const store = new Store(undefined);
    const snapshots = new SnapshotTable(store, 1000);
    const { time } = snapshots.take(0);
    expect(snapshots.at(time).time).toEqual(time);
    snapshots.forgetOld(1001);
    expect(() => snapshots.at(time)).toThrow(expect.objectContaining({ code: 239 }));
    expect(store.openTransactions).toHaveLength(0);
  });
});
