import { EJSON, type Document } from 'bson';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SpecProcess, temporaryDirectory } from '../src/launch/spec-process';
import { isAsKnown, told } from './report';
import { runSuite } from './run-suite';
import { readSuite } from './suite';

const ENTITIES = [
  { client: { id: 'client', observeEvents: ['commandStartedEvent'] } },
  { database: { id: 'database', client: 'client', databaseName: 'suite' } },
  { collection: { id: 'things', database: 'database', collectionName: 'things' } },
];
const DATA = { databaseName: 'suite', collectionName: 'things' };

const insert = (document: Document, more: Document = {}) => ({
  name: 'insertOne',
  object: 'things',
  arguments: { document },
  ...more,
});

const failOnce = (command: string, data: Document) => ({
  name: 'failPoint',
  object: 'testRunner',
  arguments: {
    client: 'client',
    failPoint: {
      configureFailPoint: 'failCommand',
      mode: { times: 1 },
      data: { failCommands: [command], ...data },
    },
  },
});

const started = (command: Document) => ({ commandStartedEvent: { command } });

describe('the runner of spec tests, on a suite of its own', () => {
  let database: SpecProcess;
  const data = temporaryDirectory();

  /** Writes one file and runs it. */
  async function run(tests: Document[], file: Document = {}) {
    const path = join(data, 'own/unified/case.json');
    mkdirSync(dirname(path), { recursive: true });
    const initialData = [{ ...DATA, documents: [{ _id: 1, a: 1 }] }];
    const content = { createEntities: ENTITIES, initialData, tests, ...file };
    writeFileSync(path, EJSON.stringify(content));
    return runSuite(readSuite(data) ?? [], [database.uri]);
  }

  const reasonsOf = (totals: Awaited<ReturnType<typeof run>>) =>
    totals.folders.flatMap(({ failures }) => failures.map(({ reason }) => reason));

  beforeAll(async () => (database = await SpecProcess.start(['--test-commands', '--port', '0'])));
  afterAll(() => database.stop());

  it('passes what is as expected: result, error, events after a lost connection, documents', async () => {
    const totals = await run([
      {
        description: 'retried',
        operations: [
          failOnce('insert', { closeConnection: true }),
          insert({ _id: 2 }, { expectResult: { insertedId: 2 } }),
          insert({ _id: 2 }, { expectError: { isClientError: false, errorCode: 11000 } }),
        ],
        expectEvents: [
          {
            client: 'client',
            events: Array.from({ length: 3 }, () => started({ documents: [{ _id: 2 }] })),
          },
        ],
        outcome: [{ ...DATA, documents: [{ _id: 1, a: 1 }, { _id: 2 }] }],
      },
    ]);
    expect(totals).toMatchObject({ passed: 1, failed: 0, skipped: 0 });
    expect(isAsKnown(totals)).toBe(true);
  });

  it('fails what is not', async () => {
    const totals = await run([
      {
        description: 'result',
        operations: [insert({ _id: 2 }, { expectResult: { insertedId: 3 } })],
      },
      { description: 'no error', operations: [insert({ _id: 2 }, { expectError: {} })] },
      { description: 'error', operations: [insert({ _id: 1 })] },
      {
        description: 'label',
        operations: [insert({ _id: 1 }, { expectError: { errorLabelsContain: ['Missing'] } })],
      },
      {
        description: 'events',
        operations: [insert({ _id: 2 })],
        expectEvents: [{ client: 'client', events: [] }],
      },
      {
        description: 'outcome',
        operations: [insert({ _id: 2, b: 1, a: 1 })],
        outcome: [
          {
            ...DATA,
            documents: [
              { _id: 1, a: 1 },
              { _id: 2, a: 1, b: 1 },
            ],
          },
        ],
      },
    ]);
    expect(totals).toMatchObject({ passed: 0, failed: 6 });
    expect(isAsKnown(totals)).toBe(false);
    expect(reasonsOf(totals)).toEqual([
      expect.stringContaining('insertedId'),
      expect.stringContaining('an error was expected'),
      expect.stringContaining('E11000'),
      expect.stringContaining('Missing is missing'),
      expect.stringContaining('more events'),
      expect.stringContaining('another order'),
    ]);
    expect(told(totals)).toContain('FAILED own/unified/case.json › outcome');
  });

  it('skips with the reason of the file, of the test or of the driver', async () => {
    const operations = [{ name: 'mapReduce', object: 'things' }];
    const totals = await run([
      { description: 'a', operations, runOnRequirements: [{ topologies: ['sharded'] }] },
      { description: 'b', operations, skipReason: 'not now' },
      { description: 'c', operations },
    ]);
    expect(totals.folders[0]?.reasons).toEqual({
      'the file asks for topology sharded': 1,
      'the file says: not now': 1,
      'the driver has no operation mapReduce': 1,
    });
  });

  it('leaves no fail point and no open transaction behind', async () => {
    await run([{ description: 'ordered', operations: [failOnce('find', { errorCode: 8 })] }]);
    const client = await database.connect();
    expect(await client.db('suite').collection('things').findOne()).toEqual({ _id: 1, a: 1 });
  });

  it('knows when the data is not there', () => {
    expect(readSuite(join(data, 'elsewhere'))).toBeUndefined();
  });
});
