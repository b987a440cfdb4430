import { MongoClient, type Document } from 'mongodb';
import { answerParent } from '../method/answer-parent';
import { aDocument } from './documents';
import { OPERATIONS, type OperationName } from './operations';
import { inGroups } from './waiting';

export interface OperationsPlan {
  readonly operation: OperationName;
  readonly times: number;
  readonly atOnce: number;
  readonly round: number;
  /** Documents that are there. */
  readonly stored: number;
}

/** `elapsed` in milliseconds, `cpu` of this process (the driver's own side) as well. */
export interface OperationsRound {
  readonly elapsed: number;
  readonly cpu: number;
}

export interface Race {
  /** What the places are of; new for each race. */
  readonly id: string;
  readonly places: number;
  readonly people: number;
}

/** How many of the updates took a place, how many places are taken in the store, and the time in milliseconds. */
export interface RaceRound {
  readonly granted: number;
  readonly stored: number;
  readonly elapsed: number;
}

let client: MongoClient | undefined;
const database = () => {
  if (!client) throw new Error('not connected');
  return client.db();
};

async function connect(uri: string): Promise<void> {
  // As durable as the product's own writes.
  client = new MongoClient(uri, { writeConcern: { w: 'majority', journal: true } });
  await client.connect();
}

const placesOf = () => database().collection<{ _id: string; taken: number }>('benchPlaces');

/** Everybody takes a place at once, each by one conditional update and nothing else. */
async function race({ id, places, people }: Race): Promise<RaceRound> {
  const seats = placesOf();
  await seats.insertOne({ _id: id, taken: 0 });
  const take = () => seats.updateOne({ _id: id, taken: { $lt: places } }, { $inc: { taken: 1 } });
  const start = performance.now();
  const answers = await Promise.all(Array.from({ length: people }, take));
  const elapsed = performance.now() - start;
  const granted = answers.filter(({ modifiedCount }) => modifiedCount === 1).length;
  return { granted, stored: await taken(id), elapsed };
}

/** Places that nobody has yet, for a race that somebody else runs. */
const offer = (id: string) => placesOf().insertOne({ _id: id, taken: 0 });

const taken = async (id: string) => (await placesOf().findOne({ _id: id }))?.taken ?? -1;

async function operate({ operation, times, atOnce, round, stored }: OperationsPlan) {
  const work = OPERATIONS[operation];
  const before = process.cpuUsage();
  const start = performance.now();
  const numbers = Array.from({ length: times }, (_, index) => round * times + index);
  await inGroups(numbers, atOnce, (number) => work(client!, number, stored));
  const { user, system } = process.cpuUsage(before);
  return { elapsed: performance.now() - start, cpu: (user + system) / 1000 };
}

export interface EchoPlan {
  readonly times: number;
  readonly atOnce: number;
  /** In each answer. */
  readonly documents: 1 | 50;
}

let echoClient: MongoClient | undefined;

/** With a declared API the driver's first message has the form of all the others. */
async function connectEcho(path: string): Promise<void> {
  const uri = `mongodb://${encodeURIComponent(path)}/?directConnection=true`;
  echoClient = await new MongoClient(uri, { serverApi: '1' }).connect();
}

/** @throws Error when an answer has not as many documents as were asked for */
async function echo({ times, atOnce, documents }: EchoPlan): Promise<void> {
  const numbers = Array.from({ length: times }, (_, number) => number);
  await inGroups(numbers, atOnce, async (number) => {
    const asked = documents === 1 ? { echo: 1, document: aDocument(number) } : { echo: 50 };
    const answer = await echoClient!.db().command(asked);
    const found = documents === 1 ? Number('document' in answer) : answer['documents']?.length;
    if (found !== documents) throw new Error(`${found} of ${documents} documents came back`);
  });
}

/** Inserts documents in large groups; for a bench to start with. */
async function fill({ collection, documents }: { collection: string; documents: Document[] }) {
  await database().collection(collection).insertMany(documents);
}

const index = ({ collection, key }: { collection: string; key: Record<string, 1> }) =>
  database().collection(collection).createIndex(key);

const count = ({ collection, filter }: { collection: string; filter: Document }) =>
  database().collection(collection).countDocuments(filter);

/** Sum of a number over all documents. */
async function sum({ collection, field }: { collection: string; field: string }): Promise<number> {
  const [found] = await database()
    .collection(collection)
    .aggregate([{ $group: { _id: null, sum: { $sum: `$${field}` } } }])
    .toArray();
  return Number(found?.['sum']);
}

answerParent({
  ...{ connect, race, offer, taken, operate, fill, index, count, sum },
  ...{ connectEcho, echo },
});
