import { GridFSBucket, type Collection, type Db, type Document, type MongoClient } from 'mongodb';
import { SpecProcess } from '../launch/spec-process';

describe('pipelines and larger features over the wire', () => {
  let database: SpecProcess;
  let client: MongoClient;
  let db: Db;
  let things: Collection<Document>;
  let round = 0;

  beforeAll(async () => {
    database = await SpecProcess.start();
    client = await database.connect();
  });

  afterAll(() => database.stop());

  beforeEach(async () => {
    db = client.db(`spec${round++}`);
    things = db.collection('things');
    await things.insertMany([
      { _id: 1 as never, group: 'x', n: 1 },
      { _id: 2 as never, group: 'y', n: 2 },
      { _id: 3 as never, group: 'x', n: 3 },
    ]);
  });

  it('joins another collection through its index', async () => {
    const others = db.collection('others');
    await others.createIndex({ thing: 1 });
    await others.insertMany([{ thing: 1 }, { thing: 1 }, { thing: 3 }]);
    const join = {
      $lookup: { from: 'others', localField: '_id', foreignField: 'thing', as: 'found' },
    };
    const joined = await things
      .aggregate([{ $sort: { _id: 1 } }, join, { $project: { count: { $size: '$found' } } }])
      .toArray();
    expect(joined.map(({ count }) => count)).toEqual([2, 0, 1]);
    const [{ accesses } = { accesses: { ops: 0 } }] = await others
      .aggregate([{ $indexStats: {} }, { $match: { name: 'thing_1' } }])
      .toArray();
    expect(Number(accesses.ops)).toBeGreaterThanOrEqual(3);
  });

  it('reads the documents of a transaction in its pipelines', async () => {
    await client.withSession(async (session) => {
      session.startTransaction();
      await things.insertOne({ group: 'x', n: 10 }, { session });
      const sum = [{ $match: { group: 'x' } }, { $group: { _id: null, total: { $sum: '$n' } } }];
      expect((await things.aggregate(sum, { session }).toArray())[0]?.['total']).toBe(14);
      expect((await things.aggregate(sum).toArray())[0]?.['total']).toBe(4);
      await session.abortTransaction();
    });
  });

  it('replaces a collection as a whole and keeps its indexes', async () => {
    const target = db.collection('target');
    await target.createIndex({ n: 1 }, { unique: true });
    await target.insertOne({ n: 99 });
    await things
      .aggregate([{ $set: { n: 5 } }, { $out: 'target' }])
      .toArray()
      .catch((error) => expect(error.code).toBe(11000));
    expect(await target.find().project({ _id: 0 }).toArray()).toEqual([{ n: 99 }]);
    await things.aggregate([{ $out: 'target' }]).toArray();
    expect(await target.countDocuments()).toBe(3);
    expect((await target.indexes()).map(({ name }) => name)).toEqual(['_id_', 'n_1']);
    expect((await db.listCollections().toArray()).map(({ name }) => name).sort()).toEqual([
      'target',
      'things',
    ]);
  });

  it('merges into what is there', async () => {
    const target = db.collection('target');
    await target.insertOne({ _id: 1 as never, kept: true });
    await things
      .aggregate([{ $merge: { into: 'target', whenMatched: 'merge', whenNotMatched: 'discard' } }])
      .toArray();
    expect(await target.find().toArray()).toEqual([{ _id: 1, kept: true, group: 'x', n: 1 }]);
  });

  it('stores files in GridFS', async () => {
    const bucket = new GridFSBucket(db);
    const upload = bucket.openUploadStream('file');
    const finished = new Promise((resolve, reject) =>
      upload.on('finish', resolve).on('error', reject),
    );
    upload.end(Buffer.alloc(700_000, 7));
    await finished;
    let bytes = 0;
    for await (const chunk of bucket.openDownloadStreamByName('file'))
      bytes += (chunk as Buffer).length;
    expect(bytes).toBe(700_000);
  });

  it('compares texts by the collation of a command and of a collection', async () => {
    const names = await db.createCollection('names', { collation: { locale: 'fr', strength: 1 } });
    await names.createIndex({ name: 1 }, { unique: true });
    await names.insertOne({ name: 'Épinal' });
    await expect(names.insertOne({ name: 'EPINAL' })).rejects.toMatchObject({ code: 11000 });
    expect(await names.countDocuments({ name: 'epinal' })).toBe(1);
    const explained = await names.find({ name: 'epinal' }).explain();
    expect(explained['queryPlanner'].winningPlan.indexName).toBe('name_1');
  });

  it('gives images of documents to change streams of collections that keep them', async () => {
    const kept = await db.createCollection('kept', {
      changeStreamPreAndPostImages: { enabled: true },
    });
    await kept.insertOne({ _id: 1 as never, n: 1 });
    const stream = kept.watch([], {
      fullDocumentBeforeChange: 'required',
      fullDocument: 'required',
    });
    await stream.tryNext();
    await kept.updateOne({ _id: 1 as never }, { $set: { n: 2 } });
    await kept.updateOne({ _id: 1 as never }, { $set: { n: 3 } });
    expect(await stream.next()).toMatchObject({
      fullDocumentBeforeChange: { n: 1 },
      fullDocument: { n: 2 },
    });
    await stream.close();
    const bare = things.watch([], { fullDocument: 'required' });
    await bare.tryNext();
    await things.updateOne({ _id: 1 as never }, { $set: { n: 2 } });
    await expect(bare.next()).rejects.toMatchObject({ code: 47 });
    await bare.close();
  });
});
