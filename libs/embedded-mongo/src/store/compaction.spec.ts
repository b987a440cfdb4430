import { cpSync, rmSync } from 'node:fs';
import { keyOf } from '../bson/keystring';
import { encode } from '../bson/encode';
import type { Doc } from '../bson/value';
import { temporaryDirectory } from '../launch/spec-process';
import type { CompactionStep } from './compaction';
import { DataDirectory } from './data-directory';
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
function recovered(directory: string, segments?: number[]): number {
  const into = {
    catalog: new Catalog(),
    changes: new ChangeLog(),
    retries: new RetryMemory(),
    time: new ClusterTime(),
  };
  const data = new DataDirectory(directory);
  load(data, into, segments ?? data.segments());
  return into.catalog.get('db.things')?.documents.size ?? 0;
}

describe('a crash during a compaction', () => {
  const directories: string[] = [];
  const directory = (): string => {
    const path = temporaryDirectory();
    directories.push(path);
    return path;
  };

  afterAll(() => directories.forEach((path) => rmSync(path, { recursive: true, force: true })));

  /** The state of the directory after each step, each with further acknowledged writes. */
  async function crashes(): Promise<Map<CompactionStep, { copy: string; acknowledged: number }>> {
    const store = new Store(directory());
    for (let id = 0; id < BEFORE; id++) put(store, id);
    await store.durable();
    const copies = new Map<CompactionStep, { copy: string; acknowledged: number }>();
    let next = BEFORE;
    await store.compact(async (step) => {
      for (let i = 0; i < DURING; i++) put(store, next++);
      await store.durable();
      const copy = directory();
      cpSync(store.directory?.path ?? '', copy, { recursive: true });
      copies.set(step, { copy, acknowledged: next });
    });
    await store.close();
    return copies;
  }

  it('loses no acknowledged write, whichever step it hits', async () => {
    const copies = await crashes();
    const found = STEPS.map((step) => recovered(copies.get(step)?.copy ?? ''));
    expect(found).toEqual(STEPS.map((step) => copies.get(step)?.acknowledged));
    expect(found[0]).toBe(BEFORE + DURING);
  });

  it('would lose some if the segments after the manifest were not read', async () => {
    const { copy = '', acknowledged = 0 } = (await crashes()).get('switched') ?? {};
    const onlyFirst = [new DataDirectory(copy).base];
    expect(recovered(copy, onlyFirst)).toBe(acknowledged - DURING);
  });

  it('keeps what was written while the snapshot was being written, over several compactions and starts', async () => {
    const path = directory();
    let next = 0;
    for (let round = 0; round < 4; round++) {
      const store = new Store(path);
      for (let i = 0; i < 500; i++) put(store, next++);
      await store.compact(() => {
        for (let i = 0; i < 20; i++) put(store, next++);
      });
      await store.close();
    }
    expect(recovered(path)).toBe(next);
  });
});
