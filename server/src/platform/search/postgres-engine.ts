import { Pool, type PoolClient } from 'pg';
import type { SearchKind } from '@passerelle/contracts/search';
import { anywhere, filtersOf, inTitle, Values, vectorOf } from './postgres-query';
import { SearchEngine, type Counts, type EngineCursor, type EngineQuery } from './search-engine';
import type { Found } from './search-engine';
import { NAMED_KINDS, orderOf, tokensOfEntry } from './search-entry';
import type { OwnedEntries, SearchEntry } from './search-entry';

const TABLES = `
  CREATE SCHEMA IF NOT EXISTS passerelle_search;
  CREATE TABLE IF NOT EXISTS passerelle_search.notes (name text PRIMARY KEY, value text NOT NULL);
  CREATE TABLE IF NOT EXISTS passerelle_search.owners (
    owner text PRIMARY KEY, stamp double precision NOT NULL);
  CREATE TABLE IF NOT EXISTS passerelle_search.entries (
    place_in_time bigint PRIMARY KEY, owner text NOT NULL, kind text NOT NULL, audience text NOT NULL,
    author text, place text, room text, file boolean NOT NULL, words tsvector NOT NULL, entry text NOT NULL);
  CREATE INDEX IF NOT EXISTS entries_of_owner ON passerelle_search.entries (owner);
  CREATE INDEX IF NOT EXISTS entries_by_words ON passerelle_search.entries USING gin (words);
`;

/** One writer at a time, whatever the number of instances. */
const LOCK = 4_300_001;

/** An operator's PostgreSQL, for networks that keep an index of their own (`SEARCH_URL`). */
export class PostgresEngine extends SearchEngine {
  private readonly pool: Pool;

  constructor(url: string) {
    super();
    this.pool = new Pool({ connectionString: url, max: 5, connectionTimeoutMillis: 10_000 });
    // A connection that breaks while nobody uses it is replaced at the next question.
    this.pool.on('error', () => undefined);
  }

  async open(): Promise<void> {
    await this.within(async (client) => void (await client.query(TABLES)));
  }

  async stamp(): Promise<number> {
    const sql = 'SELECT extract(epoch FROM clock_timestamp())::double precision * 1000 AS now';
    return Number((await this.pool.query<{ now: number }>(sql)).rows[0]?.now);
  }

  async put(owned: readonly OwnedEntries[], stamp: number): Promise<void> {
    await this.within(async (client) => {
      for (const { owner, entries } of owned) {
        const { rowCount } = await client.query(
          `INSERT INTO passerelle_search.owners AS o VALUES ($1, $2)
           ON CONFLICT (owner) DO UPDATE SET stamp = excluded.stamp WHERE o.stamp <= excluded.stamp`,
          [owner, stamp],
        );
        if (rowCount === 0) continue;
        await client.query('DELETE FROM passerelle_search.entries WHERE owner = $1', [owner]);
        for (const entry of entries) await store(client, owner, entry);
      }
    });
  }

  async sweep(before: number): Promise<void> {
    await this.within(async (client) => {
      const old = 'SELECT owner FROM passerelle_search.owners WHERE stamp < $1';
      await client.query(`DELETE FROM passerelle_search.entries WHERE owner IN (${old})`, [before]);
      await client.query('DELETE FROM passerelle_search.owners WHERE stamp < $1', [before]);
    });
  }

  async find(query: EngineQuery, limit: number, after?: EngineCursor): Promise<Found[]> {
    const values = new Values();
    const asked = query.question.length > 0;
    const tier = asked ? tierOf(query, values) : '0';
    const words = asked ? `words @@ ${values.add(anywhere(query.question))}::tsquery AND` : '';
    const filters = filtersOf(query, values);
    const behind = after
      ? `WHERE tier > ${values.add(after.tier)} OR (tier = ${values.add(after.tier)} AND place_in_time < ${values.add(after.order)})`
      : '';
    const { rows } = await this.pool.query<{ tier: number; place_in_time: string; entry: string }>(
      `SELECT * FROM (SELECT ${tier}::int AS tier, place_in_time, entry
         FROM passerelle_search.entries WHERE ${words} ${filters}) AS found ${behind}
       ORDER BY tier, place_in_time DESC LIMIT ${values.add(limit)}`,
      values.all,
    );
    return rows.map((row) => ({
      ...(JSON.parse(row.entry) as SearchEntry),
      cursor: { tier: row.tier, order: Number(row.place_in_time) },
    }));
  }

  async counts(query: EngineQuery): Promise<Counts> {
    const values = new Values();
    const asked = query.question.length > 0;
    const words = asked ? `words @@ ${values.add(anywhere(query.question))}::tsquery AND` : '';
    const filters = filtersOf({ ...query, kind: undefined }, values);
    return this.counted(`WHERE ${words} ${filters}`, values.all);
  }

  size(): Promise<Counts> {
    return this.counted('', []);
  }

  async recall(name: string): Promise<string | undefined> {
    const sql = 'SELECT value FROM passerelle_search.notes WHERE name = $1';
    return (await this.pool.query<{ value: string }>(sql, [name])).rows[0]?.value;
  }

  async remember(name: string, value: string): Promise<void> {
    await this.pool.query(
      `INSERT INTO passerelle_search.notes VALUES ($1, $2)
       ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
      [name, value],
    );
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  private async counted(where: string, values: unknown[]): Promise<Counts> {
    const { rows } = await this.pool.query<{ kind: SearchKind; n: string }>(
      `SELECT kind, count(*) AS n FROM passerelle_search.entries ${where} GROUP BY kind`,
      values,
    );
    return Object.fromEntries(rows.map(({ kind, n }) => [kind, Number(n)]));
  }

  private async within(work: (client: PoolClient) => Promise<void>): Promise<void> {
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN');
      await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
      await work(client);
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  }
}

function tierOf({ question }: EngineQuery, values: Values): string {
  const title = `words @@ ${values.add(inTitle(question))}::tsquery`;
  const named = `kind = ANY(${values.add([...NAMED_KINDS])}::text[])`;
  return `(CASE WHEN ${title} THEN CASE WHEN ${named} THEN 0 ELSE 1 END ELSE 2 END)`;
}

async function store(client: PoolClient, owner: string, entry: SearchEntry): Promise<void> {
  const { title, text } = tokensOfEntry(entry);
  const { kind, audience, by, place, room, hasFile } = entry;
  const rest = [owner, kind, audience, by, place, room, hasFile ?? false, vectorOf(title, text)];
  for (let at = orderOf(entry); ; at += 1) {
    const { rowCount } = await client.query(
      `INSERT INTO passerelle_search.entries VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9::tsvector,$10)
       ON CONFLICT (place_in_time) DO NOTHING`,
      [at, ...rest, JSON.stringify(entry)],
    );
    if (rowCount === 1) return;
  }
}
