import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { encode } from '../bson/encode';
import { keyOf } from '../bson/keystring';
import { docOf } from '../bson/value';
import { temporaryDirectory } from '../launch/spec-process';
import { Store } from './store';
import { StoredDocument } from './stored-document';

function put(store: Store, id: number): void {
  const bytes = Buffer.from(encode(docOf({ _id: id, text: `text ${id}` })));
  const after = new StoredDocument(keyOf([id]), bytes);
  const collection = store.ddl.ensure('db', 'things');
  store.write({ collection, key: after.key, kind: 'insert', after });
}

describe('the sqlite engine', () => {
  let directory: string;
  const open = (): Store => new Store(directory, { engine: 'sqlite' });

  beforeEach(() => (directory = temporaryDirectory()));
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  /** Changes the database behind the engine's back. */
  function withDatabase(work: (database: DatabaseSync) => void): void {
    const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
    const database = new DatabaseSync(join(directory, 'store.sqlite'));
    work(database);
    database.close();
  }

  async function filled(compacted: boolean): Promise<void> {
    const store = open();
    for (let id = 0; id < 50; id++) put(store, id);
    if (compacted) await store.compact();
    put(store, 50);
    await store.close();
  }

  it('keeps what was written, in a file of this user alone', async () => {
    await filled(false);
    expect(statSync(join(directory, 'store.sqlite')).mode & 0o777).toBe(0o600);
    const store = open();
    expect(store.catalog.get('db.things')?.documents.size).toBe(51);
    await store.close();
  });

  it('refuses every write once SQLite has refused one, and tells so', async () => {
    const problems: string[] = [];
    const store = new Store(directory, {
      engine: 'sqlite',
      onProblem: (line) => problems.push(line),
    });
    put(store, 1);
    await store.durable(true);
    withDatabase((other) => other.exec('DROP TABLE records'));
    put(store, 2);
    await expect(store.durable()).rejects.toThrow(/was not stored and the database is read-only/);
    expect(() => put(store, 3)).toThrow(/read-only until it is started again/);
    expect(problems).toEqual([expect.stringMatching(/cannot be written .*read-only/)]);
    await store.close();
  });

  it.each([
    [
      'a record that is altered',
      false,
      'UPDATE records SET payload = zeroblob(length(payload)) WHERE number = 7',
      /record 7 is altered/,
    ],
    [
      'a record that is missing',
      false,
      'DELETE FROM records WHERE number = 7',
      /record 7 is missing/,
    ],
    [
      'a part of a snapshot that is altered',
      true,
      'UPDATE parts SET sum = sum + 1 WHERE number = 3',
      /part of its snapshot 3 is altered/,
    ],
    [
      'a part of a snapshot that is missing',
      true,
      'DELETE FROM parts WHERE number = 0',
      /part of its snapshot 0 is missing/,
    ],
    [
      'a snapshot without its end',
      true,
      'DELETE FROM parts WHERE number = (SELECT max(number) FROM parts)',
      /its snapshot is cut short/,
    ],
  ])('refuses %s', async (_title, compacted, harm, sentence) => {
    await filled(compacted);
    withDatabase((database) => database.exec(harm));
    expect(open).toThrow(sentence);
  });

  it('refuses a newer format, and a file that is no database', async () => {
    await filled(false);
    withDatabase((database) => database.exec('PRAGMA user_version = 99'));
    expect(open).toThrow(/written by a newer version \(format 99.*start the newer version/);
    writeFileSync(join(directory, 'store.sqlite'), readFileSync(__filename));
    expect(open).toThrow(/cannot be read .*restore a backup/);
  });

  it('does not begin beside what the journal has stored, nor the journal beside it', async () => {
    await filled(false);
    expect(() => new Store(directory)).toThrow(
      /was written by the sqlite engine: start it with --engine sqlite/,
    );
    rmSync(directory, { recursive: true });
    await new Store(directory).close();
    expect(open).toThrow(/was written by the journal engine: start it with --engine journal/);
  });
});
