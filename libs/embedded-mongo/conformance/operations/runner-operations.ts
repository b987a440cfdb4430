import { ClientSession, type Document } from 'mongodb';
import { EJSON } from 'bson';
import type { Entities } from '../entities';
import { isEvent } from '../match-events';
import { expectTrue, NotApplicable } from '../mismatch';

/** Operations of the format's `testRunner`: orders, waiting and looking inside. */
export interface RunnerHands {
  /** A client that the test does not see. */
  internal: import('mongodb').MongoClient;
  /** Names of the fail points to switch off after the test. */
  failPoints: Set<string>;
}

type RunnerOperation = (args: Document, entities: Entities, hands: RunnerHands) => unknown;

/** Milliseconds an event may take. */
const PATIENCE = 10_000;

/** Parts of a session that the driver keeps to itself. */
interface InnerSession {
  transaction: { state: string };
  serverSession: { isDirty: boolean };
}

const inner = (entities: Entities, id: string): InnerSession =>
  entities.get(id, ClientSession) as unknown as InnerSession;

const STATES: Readonly<Record<string, string>> = {
  none: 'NO_TRANSACTION',
  starting: 'STARTING_TRANSACTION',
  in_progress: 'TRANSACTION_IN_PROGRESS',
  committed: 'TRANSACTION_COMMITTED',
  aborted: 'TRANSACTION_ABORTED',
};

function lsidsOfLastTwo(entities: Entities, client: string): string[] {
  const started = entities.eventsOf(client).filter(({ name }) => name === 'commandStartedEvent');
  expectTrue(started.length >= 2, 'fewer than two commands were started');
  return started.slice(-2).map(({ event }) => EJSON.stringify(event['command'].lsid));
}

async function collectionNames({ internal }: RunnerHands, database: string): Promise<string[]> {
  const found = await internal.db(database).listCollections({}, { nameOnly: true }).toArray();
  return found.map(({ name }) => name);
}

async function indexNames(hands: RunnerHands, args: Document): Promise<string[]> {
  const { databaseName, collectionName } = args;
  if (!(await collectionNames(hands, databaseName)).includes(collectionName)) return [];
  const indexes = await hands.internal.db(databaseName).collection(collectionName).indexes();
  return indexes.map(({ name }) => String(name));
}

function checkedOut(entities: Entities, client: string): number {
  const { topology } = entities.client(client) as unknown as {
    topology?: { s: { servers: Map<string, { pool: { currentCheckedOutCount: number } }> } };
  };
  return [...(topology?.s.servers.values() ?? [])].reduce(
    (sum, { pool }) => sum + pool.currentCheckedOutCount,
    0,
  );
}

async function waitForEvent(args: Document, entities: Entities): Promise<void> {
  const { client, event, count } = args;
  const seen = () => entities.eventsOf(client).filter((each) => isEvent(event, each, entities));
  for (const until = Date.now() + PATIENCE; seen().length < count;) {
    expectTrue(Date.now() < until, `waited in vain for ${count} × ${Object.keys(event)[0]}`);
    await new Promise((done) => setTimeout(done, 10));
  }
}

const ordering: Readonly<Record<string, RunnerOperation>> = {
  createEntities: ({ entities: definitions }, entities) => entities.create(definitions),
  failPoint: async ({ client, failPoint }, entities, { failPoints }) => {
    failPoints.add(failPoint.configureFailPoint);
    await entities.client(client).db('admin').command(failPoint);
  },
  targetedFailPoint: () => {
    throw new NotApplicable('a fail point on the router of a pinned session: there is none');
  },
  wait: ({ ms }) => new Promise((done) => setTimeout(done, ms)),
  waitForEvent,
};

const looking: Readonly<Record<string, RunnerOperation>> = {
  assertEventCount: ({ client, event, count }, entities) => {
    const seen = entities.eventsOf(client).filter((each) => isEvent(event, each, entities));
    expectTrue(seen.length === count, `${seen.length} events instead of ${count}`);
  },
  assertSessionTransactionState: ({ session, state }, entities) => {
    const actual = inner(entities, session).transaction.state;
    expectTrue(actual === STATES[state], `the transaction is ${actual}, not ${state}`);
  },
  assertSessionPinned: ({ session }, entities) =>
    expectTrue(entities.get(session, ClientSession).isPinned, 'the session is not pinned'),
  assertSessionUnpinned: ({ session }, entities) =>
    expectTrue(!entities.get(session, ClientSession).isPinned, 'the session is pinned'),
  assertSessionDirty: ({ session }, entities) =>
    expectTrue(inner(entities, session).serverSession.isDirty, 'the session is not dirty'),
  assertSessionNotDirty: ({ session }, entities) =>
    expectTrue(!inner(entities, session).serverSession.isDirty, 'the session is dirty'),
  assertSameLsidOnLastTwoCommands: ({ client }, entities) => {
    const [first, second] = lsidsOfLastTwo(entities, client);
    expectTrue(first === second, 'the last two commands have different sessions');
  },
  assertDifferentLsidOnLastTwoCommands: ({ client }, entities) => {
    const [first, second] = lsidsOfLastTwo(entities, client);
    expectTrue(first !== second, 'the last two commands have the same session');
  },
  assertNumberConnectionsCheckedOut: ({ client, connections }, entities) => {
    const actual = checkedOut(entities, client);
    expectTrue(actual === connections, `${actual} connections are checked out`);
  },
  assertCollectionExists: async ({ databaseName, collectionName }, _, hands) => {
    const names = await collectionNames(hands, databaseName);
    expectTrue(names.includes(collectionName), `${collectionName} does not exist`);
  },
  assertCollectionNotExists: async ({ databaseName, collectionName }, _, hands) => {
    const names = await collectionNames(hands, databaseName);
    expectTrue(!names.includes(collectionName), `${collectionName} exists`);
  },
  assertIndexExists: async (args, _, hands) =>
    expectTrue((await indexNames(hands, args)).includes(args['indexName']), 'no such index'),
  assertIndexNotExists: async (args, _, hands) =>
    expectTrue(!(await indexNames(hands, args)).includes(args['indexName']), 'the index exists'),
};

export const runnerOperations = { ...ordering, ...looking };
