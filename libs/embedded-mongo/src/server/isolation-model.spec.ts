import fc from 'fast-check';
import { MongoClient, MongoServerError, type ClientSession, type Collection } from 'mongodb';
import { Store } from '../store/store';
import { Transaction } from '../store/transaction';
import {
  inOrder,
  Model,
  step,
  type Answer,
  type Change,
  type Step,
  type Thing,
} from './isolation-model.fixture';
import { MongoServer } from './server';

/** Sends each step through the driver to a server and does it in the model; every answer must be the same. */
class Comparison {
  private readonly model = new Model();
  private readonly sessions: (ClientSession | undefined)[];
  conflicts = 0;

  constructor(
    client: MongoClient,
    private readonly things: Collection<Thing>,
  ) {
    this.sessions = [undefined, ...[1, 2, 3].map(() => client.startSession())];
  }

  async take(each: Step): Promise<void> {
    switch (each.does) {
      case 'commit':
      case 'abort':
        return this.end(each.who, each.does);
      case 'read':
        return this.read(each.who, each.group);
      default:
        return this.write(each);
    }
  }

  /** Whatever is still open is undone; then only what was committed is there. */
  async finish(): Promise<void> {
    for (const [name] of [...this.model.open]) await this.end(name, 'abort');
    await this.read(0, 1);
    for (const session of this.sessions) await session?.endSession();
  }

  private session(name: number): ClientSession | undefined {
    const session = this.sessions[name];
    if (session && !session.inTransaction()) session.startTransaction();
    return session;
  }

  private async read(name: number, wanted: number): Promise<void> {
    const session = this.session(name);
    const seen = this.model.view(name);
    const all = await this.things.find({}, { session }).sort({ _id: 1 }).toArray();
    expect(all).toEqual(inOrder(seen));
    const some = await this.things.find({ group: wanted }, { session }).sort({ _id: 1 }).toArray();
    expect(some).toEqual(inOrder(seen).filter((thing) => thing.group === wanted));
  }

  private async write(each: Change): Promise<void> {
    const changes = this.changesOf(each);
    if (this.model.wouldWait(each.who, [...changes.keys()])) return;
    const session = this.session(each.who);
    const duplicate = each.does === 'insert' && this.model.view(each.who).has(each.id);
    const expected: Answer = duplicate
      ? this.refuseDuplicate(each.who, each.id)
      : this.model.write(each.who, changes);
    const answer = await this.send(each, session).catch((error: unknown) => {
      if (error instanceof MongoServerError) return { code: Number(error.code) };
      throw error;
    });
    expect({ each, answer }).toEqual({ each, answer: expected });
    if (!('code' in expected)) return;
    this.conflicts++;
    if (session?.inTransaction()) await session.abortTransaction();
  }

  /** In a transaction it ends it; a document that another transaction has written is a conflict first. */
  private refuseDuplicate(name: number, each: number): Answer {
    const thing = this.model.view(name).get(each);
    const tried = name === 0 ? { wrote: 0 } : this.model.write(name, new Map([[each, thing]]));
    this.model.open.delete(name);
    return 'code' in tried ? tried : { code: 11000 };
  }

  private changesOf(each: Change): Map<number, Thing | undefined> {
    const seen = this.model.view(each.who);
    if (each.does === 'insert')
      return new Map([[each.id, { _id: each.id, group: each.group, n: 0 }]]);
    if (each.does === 'add')
      return new Map(
        inOrder(seen)
          .filter((thing) => thing.group === each.group)
          .map((thing) => [thing._id, { ...thing, n: thing.n + 1 }]),
      );
    const thing = seen.get(each.id);
    if (!thing) return new Map();
    return new Map([
      [each.id, each.does === 'set' ? { ...thing, group: each.group, n: thing.n + 1 } : undefined],
    ]);
  }

  private async send(each: Change, session: ClientSession | undefined): Promise<Answer> {
    if (each.does === 'insert') {
      await this.things.insertOne({ _id: each.id, group: each.group, n: 0 }, { session });
      return { wrote: 1 };
    }
    if (each.does === 'add') {
      const { matchedCount } = await this.things.updateMany(
        { group: each.group },
        { $inc: { n: 1 } },
        { session },
      );
      return { wrote: matchedCount };
    }
    if (each.does === 'set') {
      const change = { $set: { group: each.group }, $inc: { n: 1 } };
      const { matchedCount } = await this.things.updateOne({ _id: each.id }, change, { session });
      return { wrote: matchedCount };
    }
    const { deletedCount } = await this.things.deleteOne({ _id: each.id }, { session });
    return { wrote: deletedCount };
  }

  private async end(name: number, how: 'commit' | 'abort'): Promise<void> {
    const session = this.sessions[name];
    if (!session || !this.model.open.has(name)) return;
    if (how === 'commit') {
      await session.commitTransaction();
      this.model.commit(name);
    } else {
      await session.abortTransaction();
      this.model.open.delete(name);
    }
  }
}

describe('sessions that work at the same time', () => {
  let server: MongoServer;
  let client: MongoClient;
  let round = 0;

  beforeAll(async () => {
    server = new MongoServer(new Store(undefined), { replicaSet: 'rs0' });
    client = await new MongoClient(await server.listen({ port: 0 }), {
      retryWrites: false,
    }).connect();
  });

  afterAll(async () => {
    await client.close();
    await server.close();
  });

  afterEach(() => jest.restoreAllMocks());

  async function everyAnswerIsTheModels(runs: number): Promise<number> {
    let conflicts = 0;
    const property = fc.asyncProperty(
      fc.array(step, { minLength: 15, maxLength: 40 }),
      async (steps) => {
        const things = client.db('spec').collection<Thing>(`things${round++}`);
        await things.createIndex({ group: 1, n: -1 });
        const comparison = new Comparison(client, things);
        try {
          for (const each of steps) await comparison.take(each);
        } finally {
          await comparison.finish().catch(() => undefined);
        }
        conflicts += comparison.conflicts;
      },
    );
    await fc.assert(property, { numRuns: runs, endOnFailure: true });
    return conflicts;
  }

  it('see what a serial model with snapshots says, and are refused exactly when it says so', async () => {
    expect(await everyAnswerIsTheModels(150)).toBeGreaterThan(50);
  }, 120_000);

  it('would be found out if a transaction saw what others commit', async () => {
    jest.spyOn(Store.prototype, 'read').mockImplementation((collection, key, transaction) => {
      const own = transaction?.own(collection, key);
      return own === undefined ? collection.documents.get(key) : (own ?? undefined);
    });
    await expect(everyAnswerIsTheModels(150)).rejects.toThrow(/Property failed/);
  }, 120_000);

  it('would be found out if two of them could write one document', async () => {
    const { note } = Transaction.prototype;
    jest.spyOn(Transaction.prototype, 'note').mockImplementation(function (
      this: Transaction,
      write,
    ) {
      note.call(this, write);
      write.collection.locks.delete(write.key);
    });
    await expect(everyAnswerIsTheModels(150)).rejects.toThrow(/Property failed/);
  }, 120_000);
});
