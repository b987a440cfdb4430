import { cpSync, readFileSync, rmSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from '../bson/encode';
import { keyOf } from '../bson/keystring';
import { docOf } from '../bson/value';
import { temporaryDirectory } from '../launch/spec-process';
import { readFrames } from './frame';
import { Store } from './store';
import { StoredDocument } from './stored-document';

const DAMAGED = /is damaged, .*: restore a backup into an empty directory/;

function put(store: Store, id: number): void {
  const collection = store.ddl.ensure('db', 'things');
  const key = keyOf([id]);
  const after = new StoredDocument(key, Buffer.from(encode(docOf({ _id: id, text: 'word' }))));
  store.write({ collection, key, kind: 'insert', after });
}

describe('damage in the files', () => {
  const directories: string[] = [];
  const said: string[] = [];

  const directory = (): string => {
    const path = temporaryDirectory();
    directories.push(path);
    return path;
  };

  beforeEach(() => said.splice(0));
  afterAll(() => directories.forEach((path) => rmSync(path, { recursive: true, force: true })));

  /** Opens the directory; `refused` or the number of documents in it. */
  async function opened(path: string): Promise<number | 'refused'> {
    let store: Store;
    try {
      store = new Store(path, { onProblem: (sentence) => said.push(sentence) });
    } catch (error) {
      expect((error as Error).message).toMatch(DAMAGED);
      return 'refused';
    }
    const size = store.catalog.get('db.things')?.documents.size ?? 0;
    await store.close();
    return size;
  }

  /** A copy whose file was changed. */
  function altered(path: string, file: string, change: (bytes: Buffer) => Buffer): string {
    const copy = directory();
    cpSync(path, copy, { recursive: true });
    rmSync(join(copy, 'server.lock'), { force: true });
    const target = join(copy, file);
    writeFileSync(target, change(readFileSync(target)));
    return copy;
  }

  const flipped = (at: number) => (bytes: Buffer) => {
    bytes[at] = (bytes[at] as number) ^ 0x10;
    return bytes;
  };

  /** Closed cleanly, with a snapshot of 20 documents and a journal of 20 more. */
  async function closed(): Promise<string> {
    const path = directory();
    const store = new Store(path);
    for (let id = 0; id < 20; id++) put(store, id);
    await store.compact();
    for (let id = 20; id < 40; id++) put(store, id);
    await store.close();
    return path;
  }

  it('in any single byte of the snapshot is refused', async () => {
    const path = await closed();
    const { length } = readFileSync(join(path, 'snapshot.1'));
    for (let at = 0; at < length; at += 7)
      expect([at, await opened(altered(path, 'snapshot.1', flipped(at)))]).toEqual([at, 'refused']);
  });

  it('in any byte of a journal that was closed is refused, and the end of its last line costs no document', async () => {
    const path = await closed();
    const bytes = readFileSync(join(path, 'journal.1'));
    const starts = [0];
    readFrames(bytes, (payload) => starts.push((starts.at(-1) ?? 0) + payload.length + 8));
    const closing = starts.at(-2) ?? 0;
    for (let at = 0; at < bytes.length; at += 7) {
      const outcome = await opened(altered(path, 'journal.1', flipped(at)));
      expect([at, outcome]).toEqual([at, at < closing ? 'refused' : 40]);
    }
  });

  it('is refused where a file lost its end between two records', async () => {
    const path = await closed();
    const ends: number[] = [0];
    readFrames(readFileSync(join(path, 'snapshot.1')), (payload) =>
      ends.push((ends.at(-1) ?? 0) + payload.length + 8),
    );
    for (const end of ends.slice(0, -1))
      expect(await opened(altered(path, 'snapshot.1', (bytes) => bytes.subarray(0, end)))).toBe(
        'refused',
      );
  });

  it('is refused where a whole file is missing', async () => {
    const path = await closed();
    for (const file of ['journal.1', 'snapshot.1', 'manifest.json']) {
      const copy = altered(path, file, (bytes) => bytes);
      unlinkSync(join(copy, file));
      expect([file, await opened(copy)]).toEqual([file, 'refused']);
    }
  });

  it('is refused where a segment between two others is missing, or lost its last records', async () => {
    const path = directory();
    const copy = directory();
    const store = new Store(path);
    for (let id = 0; id < 5; id++) put(store, id);
    await store.compact(async (step) => {
      if (step !== 'switched') return;
      for (let id = 5; id < 9; id++) put(store, id);
      await store.durable();
      cpSync(path, copy, { recursive: true });
    });
    await store.close();
    expect(await opened(altered(copy, 'journal.0', (bytes) => bytes))).toBe(9);
    const ends: number[] = [];
    readFrames(readFileSync(join(copy, 'journal.0')), (payload) =>
      ends.push((ends.at(-1) ?? 0) + payload.length + 8),
    );
    const short = altered(copy, 'journal.0', (bytes) => bytes.subarray(0, ends.at(-2)));
    expect(await opened(short)).toBe('refused');
    unlinkSync(join(copy, 'journal.0'));
    expect(await opened(altered(copy, 'journal.1', (bytes) => bytes))).toBe('refused');
  });
});

describe('a journal whose end was not finished', () => {
  it('is cut there, told in one sentence, and nothing before it is lost', async () => {
    const path = temporaryDirectory();
    const store = new Store(path);
    for (let id = 0; id < 10; id++) put(store, id);
    await store.durable(true);
    const copy = temporaryDirectory();
    cpSync(path, copy, { recursive: true });
    await store.close();
    rmSync(join(copy, 'server.lock'));
    const file = join(copy, 'journal.0');
    truncateSync(file, readFileSync(file).length - 3);
    const said: string[] = [];
    const again = new Store(copy, { onProblem: (sentence) => said.push(sentence) });
    expect(again.catalog.get('db.things')?.documents.size).toBe(9);
    expect(said).toEqual([expect.stringMatching(/^The journal ended with a write that was not/)]);
    await again.close();
    for (const each of [path, copy]) rmSync(each, { recursive: true, force: true });
  });

  it('may come back from a power cut with later records whole and earlier ones torn, unless the disk had promised them', async () => {
    for (const promised of [false, true]) {
      const path = temporaryDirectory();
      const store = new Store(path, { syncEvery: 3_600_000 });
      put(store, 0);
      await store.durable(true);
      put(store, 1);
      await store.durable(promised);
      put(store, 2);
      put(store, 3);
      await store.durable();
      const copy = temporaryDirectory();
      cpSync(path, copy, { recursive: true });
      await store.close();
      rmSync(join(copy, 'server.lock'));
      const bytes = readFileSync(join(copy, 'journal.0'));
      const ends: number[] = [0];
      readFrames(bytes, (payload) => ends.push((ends.at(-1) ?? 0) + payload.length + 8));
      // The record of document 1 is the third from the end.
      bytes.fill(0, ends.at(-4), (ends.at(-4) ?? 0) + 40);
      writeFileSync(join(copy, 'journal.0'), bytes);
      if (promised) expect(() => new Store(copy)).toThrow(DAMAGED);
      else {
        const again = new Store(copy);
        expect(again.catalog.get('db.things')?.documents.size).toBe(1);
        await again.close();
      }
      for (const each of [path, copy]) rmSync(each, { recursive: true, force: true });
    }
  });
});
