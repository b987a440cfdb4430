import { MongoClient } from 'mongodb';
import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchEmbeddedMongo } from '../launch/launch';
import { builtEntry, SpecProcess, temporaryDirectory } from '../launch/spec-process';
import { sendRaw } from '../launch/spec-wire';

describe('a server that asks for a password', () => {
  const directory = temporaryDirectory();
  const file = join(directory, 'credentials');
  let database: SpecProcess;

  beforeAll(async () => {
    writeFileSync(file, 'secretary:pässword: with colon\n', { mode: 0o600 });
    database = await SpecProcess.start(['--port', '0', '--credentials', file]);
  });

  afterAll(async () => {
    await database.stop();
    rmSync(directory, { recursive: true });
  });

  const as = (username: string, password: string) =>
    new MongoClient(database.uri, { auth: { username, password } });

  it('lets in who knows it, for everything', async () => {
    const client = as('secretary', 'pässword: with colon');
    const things = client.db('spec').collection('things');
    await client.withSession((session) =>
      session.withTransaction(() => things.insertOne({ a: 1 }, { session })),
    );
    expect(await things.countDocuments()).toBe(1);
    const { authInfo } = await client.db().command({ connectionStatus: 1 });
    expect(authInfo.authenticatedUsers).toEqual([{ user: 'secretary', db: 'admin' }]);
    await client.close();
  });

  it.each([
    ['secretary', 'password'],
    ['somebody', 'pässword: with colon'],
  ])(
    'keeps out %s with the password %s, without saying which was wrong',
    async (user, password) => {
      const client = as(user, password);
      await expect(client.db('spec').collection('things').findOne()).rejects.toMatchObject({
        code: 18,
        message: 'Authentication failed.',
      });
      await client.close();
    },
  );

  it.each([
    'find',
    'insert',
    'listDatabases',
    'aggregate',
    'getMore',
    'serverStatus',
    'endSessions',
  ])('refuses %s before', async (name) => {
    const answer = await sendRaw(database.uri, { [name]: 'things', $db: 'spec' });
    expect(answer).toMatchObject({ ok: 0, code: 13, codeName: 'Unauthorized' });
  });

  it('answers hello and ping before, so that clients find it', async () => {
    expect(await sendRaw(database.uri, { hello: 1, $db: 'admin' })).toMatchObject({
      isWritablePrimary: true,
    });
    expect(await sendRaw(database.uri, { ping: 1, $db: 'admin' })).toMatchObject({ ok: 1 });
  });

  it.each([
    ['nobody:\n', 0o600, /must be user:password/],
    ['somebody:secret\n', 0o644, /Others may read/],
  ])('does not start with the credentials %j (mode %o)', async (line, mode, sentence) => {
    const dataDir = temporaryDirectory();
    const other = join(dataDir, 'credentials');
    writeFileSync(other, line);
    chmodSync(other, mode);
    const args = ['--credentials', other];
    await expect(
      launchEmbeddedMongo({ dataDir: join(dataDir, 'data'), entry: builtEntry(), args }),
    ).rejects.toThrow(sentence);
    rmSync(dataDir, { recursive: true });
  });

  it('does not listen for other machines without a password', async () => {
    const dataDir = temporaryDirectory();
    const args = ['--port', '0', '--host', '0.0.0.0'];
    await expect(launchEmbeddedMongo({ dataDir, entry: builtEntry(), args })).rejects.toThrow(
      /lets other machines in: give --credentials/,
    );
    rmSync(dataDir, { recursive: true });
  });
});
