import type { Db, Document } from 'mongodb';
import { SpecProcess } from '../launch/spec-process';

describe('fields that a command does not have', () => {
  let database: SpecProcess;
  let db: Db;

  beforeAll(async () => {
    database = await SpecProcess.start(['--test-commands']);
    db = (await database.connect()).db('spec');
  });

  afterAll(() => database.stop());

  it.each<Document>([
    { find: 'things', filtre: {} },
    { insert: 'things', documents: [{ _id: 9 }], upsert: true },
    { aggregate: 'things', pipeline: [], cursor: {}, batchSize: 1 },
    { findAndModify: 'things', query: {}, remove: true, returnDocument: 'after' },
    { create: 'others', cappedd: true },
    { update: 'things', updates: [{ q: {}, u: { $set: { a: 1 } }, sort: { a: 1 } }] },
    { delete: 'things', deletes: [{ q: {}, limit: 0, multi: true }] },
  ])('refuses %j and does nothing', async (command) => {
    await expect(db.command(command)).rejects.toMatchObject({ code: 40415 });
    expect(await db.collection('things').countDocuments()).toBe(0);
  });

  it('refuses an index option that does not exist', async () => {
    const index = { key: { a: 1 }, name: 'a_1', uniqe: true };
    await expect(db.command({ createIndexes: 'indexed', indexes: [index] })).rejects.toMatchObject({
      code: 197,
    });
  });

  it('accepts what any command may carry', async () => {
    const command = { find: 'things', filter: {}, comment: 'why', maxTimeMS: 1000 };
    await expect(db.command(command)).resolves.toMatchObject({ ok: 1 });
  });

  it('does nothing of a batch in which one statement has an unknown field', async () => {
    const update = (extra: object) => ({ q: { _id: 1 }, u: { $inc: { n: 1 } }, ...extra });
    await db.collection('batch').insertOne({ _id: 1 as never, n: 0 });
    const updates = [update({}), update({ sort: { n: 1 } })];
    await expect(db.command({ update: 'batch', updates })).rejects.toMatchObject({ code: 40415 });
    expect(await db.collection('batch').findOne()).toEqual({ _id: 1, n: 0 });
  });
});

describe('what only MongoDB as a service has', () => {
  it('is refused as a server of one’s own refuses it', async () => {
    const database = await SpecProcess.start();
    const things = (await database.connect()).db('spec').collection('things');
    const refused = { code: 31082, codeName: 'SearchNotEnabled' };
    await expect(things.createSearchIndex({ definition: {} })).rejects.toMatchObject(refused);
    await expect(things.dropSearchIndex('a')).rejects.toMatchObject(refused);
    await expect(things.listSearchIndexes().toArray()).rejects.toMatchObject(refused);
    await database.stop();
  });
});
