import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Document } from 'bson';
import { runCommand } from '../command/spec-command';
import { SpecProcess, temporaryDirectory } from '../launch/spec-process';
import { fillLively, wholeOf } from './spec-database';

describe('moving by dump and restore', () => {
  let source: SpecProcess;
  let directory: string;
  let out: string;

  beforeAll(async () => {
    source = await SpecProcess.start();
    await fillLively(await source.connect());
  });
  afterAll(() => source.stop());
  beforeEach(() => {
    directory = temporaryDirectory();
    out = join(directory, 'dump');
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  const dumpIt = (...more: string[]) =>
    runCommand('dump', '--uri', source.uri, '--out', out, ...more);
  const restoreIt = (uri: string, ...more: string[]) =>
    runCommand('restore', '--uri', uri, '--in', out, ...more);

  async function intoEmpty(work: (target: SpecProcess) => Promise<void>): Promise<void> {
    const target = await SpecProcess.start();
    try {
      await work(target);
    } finally {
      await target.stop();
    }
  }

  it.each([[[]], [['--gzip']]])(
    'brings every type, option, index and view over, byte for byte (%j)',
    async (options: string[]) => {
      expect(await dumpIt(...options)).toMatchObject({ code: 0, complaint: '' });
      await intoEmpty(async (target) => {
        expect(await restoreIt(target.uri)).toMatchObject({ code: 0, complaint: '' });
        const expected = await wholeOf(await source.connect({ promoteValues: false }));
        expect(Object.keys(expected)).toHaveLength(8);
        expect(await wholeOf(await target.connect({ promoteValues: false }))).toEqual(expected);
      });
    },
  );

  it('lays files out as mongodump does', async () => {
    await dumpIt();
    expect(readdirSync(out).sort()).toEqual(['app', 'second']);
    expect(readdirSync(join(out, 'app'))).toContain(
      'odd%2Fname%20%28%C3%A0%20v%C3%A9rifier%29%21.bson',
    );
    expect(existsSync(join(out, 'app/a%20view.bson'))).toBe(false);
    const text = readFileSync(join(out, 'app/capped.metadata.json'), 'utf8');
    expect(JSON.parse(text)).toEqual({
      options: { capped: true, size: { $numberInt: '4096' }, max: { $numberInt: '3' } },
      indexes: [{ v: { $numberInt: '2' }, key: { _id: { $numberInt: '1' } }, name: '_id_' }],
      uuid: expect.stringMatching(/^[0-9a-f]{32}$/),
      collectionName: 'capped',
      type: 'collection',
    });
  });

  it('tells the counts as JSON, of one database when the connection string names it', async () => {
    const uri = source.uri.replace('/?', '/second?');
    const { out: said } = await runCommand('dump', '--uri', uri, '--out', out, '--json');
    const counts = JSON.parse(said) as Document;
    expect(counts).toMatchObject({
      done: 'dump',
      collections: 1,
      views: 0,
      documents: 2500,
      indexes: 1,
    });
    expect(readdirSync(out)).toEqual(['second']);
  });

  it('dumps one moment while people write', async () => {
    const client = await source.connect();
    const [left, right] = ['left', 'right'].map((name) => client.db('pairs').collection(name));
    await left!.insertMany(Array.from({ length: 3000 }, (_, n) => ({ n, text: 'x'.repeat(400) })));
    await right!.insertMany(Array.from({ length: 3000 }, (_, n) => ({ n, text: 'x'.repeat(400) })));
    let writing = true;
    let pairs = 0;
    const writer = (async () => {
      while (writing) {
        await client.withSession((session) =>
          session.withTransaction(async () => {
            await left!.insertOne({ pair: pairs }, { session });
            await right!.insertOne({ pair: pairs }, { session });
          }),
        );
        pairs++;
      }
    })();
    while (pairs < 5) await left!.findOne();
    const before = pairs;
    const { code } = await dumpIt();
    writing = false;
    await writer;
    await client.db('pairs').dropDatabase();
    expect(code).toBe(0);
    expect(pairs).toBeGreaterThan(before);
    await intoEmpty(async (target) => {
      await restoreIt(target.uri);
      const copy = (await target.connect()).db('pairs');
      const of = (name: string) =>
        copy.collection(name).distinct('pair', { pair: { $exists: true } });
      expect(await of('left')).toEqual(await of('right'));
      expect((await of('left')).length).toBeGreaterThanOrEqual(before);
    });
  });

  it('restores into an empty place only, unless it is told to replace', async () => {
    await dumpIt();
    await intoEmpty(async (target) => {
      const client = await target.connect();
      await client.db('second').collection('many').insertOne({ mine: true });
      const refused = await restoreIt(target.uri);
      expect(refused.complaint).toMatch(/already has a collection second\.many: .* --drop/);
      expect(refused.code).toBe(1);
      expect(await client.db('app').listCollections().toArray()).toEqual([]);
      expect(await client.db('second').collection('many').countDocuments()).toBe(1);
      expect(await restoreIt(target.uri, '--drop')).toMatchObject({ code: 0 });
      expect(await client.db('second').collection('many').countDocuments()).toBe(2500);
    });
  });

  it('works on data directories that no server runs on', async () => {
    await dumpIt('--exclude', 'second.many');
    const data = join(directory, 'data');
    expect(await runCommand('restore', '--data', data, '--in', out)).toMatchObject({ code: 0 });
    const again = join(directory, 'again');
    const { code, out: said } = await runCommand('dump', '--data', data, '--out', again, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(said)).toMatchObject({ collections: 6, views: 1 });
    const nowhere = await runCommand('dump', '--data', join(directory, 'no'), '--out', `${again}2`);
    expect(nowhere.complaint).toMatch(/There is no data directory/);
  });

  it('signs in where a password is asked for', async () => {
    const file = join(directory, 'credentials');
    writeFileSync(file, 'maire:mot,de=passe\n', { mode: 0o600 });
    const guarded = await SpecProcess.start(['--port', '0', '--credentials', file]);
    await dumpIt();
    const refused = await restoreIt(guarded.uri);
    expect(refused.complaint).toMatch(/requires authentication/);
    const wrong = guarded.uri.replace('//', '//maire:autre@');
    expect((await restoreIt(wrong)).complaint).toMatch(/does not let maire in/);
    const right = await restoreIt(guarded.uri, '--credentials', file);
    expect(right).toMatchObject({ code: 0, complaint: '' });
    await guarded.stop();
  });

  describe('with a file that is no dump', () => {
    const file = () => join(out, 'second/many.bson');

    async function refused(): Promise<string> {
      let complaint = '';
      await intoEmpty(async (target) => {
        const outcome = await restoreIt(target.uri);
        complaint = outcome.complaint;
        expect(outcome.code).toBe(1);
        const client = await target.connect();
        const { databases } = await client.db().admin().listDatabases();
        expect(databases).toEqual([]);
      });
      return complaint;
    }

    it('names the file and the byte where the last document is cut short, and writes nothing', async () => {
      await dumpIt();
      const bytes = readFileSync(file());
      truncateSync(file(), bytes.length - 3);
      let at = 0;
      while (at + bytes.readInt32LE(at) < bytes.length) at += bytes.readInt32LE(at);
      expect(await refused()).toBe(
        `${file()} is damaged at byte ${at}: the last document is cut short.\n`,
      );
    });

    it('names the byte of a field of a type that does not exist', async () => {
      await dumpIt();
      const bytes = readFileSync(file());
      const at = bytes.readInt32LE(0) + 4;
      bytes[at] = 99;
      writeFileSync(file(), bytes);
      expect(await refused()).toBe(`${file()} is damaged at byte ${at}: type 99 does not exist.\n`);
    });

    it('names a compressed file that is cut short, and metadata that cannot be read', async () => {
      await dumpIt('--gzip');
      truncateSync(`${file()}.gz`, 1000);
      expect(await refused()).toMatch(/many\.bson\.gz is damaged at byte \d+ of its uncompressed/);
      rmSync(out, { recursive: true });
      await dumpIt();
      writeFileSync(join(out, 'app/types.metadata.json'), '{"options":');
      expect(await refused()).toMatch(/types\.metadata\.json is damaged: /);
    });
  });

  it('leaves a directory that holds something as it is, and says what no dump can hold', async () => {
    await dumpIt();
    const again = await dumpIt();
    expect(again.complaint).toMatch(/is not empty: choose another one for --out/);
    const client = await source.connect();
    await client.db('series').createCollection('s', { timeseries: { timeField: 'at' } });
    rmSync(out, { recursive: true });
    const { complaint } = await dumpIt();
    await client.db('series').dropDatabase();
    expect(complaint).toMatch(/series\.s is a time series.*--exclude series\.s/);
    expect(readdirSync(directory)).toEqual([]);
  });
});
