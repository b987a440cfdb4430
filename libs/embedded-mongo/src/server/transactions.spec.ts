import { Long, type Collection, type Document, type MongoClient } from 'mongodb';
import { sendRaw } from '../launch/spec-wire';
import { SpecProcess } from '../launch/spec-process';
import { ENGINES } from '../store/engine';

describe.each(ENGINES)('transactions, with the unmodified driver and the %s engine', (engine) => {
  let database: SpecProcess;
  let client: MongoClient;
  let accounts: Collection<Document>;
  let round = 0;

  beforeAll(async () => {
    database = await SpecProcess.start(['--engine', engine]);
    client = await database.connect();
  });

  afterAll(() => database.stop());

  beforeEach(async () => {
    accounts = client.db('spec').collection(`accounts${round++}`);
    await accounts.createIndex({ mail: 1 }, { unique: true, sparse: true });
  });

  it('shows nothing before the commit and everything after it', async () => {
    await client.withSession(async (session) => {
      session.startTransaction();
      await accounts.insertOne({ _id: 1 as never }, { session });
      expect(await accounts.countDocuments()).toBe(0);
      expect(await accounts.findOne({}, { session })).toEqual({ _id: 1 });
      await session.commitTransaction();
    });
    expect(await accounts.countDocuments()).toBe(1);
  });

  it('reads one state from beginning to end, whatever others write meanwhile', async () => {
    await accounts.insertMany([
      { _id: 1 as never, n: 1 },
      { _id: 2 as never, n: 1 },
    ]);
    await client.withSession(async (session) => {
      session.startTransaction();
      expect(await accounts.countDocuments({ n: 1 }, { session })).toBe(2);
      await accounts.updateOne({ _id: 1 as never }, { $set: { n: 5 } });
      await accounts.deleteOne({ _id: 2 as never });
      await accounts.insertOne({ _id: 3 as never, n: 1 });
      const seen = await accounts.find({}, { session }).sort({ _id: 1 }).toArray();
      expect(seen).toEqual([
        { _id: 1, n: 1 },
        { _id: 2, n: 1 },
      ]);
      await session.abortTransaction();
    });
  });

  it('refuses the second of two transactions that write one document, with the label that makes a driver try again', async () => {
    await accounts.insertOne({ _id: 1 as never, n: 0 });
    const [a, b] = [client.startSession(), client.startSession()];
    a.startTransaction();
    b.startTransaction();
    await accounts.updateOne({ _id: 1 as never }, { $inc: { n: 1 } }, { session: a });
    const refused = accounts.updateOne({ _id: 1 as never }, { $inc: { n: 1 } }, { session: b });
    await expect(refused).rejects.toMatchObject({ code: 112, codeName: 'WriteConflict' });
    await refused.catch((error) =>
      expect(error.hasErrorLabel('TransientTransactionError')).toBe(true),
    );
    await a.commitTransaction();
    await Promise.all([a.endSession(), b.endSession()]);
    expect(await accounts.findOne()).toEqual({ _id: 1, n: 1 });
  });

  it('keeps the sum of all accounts through many transfers at once', async () => {
    await accounts.insertMany(
      Array.from({ length: 5 }, (_, n) => ({ _id: n as never, balance: 100 })),
    );
    const transfer = async (from: number, to: number) =>
      client.withSession((session) =>
        session.withTransaction(async () => {
          await accounts.updateOne({ _id: from as never }, { $inc: { balance: -1 } }, { session });
          await accounts.updateOne({ _id: to as never }, { $inc: { balance: 1 } }, { session });
        }),
      );
    await Promise.all(Array.from({ length: 60 }, (_, n) => transfer(n % 5, (n * 3 + 1) % 5)));
    const [sum] = await accounts
      .aggregate([{ $group: { _id: null, total: { $sum: '$balance' } } }])
      .toArray();
    expect(sum?.['total']).toBe(500);
  });

  it('lets a plain write wait for the document and apply once', async () => {
    await accounts.insertMany([
      { _id: 1 as never, n: 0 },
      { _id: 2 as never, n: 0 },
    ]);
    const session = client.startSession();
    session.startTransaction();
    await accounts.updateOne({ _id: 2 as never }, { $inc: { n: 10 } }, { session });
    let done = false;
    const plain = accounts.updateMany({}, { $inc: { n: 1 } }).then(() => (done = true));
    await accounts.findOne();
    expect(done).toBe(false);
    await session.commitTransaction();
    await plain;
    await session.endSession();
    expect(await accounts.find().sort({ _id: 1 }).toArray()).toEqual([
      { _id: 1, n: 1 },
      { _id: 2, n: 11 },
    ]);
  });

  it('never lets two of them have the same unique key', async () => {
    const claim = (id: number) =>
      client.withSession((session) =>
        session.withTransaction(async () => {
          await accounts.insertOne({ _id: id as never, mail: 'same@x' }, { session });
        }),
      );
    const results = await Promise.allSettled(Array.from({ length: 8 }, (_, id) => claim(id)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason.code).toBe(11000);
    expect(await accounts.countDocuments()).toBe(1);
  });

  it('refuses a unique key that another took after the snapshot began', async () => {
    const session = client.startSession();
    session.startTransaction();
    await accounts.findOne({}, { session });
    await accounts.insertOne({ mail: 'late@x' });
    await expect(accounts.insertOne({ mail: 'late@x' }, { session })).rejects.toMatchObject({
      code: 112,
    });
    await session.endSession();
  });

  it('undoes the collections and indexes it made', async () => {
    const name = `made${round}`;
    const session = client.startSession();
    session.startTransaction();
    await client.db('spec').createCollection(name, { session });
    await client.db('spec').collection(name).createIndex({ a: 1 }, { unique: true, session });
    await client.db('spec').collection(name).insertOne({ a: 1 }, { session });
    await session.abortTransaction();
    expect(await client.db('spec').listCollections({ name }).toArray()).toEqual([]);
    session.startTransaction();
    await client.db('spec').collection(name).insertOne({ a: 1 }, { session });
    await session.commitTransaction();
    await session.endSession();
    expect(await client.db('spec').collection(name).countDocuments()).toBe(1);
  });

  it('answers a commit that is asked again, also after a kill', async () => {
    const session = client.startSession();
    session.startTransaction();
    await accounts.insertOne({ _id: 'committed' as never }, { session });
    await session.commitTransaction();
    await session.commitTransaction();
    const again = {
      commitTransaction: 1,
      $db: 'admin',
      lsid: session.id,
      txnNumber: Long.fromNumber(session.serverSession?.txnNumber ?? 0),
      autocommit: false,
    };
    await database.kill();
    await database.restart();
    expect(await sendRaw(database.uri, again)).toMatchObject({ ok: 1 });
    const other = { ...again, txnNumber: Long.fromNumber(999) };
    expect(await sendRaw(database.uri, other)).toMatchObject({ ok: 0, code: 251 });
    const direct = await database.connect();
    expect(await direct.db('spec').collection(accounts.collectionName).countDocuments()).toBe(1);
    client = direct;
  });

  it('ends a transaction whose client has gone quiet', async () => {
    const { MongoServer } = await import('./server');
    const { Store } = await import('../store/store');
    const { MongoClient } = await import('mongodb');
    const server = new MongoServer(new Store(undefined), {
      replicaSet: 'rs0',
      transactionLifetime: 200,
    });
    const short = await new MongoClient(await server.listen({ port: 0 })).connect();
    const things = short.db('spec').collection('things');
    await things.insertOne({ _id: 1 as never, n: 0 });
    const session = short.startSession();
    session.startTransaction();
    await things.updateOne({ _id: 1 as never }, { $set: { n: 7 } }, { session });
    await things.updateOne({ _id: 1 as never }, { $inc: { n: 1 } });
    expect(await things.findOne()).toEqual({ _id: 1, n: 1 });
    await expect(session.commitTransaction()).rejects.toMatchObject({ code: 251 });
    await short.close();
    await server.close();
  });
});
