import type { Collection, Db, Document } from 'mongodb';
import { SpecProcess } from '../launch/spec-process';

describe('collections and indexes as they are described', () => {
  let database: SpecProcess;
  let db: Db;

  const start = async () => (db = (await database.connect()).db('spec'));

  beforeAll(async () => {
    database = await SpecProcess.start();
    await start();
  });

  afterAll(() => database.stop());

  const indexesOf = (name: string) => db.collection(name).listIndexes().toArray();

  it('shows a clustered collection by its one index, also after a restart', async () => {
    const clusteredIndex = { key: { _id: 1 }, unique: true, name: 'by id' };
    await db.createCollection('clustered', { clusteredIndex });
    await db.collection('clustered').insertOne({ _id: 1 as never });
    await database.restart();
    await start();
    expect(await indexesOf('clustered')).toEqual([{ v: 2, ...clusteredIndex, clustered: true }]);
    const [info] = await db.listCollections({ name: 'clustered' }).toArray();
    expect(info).toMatchObject({ options: { clusteredIndex: { v: 2, ...clusteredIndex } } });
    expect(info).not.toHaveProperty('idIndex');
    await expect(
      db.createCollection('wrong', { clusteredIndex: { key: { a: 1 }, unique: true } }),
    ).rejects.toMatchObject({ code: 67 });
  });

  it('tells the limits of a capped collection and changes them', async () => {
    await db.createCollection('capped', { capped: true, size: 4096, max: 10 });
    await db.command({ collMod: 'capped', cappedMax: 2 });
    const capped = db.collection('capped');
    await capped.insertMany([{ n: 1 }, { n: 2 }, { n: 3 }]);
    const [statistics] = await capped.aggregate([{ $collStats: { storageStats: {} } }]).toArray();
    expect(statistics?.['storageStats']).toMatchObject({ capped: true, maxSize: 4096, max: 2 });
    expect((await capped.find().toArray()).map(({ n }) => n)).toEqual([2, 3]);
  });

  it('shows at least the asking session among the local ones', async () => {
    const pipeline = [{ $listLocalSessions: {} }, { $limit: 1 }];
    const sessions = await db.aggregate(pipeline).toArray();
    expect(sessions).toEqual([
      { _id: { id: expect.anything(), uid: expect.anything() }, lastUse: expect.any(Date) },
    ]);
  });
});

describe('making an index unique that is in use', () => {
  let database: SpecProcess;
  let things: Collection<Document>;
  const change = (index: Document) =>
    things.db.command({ collMod: 'things', index: { keyPattern: { x: 1 }, ...index } });

  beforeEach(async () => {
    database = await SpecProcess.start();
    things = (await database.connect()).db('spec').collection('things');
    await things.insertMany([1, 2, 3].map((n) => ({ _id: n as never, x: n < 3 ? 1 : 3 })));
    await things.createIndex({ x: 1 });
  });

  afterEach(() => database.stop());

  it('first refuses new duplicates, then names the old ones, then is unique', async () => {
    await expect(change({ unique: true })).rejects.toMatchObject({ code: 72 });
    await change({ prepareUnique: true });
    await expect(things.insertOne({ x: 3 })).rejects.toMatchObject({ code: 11000 });
    await expect(change({ unique: true })).rejects.toMatchObject({
      code: 359,
      errorResponse: { violations: [{ ids: [1, 2] }] },
    });
    await things.deleteOne({ _id: 2 as never });
    expect(await change({ unique: true })).toMatchObject({ unique_new: true });
    const [, index] = await things.listIndexes().toArray();
    expect(index).toEqual({ v: 2, key: { x: 1 }, name: 'x_1', unique: true });
    await expect(things.insertOne({ x: 1 })).rejects.toMatchObject({ code: 11000 });
  });
});
