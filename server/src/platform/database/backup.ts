import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { existsSync } from 'node:fs';
import { serialize } from 'bson';
import type { Connection, mongo } from 'mongoose';
import { create } from 'tar';

/** Changes when an older product could no longer restore a newer backup. */
export const BACKUP_FORMAT = 1;

export interface Manifest {
  format: number;
  createdAt: string;
  /** For each collection: how many documents, and the SHA-256 of its BSON file. */
  collections: Record<string, { documents: number; sha256: string }>;
  files: number;
}

type Database = mongo.Db;

/**
 * Writes documents, index definitions and uploaded files into one compressed archive.
 * All collections are read in one snapshot, so the archive shows one instant although people go on working.
 * The archive appears under its name only when it is whole.
 */
export async function backUp(
  connection: Connection,
  filesDir: string,
  target: string,
): Promise<Manifest> {
  const path = resolve(target);
  await mkdir(dirname(path), { recursive: true });
  const staging = await mkdtemp(join(dirname(path), '.backup-'));
  try {
    const manifest = await stage(connection, filesDir, staging);
    await create({ gzip: true, cwd: staging, file: `${staging}.tar.gz` }, await readdir(staging));
    await rename(`${staging}.tar.gz`, path);
    return manifest;
  } finally {
    await rm(staging, { recursive: true, force: true });
    await rm(`${staging}.tar.gz`, { force: true });
  }
}

async function stage(connection: Connection, filesDir: string, staging: string): Promise<Manifest> {
  await mkdir(join(staging, 'database'));
  const collections = await dump(connection, join(staging, 'database'));
  await mkdir(join(staging, 'files'));
  if (existsSync(filesDir))
    await cp(filesDir, join(staging, 'files'), { recursive: true, filter: hasArrived });
  const files = (await readdir(join(staging, 'files'), { recursive: true })).length;
  const manifest = {
    format: BACKUP_FORMAT,
    createdAt: new Date().toISOString(),
    collections,
    files,
  };
  await writeFile(join(staging, 'manifest.json'), JSON.stringify(manifest, null, 2));
  return manifest;
}

/** Parts of files that are still on their way stay out: they change while they are copied, and their senders send them again. */
function hasArrived(path: string): boolean {
  return !basename(path).startsWith('incoming');
}

async function dump(connection: Connection, directory: string): Promise<Manifest['collections']> {
  const database = connection.getClient().db(connection.name);
  const names = (await database.listCollections({}, { nameOnly: true }).toArray())
    .map((one) => one.name)
    .sort();
  const session = await connection.startSession();
  try {
    return await session.withTransaction(
      async () => {
        const done: Manifest['collections'] = {};
        for (const name of names) done[name] = await dumpOne(database, name, directory, session);
        return done;
      },
      { readConcern: { level: 'snapshot' } },
    );
  } finally {
    await session.endSession();
  }
}

async function dumpOne(
  database: Database,
  name: string,
  directory: string,
  session: mongo.ClientSession,
) {
  const file = await open(join(directory, `${name}.bson`), 'w');
  const hash = createHash('sha256');
  let documents = 0;
  try {
    for await (const document of database
      .collection(name)
      .find({}, { session, promoteValues: false })) {
      const bytes = serialize(document);
      hash.update(bytes);
      await file.write(bytes);
      documents += 1;
    }
    await file.sync();
  } finally {
    await file.close();
  }
  const indexes = await database.collection(name).indexes();
  await writeFile(join(directory, `${name}.indexes.json`), JSON.stringify(indexes));
  return { documents, sha256: hash.digest('hex') };
}
