import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MongoClient, type Collection } from 'mongodb';
import { builtEntry, temporaryDirectory } from '../launch/spec-process';
import { DatabaseProcess } from './database-process';

const PRELOAD = ['/usr/lib/fiu/fiu_run_preload.so', '/usr/lib/fiu/fiu_posix_preload.so'];
const withoutFiu = PRELOAD.every(existsSync) ? '' : 'libfiu is not installed';
const withoutMount = mountable() ? '' : 'this account may not mount a small disk';

function mountable(): boolean {
  const place = temporaryDirectory();
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place]);
  if (status === 0) execFileSync('umount', [place]);
  rmSync(place, { recursive: true, force: true });
  return status === 0;
}

/** Runs where it can; elsewhere it is skipped and its name says why. */
const when = (missing: string) =>
  missing === ''
    ? it
    : (name: string, work: () => Promise<void>) => it.skip(`${name} (${missing})`, work);

interface Pad {
  _id: number;
  pad: string;
}

describe('a real disk that fails', () => {
  const closers: (() => Promise<unknown> | unknown)[] = [];
  let said = '';

  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close();
    said = '';
  });

  function directory(): string {
    const path = temporaryDirectory();
    closers.push(() => rmSync(path, { recursive: true, force: true }));
    return path;
  }

  function start(data: string, env: NodeJS.ProcessEnv = {}): DatabaseProcess {
    const args = ['--data', data, '--socket', join(directory(), 'mongo.sock')];
    const started = DatabaseProcess.start(builtEntry(), args, (text) => (said += text), env);
    closers.push(() => started.kill());
    return started;
  }

  async function collectionOf(database: DatabaseProcess): Promise<Collection<Pad>> {
    const client = new MongoClient((await database.ready) ?? 'mongodb://127.0.0.1:1');
    closers.push(() => client.close());
    return client.db('spec').collection<Pad>('things');
  }

  /** Inserts until it is refused; answers what was acknowledged, and the refusal. */
  async function insertUntilRefused(things: Collection<Pad>) {
    const acknowledged: number[] = [];
    for (let _id = 0; ; _id++) {
      try {
        await things.insertOne(
          { _id, pad: 'x'.repeat(20_000) },
          { writeConcern: { w: 1, j: true } },
        );
        acknowledged.push(_id);
      } catch (refusal) {
        return { acknowledged, refusal: refusal as { code: number; message: string } };
      }
    }
  }

  function fiu(database: DatabaseProcess, fifo: string, command: string): void {
    execFileSync('fiu-ctrl', ['-f', fifo, '-c', command, String(database.pid)]);
  }

  function startUnderFiu(data: string): { database: DatabaseProcess; fifo: string } {
    const fifo = join(directory(), 'control');
    const env = { LD_PRELOAD: PRELOAD.join(' '), FIU_CTRL_FIFO: fifo };
    return { database: start(data, env), fifo };
  }

  when(withoutMount)(
    'that is full refuses the write, stays readable, and keeps what it took',
    async () => {
      const data = directory();
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', data]);
      closers.push(() => execFileSync('umount', [data]));
      const database = start(data);
      const things = await collectionOf(database);
      const { acknowledged, refusal } = await insertUntilRefused(things);
      expect(acknowledged.length).toBeGreaterThan(10);
      expect([refusal.code, refusal.message]).toEqual([
        14031,
        expect.stringMatching(/^the write was not stored and the database is read-only until/),
      ]);
      expect(await things.findOne({ _id: 3 })).toMatchObject({ _id: 3 });
      await database.kill();
      spawnSync('sh', ['-c', `head -c 1000000 /dev/zero > ${data}/filler`]);
      said = '';
      expect(await start(data).ready).toBeUndefined();
      expect(said).toMatch(/its disk is full \(ENOSPC\): make room there, then start again/);
      execFileSync('mount', ['-o', 'remount,size=8m', data]);
      const again = await collectionOf(start(data));
      expect((await again.find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id)).toEqual(
        acknowledged,
      );
    },
  );

  when(withoutMount)('that is read-only refuses to start in one sentence', async () => {
    const data = directory();
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m,ro', 'tmpfs', data]);
    closers.push(() => execFileSync('umount', [data]));
    expect(await start(data).ready).toBeUndefined();
    expect(said).toMatch(/cannot be written \(EROFS\): choose another directory/);
  });

  when(withoutFiu)(
    'whose fdatasync fails once is not trusted again until the next start',
    async () => {
      const data = directory();
      const { database, fifo } = startUnderFiu(data);
      const things = await collectionOf(database);
      await things.insertOne({ _id: -1, pad: '' }, { writeConcern: { w: 1, j: true } });
      fiu(database, fifo, 'enable name=posix/io/sync/fdatasync,failinfo=5');
      const { acknowledged, refusal } = await insertUntilRefused(things);
      fiu(database, fifo, 'disable name=posix/io/sync/fdatasync');
      await expect(things.insertOne({ _id: 500, pad: '' })).rejects.toThrow(/EIO.*fdatasync/);
      expect([acknowledged, refusal.code]).toEqual([[], 96]);
      expect(said).toMatch(
        /cannot be written \(EIO: i\/o error, fdatasync\): the database is read-only/,
      );
      await database.kill();
      const again = await collectionOf(start(data));
      expect(await again.findOne({ _id: -1 })).toEqual({ _id: -1, pad: '' });
      expect(await again.findOne({ _id: 500 })).toBeNull();
    },
  );

  when(withoutFiu)(
    'that has no room for one write in the middle leaves no half record',
    async () => {
      const data = directory();
      const { database, fifo } = startUnderFiu(data);
      const things = await collectionOf(database);
      await things.insertOne({ _id: -1, pad: '' });
      // The journal alone writes by writev: answers to clients still leave.
      fiu(database, fifo, 'enable name=posix/io/rw/writev,failinfo=28');
      const { acknowledged, refusal } = await insertUntilRefused(things);
      expect([acknowledged, refusal.code]).toEqual([[], 14031]);
      await database.kill();
      const again = await collectionOf(start(data));
      expect(await again.find().toArray()).toEqual([{ _id: -1, pad: '' }]);
    },
  );
});

describe('several servers that start at once on one directory', () => {
  it('leave it to exactly one, also where a dead one has left its lock', async () => {
    const data = temporaryDirectory();
    writeFileSync(join(data, 'server.lock'), JSON.stringify({ pid: 2 ** 22 + 1, started: 'x' }));
    const said: string[] = [];
    const started = Array.from({ length: 4 }, () =>
      DatabaseProcess.start(builtEntry(), ['--data', data], (text) => said.push(text)),
    );
    const ready = await Promise.all(started.map(({ ready }) => ready));
    expect(ready.filter((uri) => uri !== undefined)).toHaveLength(1);
    expect(
      new Set(
        said.filter((text) => text.includes('is in use by another')).map((text) => text.trim()),
      ).size,
    ).toBe(1);
    await Promise.all(started.map((each) => each.stop()));
    rmSync(data, { recursive: true, force: true });
  });
});
