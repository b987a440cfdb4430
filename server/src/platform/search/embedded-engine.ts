import { mkdirSync, chmodSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { SearchKind } from '@passerelle/contracts/search';
import type { Tokens } from '@passerelle/rules/search/tokens';
import { everyTier, filtersOf, tiersOf } from './embedded-query';
import { SearchEngine, type Counts, type EngineCursor, type EngineQuery } from './search-engine';
import type { Found } from './search-engine';
import { FIRST_DATED, orderOf, tokensOfEntry } from './search-entry';
import type { OwnedEntries, SearchEntry } from './search-entry';

/** `words` keeps tokens only; `entries` is small so that rights and filters are looked up fast; `contents` is shown. */
const TABLES = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA busy_timeout = 5000;
  CREATE TABLE IF NOT EXISTS notes (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS owners (owner TEXT PRIMARY KEY, stamp REAL NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS audiences (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE);
  CREATE TABLE IF NOT EXISTS entries (
    place_in_time INTEGER PRIMARY KEY, owner TEXT NOT NULL, kind TEXT NOT NULL, audience INTEGER NOT NULL,
    author TEXT, place TEXT, room TEXT, file INTEGER NOT NULL);
  CREATE INDEX IF NOT EXISTS entries_of_owner ON entries (owner);
  CREATE TABLE IF NOT EXISTS contents (place_in_time INTEGER PRIMARY KEY, entry TEXT NOT NULL);
  CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(
    title, text, content='', contentless_delete=1, tokenize='ascii');
`;

type Row = Record<string, string | number | null>;

/** SQLite with FTS5 in a file of the data directory: nothing to install. */
export class EmbeddedEngine extends SearchEngine {
  private database!: DatabaseSync;
  private readonly statements = new Map<string, StatementSync>();

  /** @param directory of the file, or undefined to keep everything in memory */
  constructor(private readonly directory: string | undefined) {
    super();
  }

  async open(): Promise<void> {
    const file = this.directory ? join(resolve(this.directory), 'index.sqlite') : ':memory:';
    if (this.directory) mkdirSync(resolve(this.directory), { recursive: true, mode: 0o700 });
    this.database = new DatabaseSync(file);
    this.database.exec(TABLES);
    if (this.directory) chmodSync(file, 0o600);
  }

  async stamp(): Promise<number> {
    return performance.timeOrigin + performance.now();
  }

  async put(owned: readonly OwnedEntries[], stamp: number): Promise<void> {
    this.within(() => {
      for (const { owner, entries } of owned) {
        const { changes } = this.run(
          `INSERT INTO owners VALUES (?, ?) ON CONFLICT (owner) DO UPDATE SET stamp = excluded.stamp
           WHERE stamp <= excluded.stamp`,
          owner,
          stamp,
        );
        if (changes === 0) continue;
        this.forget(owner);
        for (const entry of entries) this.store(owner, entry);
      }
    });
  }

  async sweep(before: number): Promise<void> {
    this.within(() => {
      for (const { owner } of this.all('SELECT owner FROM owners WHERE stamp < ?', before)) {
        this.forget(String(owner));
        this.run('DELETE FROM owners WHERE owner = ?', owner!);
      }
    });
  }

  async find(query: EngineQuery, limit: number, after?: EngineCursor): Promise<Found[]> {
    if (query.question.length === 0) return this.newest(query, limit, after);
    const found: Found[] = [];
    for (const [tier, { match, kinds }] of tiersOf(query.question).entries()) {
      if (after && tier < after.tier) continue;
      const before = after?.tier === tier ? after.order : Number.MAX_SAFE_INTEGER;
      const { sql, values } = filtersOf(query, 'words.rowid');
      const rows = this.all(
        `SELECT words.rowid AS place_in_time FROM words
         CROSS JOIN entries e ON e.place_in_time = words.rowid
         WHERE words MATCH ? AND words.rowid < ? AND ${sql} ${kinds}
         ORDER BY words.rowid DESC LIMIT ?`,
        ...[match, before, ...values, limit - found.length],
      );
      found.push(...this.load(rows, tier));
      if (found.length >= limit) break;
    }
    return found;
  }

  async counts(query: EngineQuery): Promise<Counts> {
    const { sql, values } = filtersOf({ ...query, kind: undefined }, 'e.place_in_time');
    const rows =
      query.question.length === 0
        ? this.all(
            `SELECT kind, count(*) AS n FROM entries e WHERE ${sql} GROUP BY kind`,
            ...values,
          )
        : this.all(
            `SELECT e.kind AS kind, count(*) AS n FROM words
             CROSS JOIN entries e ON e.place_in_time = words.rowid
             WHERE words MATCH ? AND ${sql} GROUP BY e.kind`,
            ...[everyTier(query.question), ...values],
          );
    return countsOf(rows);
  }

  async size(): Promise<Counts> {
    return countsOf(this.all('SELECT kind, count(*) AS n FROM entries GROUP BY kind'));
  }

  async recall(name: string): Promise<string | undefined> {
    const [row] = this.all('SELECT value FROM notes WHERE name = ?', name);
    return row && String(row['value']);
  }

  async remember(name: string, value: string): Promise<void> {
    this.run(
      'INSERT INTO notes VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
      ...[name, value],
    );
  }

  async close(): Promise<void> {
    this.statements.clear();
    this.database.close();
  }

  private newest(query: EngineQuery, limit: number, after?: EngineCursor): Found[] {
    const { sql, values } = filtersOf(query, 'e.place_in_time');
    const rows = this.all(
      `SELECT e.place_in_time FROM entries e WHERE e.place_in_time < ? AND ${sql}
       ORDER BY e.place_in_time DESC LIMIT ?`,
      ...[after?.order ?? Number.MAX_SAFE_INTEGER, ...values, limit],
    );
    return this.load(rows, 0);
  }

  private load(rows: readonly Row[], tier: number): Found[] {
    return rows.flatMap((row) => {
      const order = Number(row['place_in_time']);
      const [found] = this.all('SELECT entry FROM contents WHERE place_in_time = ?', order);
      const entry = found && (JSON.parse(String(found['entry'])) as SearchEntry);
      return entry ? [{ ...entry, cursor: { tier, order } }] : [];
    });
  }

  private store(owner: string, entry: SearchEntry): void {
    const place = this.free(orderOf(entry));
    const { title, text } = tokensOfEntry(entry);
    this.run('INSERT OR IGNORE INTO audiences (key) VALUES (?)', entry.audience);
    this.run(
      `INSERT INTO entries VALUES (?, ?, ?, (SELECT id FROM audiences WHERE key = ?), ?, ?, ?, ?)`,
      ...[place, owner, entry.kind, entry.audience],
      ...[entry.by ?? null, entry.place ?? null, entry.room ?? null, entry.hasFile ? 1 : 0],
    );
    this.run('INSERT INTO contents VALUES (?, ?)', place, JSON.stringify(entry));
    this.run(
      'INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)',
      ...[place, line(title), line(text)],
    );
  }

  private free(wanted: number): number {
    for (let place = wanted; ; place = place === FIRST_DATED - 1 ? 0 : place + 1)
      if (this.all('SELECT 1 FROM entries WHERE place_in_time = ?', place).length === 0)
        return place;
  }

  private forget(owner: string): void {
    for (const row of this.all('SELECT place_in_time FROM entries WHERE owner = ?', owner))
      for (const [table, key] of [
        ['words', 'rowid'],
        ['contents', 'place_in_time'],
        ['entries', 'place_in_time'],
      ])
        this.run(`DELETE FROM ${table} WHERE ${key} = ?`, row['place_in_time']!);
  }

  /** Small on purpose: nobody else is served meanwhile. */
  private within(work: () => void): void {
    this.database.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.database.exec('COMMIT');
    } catch (error) {
      this.database.exec('ROLLBACK');
      throw error;
    }
  }

  private statement(sql: string): StatementSync {
    const known = this.statements.get(sql) ?? this.database.prepare(sql);
    this.statements.set(sql, known);
    return known;
  }

  private all(sql: string, ...values: (string | number)[]): Row[] {
    return this.statement(sql).all(...values) as Row[];
  }

  private run(sql: string, ...values: (string | number | null)[]): { changes: number | bigint } {
    return this.statement(sql).run(...values);
  }
}

function line({ inOrder, besides }: Tokens): string {
  return `${inOrder.join(' ')} ${besides.join(' ')}`;
}

function countsOf(rows: readonly Row[]): Counts {
  return Object.fromEntries(rows.map((row) => [row['kind'] as SearchKind, Number(row['n'])]));
}
