import { chmodSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { FORMAT } from './data-directory';
import { StoreRefusal } from './store-refusal';

/** "mong", so that `file` and SQLite's own tools tell whose database it is. */
const APPLICATION = 0x6d6f6e67;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS records (number INTEGER PRIMARY KEY, sum INTEGER NOT NULL, payload BLOB NOT NULL);
  CREATE TABLE IF NOT EXISTS parts (
    snapshot INTEGER NOT NULL, number INTEGER NOT NULL, sum INTEGER NOT NULL, payload BLOB NOT NULL,
    PRIMARY KEY (snapshot, number)
  );
  CREATE TABLE IF NOT EXISTS state (id INTEGER PRIMARY KEY CHECK (id = 1), snapshot INTEGER, record INTEGER, turn INTEGER);
  INSERT OR IGNORE INTO state VALUES (1, 0, 1, 0);
`;

/** Errors: StoreRefusal for a Node without SQLite, a newer format, and a file that is no database. */
export function openSqlite(file: string, directory: string): DatabaseSync {
  const sqlite = process.getBuiltinModule?.('node:sqlite');
  if (!sqlite)
    throw new StoreRefusal(
      'not-writable',
      `The sqlite engine needs Node 24, this is ${process.version}: start it there, or use the journal engine.`,
    );
  try {
    const database = new sqlite.DatabaseSync(file);
    const { user_version: format } = database.prepare('PRAGMA user_version').get() as {
      user_version: number;
    };
    if (format > FORMAT) throw newer(directory, format);
    database.exec('PRAGMA journal_mode = WAL');
    database.exec(`PRAGMA application_id = ${APPLICATION}; PRAGMA user_version = ${FORMAT}`);
    database.exec(SCHEMA);
    chmodSync(file, 0o600);
    return database;
  } catch (error) {
    if (error instanceof StoreRefusal) throw error;
    throw new StoreRefusal(
      'damaged',
      `The data directory ${directory} cannot be read (${sqliteError(error).message}): restore a backup into an empty directory.`,
    );
  }
}

const newer = (directory: string, format: number): StoreRefusal =>
  new StoreRefusal(
    'newer-format',
    `The data directory ${directory} was written by a newer version (format ${format}, this version reads up to ${FORMAT}): start the newer version on it.`,
  );

const FULL = 13;

/** SQLite's refusal with the code by which a full disk is known. */
export function sqliteError(error: unknown): Error {
  const known = error as Error & { errcode?: number };
  return known.errcode === FULL ? Object.assign(known, { code: 'ENOSPC' }) : known;
}
