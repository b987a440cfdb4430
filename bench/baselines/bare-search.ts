import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';

/** The engine alone: SQLite's FTS5 on the very same index, by somebody who may see everything. */
export function openBareSearch(dataDir: string) {
  const database = new DatabaseSync(join(dataDir, 'search/index.sqlite'), { readOnly: true });
  const newest = database.prepare(
    'SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT 21',
  );
  const content = database.prepare('SELECT entry FROM contents WHERE place_in_time = ?');
  const counted = database.prepare(
    `SELECT e.kind, count(*) AS n FROM words CROSS JOIN entries e ON e.place_in_time = words.rowid
     WHERE words MATCH ? GROUP BY e.kind`,
  );
  return {
    /** Hits and counts, as the first page of an answer has them. */
    find(match: string): { hits: number; total: number } {
      const rows = newest.all(match) as { rowid: number }[];
      const hits = rows.map(({ rowid }) => JSON.parse(String(content.get(rowid)?.['entry'])));
      const counts = counted.all(match) as { n: number }[];
      return { hits: hits.length, total: counts.reduce((sum, { n }) => sum + n, 0) };
    },
    close: () => database.close(),
  };
}
