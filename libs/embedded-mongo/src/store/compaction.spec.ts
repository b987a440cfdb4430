import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { keyOf } from '../bson/keystring';
import { encode } from '../bson/encode';
import type { Doc } from '../bson/value';
import { temporaryDirectory } from '../launch/spec-process';
import { DataDirectory } from './data-directory';
import { ENGINES, type CompactionStep, type EngineName } from './engine';
import { Catalog } from './catalog';
import { ChangeLog } from './change-log';
import { ClusterTime } from './cluster-time';
import { load } from './load';
import { RetryMemory } from './retry-memory';
import { Store } from './store';
import { StoredDocument } from './stored-document';

const STEPS: CompactionStep[] = ['switched', 'written', 'pointed', 'cleaned'];
const BEFORE = 3000;
const DURING = 100;

function put(store: Store, id: number): void {
  const doc: Doc = new Map([
    ['_id', id],
    ['pad', id],
  ]);
  const collection = store.ddl.ensure('db', 'things');
  const after = new StoredDocument(keyOf([id]), Buffer.from(encode(doc)));
  store.write({ collection, key: after.key, kind: 'insert', after });
}

/** What a process that starts on the directory would find. */
async function recovered(directory: string, engine: EngineName): Promise<number> {
  rmSync(join(directory, 'server.lock'), { force: true });
  const store = new Store(directory, { engine });
  const found = store.catalog.get('db.things')?.documents.size ?? 0;
  await store.close();
  return found;
}

/** What would be found if only these segments of the journal were read. */
function foundIn(directory: string, segments: number[]): number {
  const into = {
    catalog: new Catalog(),
    changes: new ChangeLog(),
    retries: new RetryMemory(),
    time: new ClusterTime(),
  };
  const data = new DataDirectory(directory);
  load(data, into, segments);
  return into.catalog.get('db.things')?.documents.size ?? 0;
}

describe.each(ENGINES)('a crash during a compaction of the %s engine', (engine) => {
  const directories: string[] = [];
  const directory = (): string => {
    const path = temporaryDirectory();
    directories.push(path);
    return path;
  };

  afterAll(() => directories.forEach((path) => rmSync(path, { recursive: true, force: true })));

  /** The state of the directory after each step, each with further acknowledged writes. */
  async function crashes(): Promise<Map<CompactionStep, { copy: string; acknowledged: number }>> {
    const path = directory();
    const store = new Store(path, { engine });
    for (let id = 0; id < BEFORE; id++) put(store, id);
    await store.durable();
    const copies = new Map<CompactionStep, { copy: string; acknowledged: number }>();
    let next = BEFORE;
    await store.compact(async (step) => {
      for (let i = 0; i < DURING; i++) put(store, next++);
      await store.durable();
      const copy = directory();
      cpSync(path, copy, { recursive: true });
      copies.set(step, { copy, acknowledged: next });
    });
    await store.close();
    return copies;
  }

  it('loses no acknowledged write, whichever step it hits', async () => {
    const copies = await crashes();
    const found: number[] = [];
    for (const step of STEPS) found.push(await recovered(copies.get(step)?.copy ?? '', engine));
    expect(found).toEqual(STEPS.map((step) => copies.get(step)?.acknowledged));
    expect(found[0]).toBe(BEFORE + DURING);
  });

  it('would be found out if the state after its first step were not read', async () => {
    if (engine === 'sqlite') return forgetRecords();
    const { copy = '', acknowledged = 0 } = (await crashes()).get('switched') ?? {};
    const onlyFirst = [new DataDirectory(copy).base];
    expect(foundIn(copy, onlyFirst)).toBe(acknowledged - DURING);
  });

  /** The rows that came after the snapshot had begun, taken away. */
  async function forgetRecords(): Promise<void> {
    const { copy = '', acknowledged = 0 } = (await crashes()).get('pointed') ?? {};
    const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
    const database = new DatabaseSync(join(copy, 'store.sqlite'));
    database.exec('DELETE FROM records WHERE number >= (SELECT record FROM state)');
    database.close();
    expect(await recovered(copy, engine)).toBe(acknowledged - DURING * 3);
  }

  it('keeps what was written while the snapshot was being written, over several compactions and starts', async () => {
    const path = directory();
    let next = 0;
    for (let round = 0; round < 4; round++) {
      const store = new Store(path, { engine });
      for (let i = 0; i < 500; i++) put(store, next++);
      await store.compact(() => {
        for (let i = 0; i < 20; i++) put(store, next++);
      });
      await store.close();
    }
    expect(await recovered(path, engine)).toBe(next);
  });
});
