import { MongoClient, MongoServerError, type ClientSession, type Collection } from 'mongodb';
import type { Fact, Ledger } from './ledger';

export const ACCOUNTS = 8;
export const START_BALANCE = 1000;
export const DATABASE = 'faults';

export interface Thing {
  _id: string;
  round: number;
  serial: string;
  tags: number[];
  pad: string;
}

export interface Transfer {
  _id: string;
  round: number;
  moves: { account: number; by: number }[];
}

export interface Tally {
  _id: string | number;
  round?: number;
  balance: number;
}

/** What one writer works with. */
export interface Desk {
  client: MongoClient;
  ledger: Ledger;
  round: number;
  writer: number;
}

type Work = (desk: Desk, number: number) => Promise<void>;

const PAD = 'x'.repeat(200);
const pick = (below: number): number => Math.floor(Math.random() * below);

const things = ({ client }: Desk): Collection<Thing> => client.db(DATABASE).collection('things');

function thing({ round, writer }: Desk, number: number, part = 0): Thing {
  const _id = `${round}-${writer}-${number}-${part}`;
  return { _id, round, serial: `s${_id}`, tags: [pick(20), pick(20)], pad: PAD.slice(pick(100)) };
}

/** Notes what is asked for, does it, and goes on only when the acknowledgement is in the book and on the disk. */
async function noted(desk: Desk, kind: Fact['kind'], ids: string[], work: () => Promise<unknown>) {
  const fact: Fact = { kind, round: desk.round, ids };
  desk.ledger.attempted(fact);
  await work();
  await desk.ledger.acknowledged(fact);
}

const single: Work = async (desk, number) => {
  const doc = thing(desk, number);
  await noted(desk, 'insert', [doc._id], () => things(desk).insertOne(doc));
};

const bulk: Work = async (desk, number) => {
  const docs = Array.from({ length: 5 + pick(60) }, (_, part) => thing(desk, number, part));
  const ids = docs.map(({ _id }) => _id);
  await noted(desk, 'insert', ids, () => things(desk).insertMany(docs));
};

const insertAndRemove: Work = async (desk, number) => {
  await single(desk, number);
  const { _id } = thing(desk, number);
  await noted(desk, 'remove', [_id], () => things(desk).deleteOne({ _id }));
};

const count: Work = async (desk, number) => {
  const { client, round, writer } = desk;
  const name = `${round}-${writer}`;
  const counters = client.db(DATABASE).collection<Tally>('counters');
  await noted(desk, 'count', [`${name}:${number}`], () =>
    counters.updateOne({ _id: name }, { $inc: { balance: 1 }, $set: { round } }, { upsert: true }),
  );
};

/** Two or three accounts and the line about it in another collection, all or nothing. */
const transfer: Work = async (desk, number) => {
  const { client, round, writer } = desk;
  const _id = `${round}-${writer}-${number}`;
  const from = pick(ACCOUNTS);
  const to = [1, 2].slice(0, 1 + pick(2)).map((step) => (from + step) % ACCOUNTS);
  const moves = [{ account: from, by: -to.length }, ...to.map((account) => ({ account, by: 1 }))];
  await client.withSession((session) =>
    noted(desk, 'transfer', [_id], () => moveWhole(client, session, { _id, round, moves })),
  );
};

async function moveWhole(client: MongoClient, session: ClientSession, done: Transfer) {
  session.startTransaction();
  const database = client.db(DATABASE);
  for (const { account, by } of done.moves)
    await database
      .collection<Tally>('accounts')
      .updateOne({ _id: account }, { $inc: { balance: by } }, { session });
  await database.collection<Transfer>('transfers').insertOne(done, { session });
  await session.commitTransaction();
}

/** An index that comes and goes while others write. */
const buildIndex: Work = async (desk, number) => {
  const state = `${number}:${number % 2 === 0 ? 'there' : 'gone'}`;
  await noted(desk, 'index', [state], () =>
    number % 2 === 0
      ? things(desk).createIndex({ pad: 1, tags: -1 }, { name: 'flapping' })
      : things(desk).dropIndex('flapping'),
  );
};

const WORKS: readonly Work[] = [
  single,
  single,
  bulk,
  insertAndRemove,
  count,
  transfer,
  transfer,
  transfer,
  buildIndex,
];

/** Milliseconds after the database is gone in which a writer notices. */
const NOTICED = 15_000;

/**
 * Writes in every way until the database is gone. Answers what went wrong otherwise. `gone`: it was killed; now and then
 * the driver never answers a writer whose connection was cut, so that none is waited for for ever.
 */
export async function writeUntilKilled(
  uri: string,
  ledger: Ledger,
  round: number,
  gone: Promise<void>,
) {
  const unexpected: string[] = [];
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 500, retryWrites: false });
  const writers = Promise.all(
    WORKS.map(async (work, writer) => {
      for (let number = 0; ; number++) {
        try {
          await work({ client, ledger, round, writer }, number);
        } catch (error) {
          // A bulk write wraps a lost connection, with the system's word for it (EPIPE); an answer of the server has a number.
          if (!(error instanceof MongoServerError) || typeof error.code !== 'number') return;
          if (error.code !== 112) unexpected.push(`${error.code}: ${error.message}`);
          if (unexpected.length > 20) return;
        }
      }
    }),
  );
  const patience = gone.then(() => new Promise((resolve) => setTimeout(resolve, NOTICED)));
  await Promise.race([writers, patience]);
  void client.close(true).catch(() => undefined);
  return unexpected;
}
