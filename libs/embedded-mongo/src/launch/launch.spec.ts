import mongoose from 'mongoose';
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { connectableUri, launchEmbeddedMongo } from './launch';
import { builtEntry, temporaryDirectory } from './spec-process';

describe('launching the database', () => {
  let dataDir: string;

  beforeEach(() => (dataDir = temporaryDirectory()));
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  it('gives a connection string that mongoose can use for documents and transactions', async () => {
    const launched = await launchEmbeddedMongo({ dataDir, entry: builtEntry(), sync: 'always' });
    const connection = await mongoose.createConnection(launched.uri, { dbName: 'app' }).asPromise();
    const schema = new mongoose.Schema(
      { name: { type: String, unique: true, required: true }, members: [String] },
      { timestamps: true },
    );
    const Body = connection.model('Body', schema);
    await Body.init();
    await Body.create({ name: 'Commission', members: ['a'] });
    await expect(Body.create({ name: 'Commission' })).rejects.toMatchObject({
      code: 11000,
      keyPattern: { name: 1 },
    });
    await connection.transaction(async (session) => {
      const body = await Body.findOne({ members: 'a' }).session(session).orFail();
      body.members.push('b');
      await body.save();
    });
    expect(await Body.findOne({ members: { $all: ['a', 'b'] } }).lean()).toMatchObject({
      name: 'Commission',
    });
    expect(await Body.syncIndexes()).toEqual([]);
    await connection.close();
    await launched.stop();
  });

  it('tells the address of a running server, so that a second program can use it, and nothing when it has stopped', async () => {
    expect(connectableUri(dataDir)).toBeUndefined();
    const launched = await launchEmbeddedMongo({ dataDir, entry: builtEntry() });
    expect(connectableUri(dataDir)).toBe(launched.uri);
    expect(statSync(join(dataDir, 'mongo.sock')).mode & 0o077).toBe(0);
    await launched.stop();
    expect(connectableUri(dataDir)).toBeUndefined();
  });

  it('passes on the one sentence of a server that cannot start', async () => {
    const launched = await launchEmbeddedMongo({ dataDir, entry: builtEntry() });
    await expect(launchEmbeddedMongo({ dataDir, entry: builtEntry() })).rejects.toThrow(
      /is in use by another database process/,
    );
    await launched.stop();
  });

  it('starts in a directory whose path is too long for a socket', async () => {
    const deep = join(dataDir, 'Deep'.repeat(30));
    const launched = await launchEmbeddedMongo({ dataDir: deep, entry: builtEntry() });
    const connection = await mongoose.createConnection(launched.uri).asPromise();
    expect(await connection.db?.admin().ping()).toMatchObject({ ok: 1 });
    await connection.close();
    await launched.stop();
  });
});
