import type { ChangeStream, Db, Document, MongoClient } from 'mongodb';
import { SpecProcess } from '../launch/spec-process';

describe('change streams with expanded events', () => {
  let database: SpecProcess;
  let client: MongoClient;
  let db: Db;

  beforeEach(async () => {
    database = await SpecProcess.start();
    client = await database.connect();
    db = client.db('spec');
  });

  afterEach(() => database.stop());

  async function take(stream: ChangeStream, count: number): Promise<Document[]> {
    const events: Document[] = [];
    while (events.length < count) events.push(await stream.next());
    await stream.close();
    return events;
  }

  async function opened(stream: ChangeStream): Promise<ChangeStream> {
    await stream.tryNext();
    return stream;
  }

  /** Two collections are made, changed, and end under one name. */
  async function changeTheCatalog(): Promise<void> {
    await db.createCollection('target');
    await db.createCollection('things', { validator: { a: { $exists: true } } });
    const things = db.collection('things');
    await things.createIndex({ a: 1 });
    await things.insertOne({ _id: 1 as never, a: 1 });
    await db.command({ collMod: 'things', validationAction: 'warn' });
    await db.command({ collMod: 'things', index: { name: 'a_1', hidden: true } });
    await things.dropIndex('a_1');
    await things.rename('target', { dropTarget: true });
    await db.dropCollection('target');
  }

  const KINDS = [
    'create',
    'create',
    'createIndexes',
    'insert',
    'modify',
    'modify',
    'dropIndexes',
    'drop',
    'rename',
    'drop',
  ];

  it('tells what happens to collections and indexes, with what was done', async () => {
    const stream = await opened(db.watch([], { showExpandedEvents: true }));
    await changeTheCatalog();
    const events = await take(stream, KINDS.length);
    expect(events.map(({ operationType }) => operationType)).toEqual(KINDS);
    const described = events.map(({ operationDescription }) => operationDescription);
    expect(described[2]).toEqual({ indexes: [{ v: 2, key: { a: 1 }, name: 'a_1' }] });
    expect(described[4]).toEqual({ validationAction: 'warn' });
    expect(described[5]).toEqual({ index: { name: 'a_1', hidden: true } });
    expect(described[8]).toEqual({
      to: { db: 'spec', coll: 'target' },
      dropTarget: events[0]?.['collectionUUID'],
    });
    expect(events[3]?.['collectionUUID']).toEqual(events[1]?.['collectionUUID']);
  });

  it('keeps the number of each event through a kill, so that a stream goes on where it was', async () => {
    const stream = await opened(client.watch([], { showExpandedEvents: true }));
    await changeTheCatalog();
    await client.withSession((session) =>
      session.withTransaction(async () => {
        await db.createCollection('made', { session });
        await db.collection('made').insertOne({ _id: 2 as never }, { session });
      }),
    );
    const told = await take(stream, KINDS.length + 2);
    await database.kill();
    await database.restart();
    const again = (await database.connect()).watch([], {
      showExpandedEvents: true,
      resumeAfter: told[0]?.['_id'],
    });
    expect(await take(again, told.length - 1)).toEqual(told.slice(1));
  });

  it('are not told to a stream that did not ask for them', async () => {
    const stream = await opened(db.watch());
    await changeTheCatalog();
    const events = await take(stream, 4);
    expect(events.map(({ operationType }) => operationType)).toEqual([
      'insert',
      'drop',
      'rename',
      'drop',
    ]);
    expect(events[0]).not.toHaveProperty('collectionUUID');
    expect(events[2]).not.toHaveProperty('operationDescription');
  });

  it('tells which steps of a path are fields and which are places', async () => {
    const things = db.collection('things');
    await things.insertOne({ _id: 1 as never, a: [{ '1': 1 }], b: { '0': 1 }, c: [1, 2] });
    const stream = await opened(things.watch([], { showExpandedEvents: true }));
    await things.updateOne(
      { _id: 1 as never },
      { $set: { 'a.0.1': 2, 'c.1': 3 }, $unset: { 'b.0': 1 } },
    );
    const [event] = await take(stream, 1);
    expect(event?.['updateDescription'].disambiguatedPaths).toEqual({
      'a.0.1': ['a', 0, '1'],
      'b.0': ['b', '0'],
    });
  });

  it('tells a stage that does not exist from one that is not permitted', async () => {
    const failing = (stage: Document) => db.watch([stage]).tryNext();
    await expect(failing({ $unheardOf: 1 })).rejects.toMatchObject({ code: 40324 });
    await expect(failing({ $group: { _id: 1 } })).rejects.toMatchObject({ code: 20 });
  });
});
