import type {
  ChangeStream,
  ChangeStreamDocument,
  Collection,
  Document,
  MongoClient,
} from 'mongodb';
import { SpecProcess } from '../launch/spec-process';
import { ENGINES } from '../store/engine';

type Event = ChangeStreamDocument<Document> & Document;

describe.each(ENGINES)(
  'change streams, with the unmodified driver, with the %s engine',
  (engine) => {
    let database: SpecProcess;
    let client: MongoClient;
    let things: Collection<Document>;
    let round = 0;

    beforeAll(async () => {
      database = await SpecProcess.start(['--compact-bytes', '20000', '--engine', engine]);
      client = await database.connect();
    });

    afterAll(() => database.stop());

    beforeEach(() => (things = client.db('spec').collection(`watched${round++}`)));

    /** The next events; the stream is open at the server before anything is written. */
    async function take(stream: ChangeStream, count: number): Promise<Event[]> {
      const events: Event[] = [];
      while (events.length < count) events.push((await stream.next()) as Event);
      return events;
    }

    async function opened(stream: ChangeStream): Promise<ChangeStream> {
      await stream.tryNext();
      return stream;
    }

    it('tells inserts, updates, replacements and deletions in order', async () => {
      const stream = await opened(things.watch());
      await things.insertOne({ _id: 1 as never, a: 1, b: { c: 1 }, list: [1, 2, 3] });
      await things.updateOne({ _id: 1 as never }, { $set: { 'b.c': 2 }, $unset: { a: 1 } });
      await things.replaceOne({ _id: 1 as never }, { z: 1 });
      await things.deleteOne({ _id: 1 as never });
      const events = await take(stream, 4);
      expect(events.map(({ operationType }) => operationType)).toEqual([
        'insert',
        'update',
        'replace',
        'delete',
      ]);
      expect(events[0]?.['fullDocument']).toEqual({ _id: 1, a: 1, b: { c: 1 }, list: [1, 2, 3] });
      expect(events[1]?.['updateDescription']).toMatchObject({
        updatedFields: { 'b.c': 2 },
        removedFields: ['a'],
      });
      expect(events[3]).toMatchObject({
        documentKey: { _id: 1 },
        ns: { db: 'spec', coll: things.collectionName },
      });
      await stream.close();
    });

    it('tells the writes of a transaction together at its commit and nothing of one that is aborted', async () => {
      const stream = await opened(things.watch([{ $match: { operationType: 'insert' } }]));
      await client.withSession(async (session) => {
        session.startTransaction();
        await things.insertOne({ _id: 'never' as never }, { session });
        await session.abortTransaction();
        session.startTransaction();
        await things.insertMany([{ _id: 1 as never }, { _id: 2 as never }], { session });
        await session.commitTransaction();
      });
      const events = await take(stream, 2);
      expect(events.map((event) => event['documentKey']._id)).toEqual([1, 2]);
      expect(events[0]?.['txnNumber']).toEqual(events[1]?.['txnNumber']);
      await stream.close();
    });

    it('goes on where it was after the server was killed, through compactions', async () => {
      const name = things.collectionName;
      const stream = await opened(things.watch());
      await things.insertOne({ _id: 0 as never });
      const [first] = await take(stream, 1);
      await stream.close();
      const pad = 'x'.repeat(1000);
      for (let n = 1; n <= 60; n++) await things.insertOne({ _id: n as never, pad });
      await database.kill();
      await database.restart();
      client = await database.connect();
      const again = client.db('spec').collection(name).watch([], { resumeAfter: first?._id });
      const events = await take(again, 60);
      expect(events.map((event) => event['documentKey']._id)).toEqual(
        Array.from({ length: 60 }, (_, n) => n + 1),
      );
      await again.close();
    });

    it('says that the history is lost for a token it can no longer follow', async () => {
      const stream = things.watch([], { resumeAfter: { _data: '82FFFFFFFFFFFF0000' } });
      await expect(stream.next()).rejects.toMatchObject({
        code: 286,
        codeName: 'ChangeStreamHistoryLost',
      });
      const foreign = things.watch([], { resumeAfter: { _data: 'not ours' } });
      await expect(foreign.next()).rejects.toMatchObject({ code: 260 });
    });

    it('ends a stream whose collection is dropped', async () => {
      await things.insertOne({});
      const stream = await opened(things.watch());
      await things.drop();
      const events = await take(stream, 2);
      expect(events.map(({ operationType }) => operationType)).toEqual(['drop', 'invalidate']);
      await stream.close();
    });

    it('wakes a waiting reader at once', async () => {
      const stream = things.watch([], { maxAwaitTimeMS: 20_000 });
      let woken = false;
      const next = stream.next().then(() => (woken = true));
      const before = Date.now();
      while (!woken) await things.insertOne({});
      await next;
      expect(Date.now() - before).toBeLessThan(4_000);
      await stream.close();
    });
  },
);
