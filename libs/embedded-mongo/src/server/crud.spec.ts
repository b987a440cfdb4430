import {
  Decimal128,
  Double,
  Long,
  type Collection,
  type Document,
  type MongoClient,
} from 'mongodb';
import { SpecProcess } from '../launch/spec-process';

describe('documents over the wire, with the unmodified driver', () => {
  let database: SpecProcess;
  let client: MongoClient;
  let things: Collection<Document>;
  let round = 0;

  beforeAll(async () => {
    database = await SpecProcess.start();
    client = await database.connect();
  });

  afterAll(() => database.stop());

  beforeEach(() => (things = client.db('spec').collection(`things${round++}`)));

  it('keeps every BSON type and the order of fields through a restart', async () => {
    const sent = {
      _id: 'types',
      int: 1,
      double: new Double(1),
      long: Long.fromBigInt(2n ** 60n),
      decimal: Decimal128.fromString('1.10'),
      when: new Date('2026-01-02T03:04:05.678Z'),
      nested: { '10': 'a', '2': 'b', list: [1, [2], { three: 3 }] },
      nothing: null,
      pattern: /^a.b$/i,
    };
    await things.insertOne(sent as Document);
    await database.restart();
    const again = await database.connect();
    const raw = await again
      .db('spec')
      .collection(things.collectionName)
      .findOne({}, { promoteValues: false, promoteLongs: false });
    expect(Object.keys(raw ?? {})).toEqual(Object.keys(sent));
    expect(raw?.['double']).toBeInstanceOf(Double);
    expect(raw?.['int']._bsontype).toBe('Int32');
    expect(raw?.['long'].toString()).toBe((2n ** 60n).toString());
    expect(raw?.['decimal'].toString()).toBe('1.10');
    client = again;
  });

  it('reads a long result in batches and forgets a cursor that was closed', async () => {
    await things.insertMany(Array.from({ length: 1000 }, (_, n) => ({ _id: n as never, n })));
    const all = await things.find().sort({ n: -1 }).batchSize(7).toArray();
    expect(all.map(({ n }) => n)).toEqual(Array.from({ length: 1000 }, (_, n) => 999 - n));
    const cursor = things.find().batchSize(2);
    await cursor.next();
    const id = cursor.id;
    await cursor.close();
    await expect(
      client.db('spec').command({ getMore: id, collection: things.collectionName }),
    ).rejects.toMatchObject({
      code: 43,
      codeName: 'CursorNotFound',
    });
  });

  it('answers a unique violation as drivers and mongoose read it', async () => {
    await things.createIndex({ 'who.mail': 1, city: -1 }, { unique: true });
    await things.insertOne({ who: { mail: 'a@b' }, city: 'Lyon' });
    await expect(things.insertOne({ who: { mail: 'a@b' }, city: 'Lyon' })).rejects.toMatchObject({
      code: 11000,
      keyPattern: { 'who.mail': 1, city: -1 },
      keyValue: { 'who.mail': 'a@b', city: 'Lyon' },
    });
    await things.insertOne({ who: { mail: 'a@b' }, city: 'Dakar' });
  });

  it('goes on after an error when the batch is unordered and stops when it is ordered', async () => {
    const batch = () => [{ _id: 1 as never }, { _id: 1 as never }, { _id: 2 as never }];
    await expect(things.insertMany(batch())).rejects.toMatchObject({ code: 11000 });
    expect(await things.countDocuments()).toBe(1);
    await expect(things.insertMany(batch(), { ordered: false })).rejects.toMatchObject({
      code: 11000,
    });
    expect(await things.countDocuments()).toBe(2);
  });

  it('refuses an upsert whose key is taken by a document that does not fit the rest of the filter', async () => {
    await things.createIndex({ key: 1 }, { unique: true });
    await things.insertOne({ key: 'same', state: 'closed' } as Document);
    const upsert = things.updateOne(
      { key: 'same', state: 'open' },
      { $set: { seen: true } },
      { upsert: true },
    );
    await expect(upsert).rejects.toMatchObject({ code: 11000 });
    const change = things.findOneAndUpdate(
      { key: 'same', state: 'open' },
      { $set: { seen: true } },
      { upsert: true },
    );
    await expect(change).rejects.toMatchObject({ code: 11000 });
  });

  it('makes one document of many upserts of the same key at once', async () => {
    await things.createIndex({ key: 1 }, { unique: true });
    const upserts = Array.from({ length: 40 }, () =>
      things.updateOne({ key: 'same' }, { $inc: { count: 1 } }, { upsert: true }),
    );
    await Promise.all(upserts);
    expect(await things.find().project({ _id: 0 }).toArray()).toEqual([{ key: 'same', count: 40 }]);
  });

  it('gives each of many clients another document', async () => {
    await things.insertMany(Array.from({ length: 30 }, (_, n) => ({ n, taken: false })));
    const taken = await Promise.all(
      Array.from({ length: 50 }, () =>
        things.findOneAndUpdate({ taken: false }, { $set: { taken: true } }, { sort: { n: 1 } }),
      ),
    );
    const numbers = taken.filter((each) => each !== null).map(({ n }) => n);
    expect([numbers.length, new Set(numbers).size]).toEqual([30, 30]);
  });

  it('serves sparse, partial, TTL, multikey and descending indexes and says how it found things', async () => {
    await things.createIndexes([
      { key: { rank: -1 } },
      { key: { tags: 1 } },
      { key: { nick: 1 }, sparse: true, unique: true },
      { key: { seat: 1 }, unique: true, partialFilterExpression: { active: true } },
      { key: { until: 1 }, expireAfterSeconds: 0 },
    ]);
    await things.insertMany([
      { rank: 1, tags: ['a', 'b'], seat: 1, active: true },
      { rank: 2, tags: ['b'], seat: 1, active: false },
      { rank: 3, seat: 1, active: false, nick: 'x' },
    ]);
    await expect(things.insertOne({ seat: 1, active: true })).rejects.toMatchObject({
      code: 11000,
    });
    await expect(things.insertOne({ nick: 'x' })).rejects.toMatchObject({ code: 11000 });
    const explained = await things.find({ tags: 'b' }).explain('executionStats');
    expect(explained['queryPlanner'].winningPlan).toMatchObject({
      stage: 'IXSCAN',
      indexName: 'tags_1',
    });
    expect(explained['executionStats'].totalDocsExamined).toBe(2);
    const scanned = await things.find({ other: 1 }).explain('executionStats');
    expect(scanned['queryPlanner'].winningPlan.stage).toBe('COLLSCAN');
    const sorted = await things
      .find({ rank: { $gte: 2 } })
      .sort({ rank: 1 })
      .toArray();
    expect(sorted.map(({ rank }) => rank)).toEqual([2, 3]);
    expect(await things.countDocuments({ nick: null })).toBe(2);
  });

  it('refuses what it does not do in clear words', async () => {
    await expect(things.find({ $where: 'true' } as Document).toArray()).rejects.toThrow(/where/i);
    await things.insertOne({});
    await expect(things.find({ $text: { $search: 'x' } }).toArray()).rejects.toThrow(/text/i);
    await expect(things.find({ at: { $near: [0, 0] } }).toArray()).rejects.toThrow(/near/i);
    await expect(client.db('admin').command({ shardCollection: 'a.b' })).rejects.toMatchObject({
      code: 59,
    });
    await expect(things.createIndex({ '$**': 1 })).rejects.toThrow(
      /wildcard indexes are not supported/,
    );
  });

  it('tells conflicting index definitions apart as MongoDB does', async () => {
    await things.createIndex({ a: 1 });
    await expect(things.createIndex({ a: 1 }, { name: 'other' })).rejects.toMatchObject({
      code: 85,
    });
    await expect(things.createIndex({ b: 1 }, { name: 'a_1' })).rejects.toMatchObject({ code: 86 });
    await expect(things.dropIndex('missing')).rejects.toMatchObject({ code: 27 });
  });

  it('refuses documents that the validator does not accept', async () => {
    const checked = await client.db('spec').createCollection('checked', {
      validator: {
        $jsonSchema: { required: ['name'], properties: { name: { bsonType: 'string' } } },
      },
    });
    await checked.insertOne({ name: 'ok' });
    await expect(checked.insertOne({ name: 1 })).rejects.toMatchObject({ code: 121 });
    await expect(checked.updateOne({ name: 'ok' }, { $unset: { name: 1 } })).rejects.toMatchObject({
      code: 121,
    });
  });

  it('reads views, and collections that keep only their newest documents', async () => {
    await things.insertMany([{ n: 1 }, { n: 2 }, { n: 3 }]);
    const view = `${things.collectionName}View`;
    await client.db('spec').createCollection(view, {
      viewOn: things.collectionName,
      pipeline: [{ $match: { n: { $gt: 1 } } }],
    });
    expect(
      await client
        .db('spec')
        .collection(view)
        .countDocuments({ n: { $lt: 3 } }),
    ).toBe(1);
    await expect(client.db('spec').collection(view).insertOne({})).rejects.toMatchObject({
      code: 166,
    });
    const capped = await client
      .db('spec')
      .createCollection('capped', { capped: true, size: 100000, max: 2 });
    await capped.insertMany([{ n: 1 }, { n: 2 }, { n: 3 }]);
    expect((await capped.find().toArray()).map(({ n }) => n)).toEqual([2, 3]);
  });

  it('stores and returns a document of almost 16 MB and refuses a larger one', async () => {
    const big = 'x'.repeat(16 * 1024 * 1024 - 100);
    await things.insertOne({ _id: 1 as never, big });
    expect((await things.findOne({ _id: 1 as never }))?.['big'].length).toBe(big.length);
    await expect(things.updateOne({ _id: 1 as never }, { $set: { more: big } })).rejects.toThrow(
      /size/i,
    );
  });
});
