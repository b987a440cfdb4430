import { Long, UUID, type Document } from 'bson';
import { sendRaw } from '../launch/spec-wire';
import { SpecProcess } from '../launch/spec-process';
import { ENGINES } from '../store/engine';

describe.each(ENGINES)('retryable writes, with the %s engine', (engine) => {
  let database: SpecProcess;
  const lsid = () => ({ id: new UUID().toBinary() });
  const one = Long.fromNumber(1);
  const find = (name: string) =>
    sendRaw(database.uri, { find: name, $db: 'spec', sort: { _id: 1 } });
  const documents = async (name: string): Promise<Document[]> =>
    (await find(name))['cursor'].firstBatch;

  beforeAll(
    async () => (database = await SpecProcess.start(['--test-commands', '--engine', engine])),
  );
  afterAll(() => database.stop());

  it('applies a repeated statement once and answers the same, also after a kill', async () => {
    await sendRaw(database.uri, { insert: 'counters', $db: 'spec', documents: [{ _id: 1, n: 0 }] });
    const increment = {
      update: 'counters',
      $db: 'spec',
      updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } } }],
      lsid: lsid(),
      txnNumber: one,
    };
    const take = {
      findAndModify: 'counters',
      $db: 'spec',
      query: { _id: 1 },
      update: { $inc: { n: 10 } },
      new: true,
      lsid: lsid(),
      txnNumber: one,
    };
    const first = [await sendRaw(database.uri, increment), await sendRaw(database.uri, take)];
    await database.kill();
    await database.restart();
    const second = [await sendRaw(database.uri, increment), await sendRaw(database.uri, take)];
    const told = (answers: Document[]) =>
      answers.map(({ n, nModified, value }) => ({ n, nModified, value }));
    expect(told(second)).toEqual(told(first));
    expect(await documents('counters')).toEqual([{ _id: 1, n: 11 }]);
  });

  it('remembers statement by statement: a batch that was half done is completed, not repeated', async () => {
    const session = lsid();
    const insert = (documentsSent: Document[]) =>
      sendRaw(database.uri, {
        insert: 'batch',
        $db: 'spec',
        documents: documentsSent,
        lsid: session,
        txnNumber: one,
      });
    await insert([{ _id: 1 }, { _id: 2 }]);
    expect(await insert([{ _id: 1 }, { _id: 2 }, { _id: 3 }])).toMatchObject({ n: 3, ok: 1 });
    expect(await documents('batch')).toHaveLength(3);
  });

  it('keeps the memory through a compaction', async () => {
    const small = await SpecProcess.start(['--compact-bytes', '4000', '--engine', engine]);
    const write = {
      insert: 'things',
      $db: 'spec',
      documents: [{ _id: 'once' }],
      lsid: lsid(),
      txnNumber: one,
    };
    await sendRaw(small.uri, write);
    for (let n = 0; n < 60; n++) {
      await sendRaw(small.uri, {
        insert: 'things',
        $db: 'spec',
        documents: [{ _id: n, pad: 'x'.repeat(500) }],
      });
    }
    await small.kill();
    await small.restart();
    expect(await sendRaw(small.uri, write)).toMatchObject({ n: 1, ok: 1 });
    await small.stop();
  });

  it('refuses a number older than the newest one of the session', async () => {
    const session = lsid();
    const insert = (number: number) =>
      sendRaw(database.uri, {
        insert: 'old',
        $db: 'spec',
        documents: [{}],
        lsid: session,
        txnNumber: Long.fromNumber(number),
      });
    expect(await insert(5)).toMatchObject({ ok: 1 });
    expect(await insert(4)).toMatchObject({ ok: 0, code: 225, codeName: 'TransactionTooOld' });
  });

  it('lets the driver get through a connection that is cut after the write', async () => {
    const client = await database.connect();
    const things = client.db('spec').collection('cut');
    await things.insertOne({ _id: 1 as never, n: 0 });
    await client
      .db('admin')
      .command({ configureFailPoint: 'onPrimaryTransactionalWrite', mode: { times: 1 }, data: {} });
    await things.updateOne({ _id: 1 as never }, { $inc: { n: 1 } });
    expect(await things.findOne()).toEqual({ _id: 1, n: 1 });
  });
});
