import { MongoClient } from 'mongodb';
import { sabotagedEntry, SpecProcess } from './spec-process';

const KILLS = 12;
const WRITERS = 6;

/** What a writer was told; the referee of what must be there after the kill. */
interface Told {
  acknowledged: Set<string>;
  attempted: Set<string>;
}

async function write(uri: string, writer: number, round: number, told: Told): Promise<void> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 500, retryWrites: false });
  const things = client.db('crash').collection<{ _id: string; pad: string }>('things');
  const accounts = client.db('crash').collection<{ _id: number; balance: number }>('accounts');
  try {
    for (let n = 0; ; n++) {
      const _id = `${round}-${writer}-${n}`;
      told.attempted.add(_id);
      await client
        .withSession(async (session) => {
          session.startTransaction();
          await accounts.updateOne({ _id: writer }, { $inc: { balance: -1 } }, { session });
          await accounts.updateOne(
            { _id: (writer + 1) % WRITERS },
            { $inc: { balance: 1 } },
            { session },
          );
          await session.commitTransaction().catch(() => undefined);
        })
        .catch((error: { code?: number }) => {
          if (error.code !== 112) throw error;
        });
      await things.insertOne({ _id, pad: 'x'.repeat(200) });
      told.acknowledged.add(_id);
    }
  } catch {
    // The process was killed: everything after the last acknowledgement is unknown, and may be there or not.
  } finally {
    await client.close().catch(() => undefined);
  }
}

interface Outcome {
  acknowledged: number;
  lost: string[];
  invented: string[];
  stored: number;
  indexed: number;
  total: number;
}

/** Kills the process again and again under load, then compares what is there with what was acknowledged. */
async function killUnderLoad(kills: number, entry?: string): Promise<Outcome> {
  const database = await SpecProcess.start(['--compact-bytes', '60000'], entry);
  const told: Told = { acknowledged: new Set(), attempted: new Set() };
  const setup = await database.connect();
  const accounts = Array.from({ length: WRITERS }, (_, _id) => ({
    _id: _id as never,
    balance: 100,
  }));
  await setup
    .db('crash')
    .collection('accounts')
    .insertMany(accounts, { writeConcern: { w: 1, j: true } });
  await setup.db('crash').collection('things').createIndex({ pad: 1, _id: -1 });
  await setup.close();
  for (let round = 0; round < kills; round++) {
    const goal = told.acknowledged.size + 20 + Math.floor(Math.random() * 120);
    const writers = Array.from({ length: WRITERS }, (_, n) => write(database.uri, n, round, told));
    while (told.acknowledged.size < goal) await new Promise(setImmediate);
    await database.kill();
    await Promise.all(writers);
    await database.restart();
  }
  const client = await database.connect();
  const things = client.db('crash').collection('things');
  const stored = new Set((await things.find().toArray()).map(({ _id }) => String(_id)));
  const balances = await client.db('crash').collection('accounts').find().toArray();
  const outcome = {
    acknowledged: told.acknowledged.size,
    lost: [...told.acknowledged].filter((id) => !stored.has(id)),
    invented: [...stored].filter((id) => !told.attempted.has(id)),
    stored: stored.size,
    indexed: await things.countDocuments({ pad: 'x'.repeat(200) }),
    total: balances.reduce((sum, { balance }) => sum + balance, 0),
  };
  await database.stop();
  process.stdout.write(
    `kill -9: ${kills} kills, ${outcome.acknowledged} acknowledged writes, ${outcome.lost.length} lost\n`,
  );
  return outcome;
}

describe('kill -9 while clients write', () => {
  it(`loses no acknowledged write in ${KILLS} kills and keeps every transaction whole`, async () => {
    const { acknowledged, lost, invented, stored, indexed, total } = await killUnderLoad(KILLS);
    expect({ lost, invented, indexed, total }).toEqual({
      lost: [],
      invented: [],
      indexed: stored,
      total: 100 * WRITERS,
    });
    expect(acknowledged).toBeGreaterThan(KILLS * 20);
  }, 120_000);

  it('would notice a server that acknowledges before it has written', async () => {
    const hasty = sabotagedEntry('hasty', [
      ['setImmediate(() => this.flush())', 'setTimeout(() => this.flush(), 40)'],
      ['if (!this.pending) return Promise.resolve();', 'return Promise.resolve();'],
    ]);
    const { lost } = await killUnderLoad(4, hasty);
    expect(lost.length).toBeGreaterThan(0);
  }, 60_000);
});
