import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryDirectory } from '../launch/spec-process';
import { FORMAT } from './data-directory';
import { LockFile, ownerOf } from './lock-file';
import { Store } from './store';

describe('the data directory', () => {
  let directory: string;

  beforeEach(() => (directory = temporaryDirectory()));
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it('is made for this user alone', async () => {
    const path = join(directory, 'new/deep');
    await new Store(path).close();
    expect(statSync(path).mode & 0o777).toBe(0o700);
  });

  it('refuses files of a newer format with a sentence that says what to do', async () => {
    await new Store(directory).close();
    writeFileSync(
      join(directory, 'manifest.json'),
      JSON.stringify({ format: FORMAT + 1, base: 0 }),
    );
    expect(() => new Store(directory)).toThrow(
      /written by a newer version.*start the newer version/,
    );
  });

  it('refuses a place that cannot be written with one sentence', () => {
    const file = join(directory, 'file');
    writeFileSync(file, '');
    expect(() => new Store(file)).toThrow(/cannot be written \(EEXIST\).*choose another directory/);
    expect(() => new Store(join(file, 'below'))).toThrow(/cannot be written \((ENOTDIR|EEXIST)\)/);
  });

  it('refuses a read-only directory', () => {
    if (process.getuid?.() === 0) {
      // A superuser may write everywhere; a kernel directory refuses even that one.
      expect(() => new Store('/proc/embedded-mongo')).toThrow(/cannot be written/);
      return;
    }
    const path = join(directory, 'closed');
    mkdirSync(path);
    chmodSync(path, 0o500);
    expect(() => new Store(path)).toThrow(/cannot be written \(EACCES\)/);
  });

  it('refuses a snapshot that is missing or cut short instead of starting half empty', async () => {
    const store = new Store(directory);
    store.ddl.ensure('db', 'things');
    await store.compact();
    await store.close();
    const path = join(directory, 'snapshot.1');
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.subarray(0, bytes.length - 3));
    expect(() => new Store(directory)).toThrow(/damaged, its snapshot is cut short/);
    rmSync(path);
    expect(() => new Store(directory)).toThrow(/damaged, its snapshot is missing/);
    expect(ownerOf(directory)).toBeUndefined();
  });

  it('belongs to one process at a time', async () => {
    const store = new Store(directory);
    expect(() => new Store(directory)).toThrow(
      /is in use by another database process \(process \d+\)/,
    );
    await store.close();
    await new Store(directory).close();
  });

  it('is taken over from a process that has died, and from one whose number was given to another', () => {
    for (const owner of [
      { pid: 2 ** 22 + 1, started: 'x' },
      { pid: process.pid, started: 'another boot:1' },
    ]) {
      writeFileSync(join(directory, 'server.lock'), JSON.stringify(owner));
      expect(ownerOf(directory)).toBeUndefined();
      const lock = new LockFile(directory);
      lock.publish('mongodb://somewhere');
      expect(ownerOf(directory)).toMatchObject({ pid: process.pid, uri: 'mongodb://somewhere' });
      lock.release();
    }
  });
});
