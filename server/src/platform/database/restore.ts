import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { deserialize, type Document } from 'bson';
import type { Connection, mongo } from 'mongoose';
import { extract } from 'tar';
import { BACKUP_FORMAT, type Manifest } from './backup';

/** Documents sent to the database at once. */
const BATCH = 500;

/**
 * Puts a backup into an empty database and an empty files directory.
 * @throws Error with one sentence when the archive is damaged, newer than this product, or the database is not empty
 */
export async function restore(
  connection: Connection,
  filesDir: string,
  source: string,
): Promise<Manifest> {
  const database = connection.getClient().db(connection.name);
  await requireEmpty(database);
  await mkdir(dirname(resolve(filesDir)), { recursive: true });
  const staging = await mkdtemp(join(dirname(resolve(filesDir)), '.restore-'));
  try {
    await extract({ file: source, cwd: staging });
    const manifest = await readManifest(staging);
    for (const [name, { sha256 }] of Object.entries(manifest.collections))
      await load(database, name, join(staging, 'database'), sha256);
    await cp(join(staging, 'files'), filesDir, { recursive: true });
    return manifest;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function requireEmpty(database: mongo.Db): Promise<void> {
  for (const { name } of await database.listCollections({}, { nameOnly: true }).toArray())
    if ((await database.collection(name).findOne()) !== null)
      throw new Error(
        `The database already holds data (${name}). Restore into a new directory: --data NEWDIR.`,
      );
}

async function readManifest(staging: string): Promise<Manifest> {
  const text = await readFile(join(staging, 'manifest.json'), 'utf8').catch(() => {
    throw new Error('This file is not a backup of Passerelle: it has no manifest.');
  });
  const manifest = JSON.parse(text) as Manifest;
  if (manifest.format > BACKUP_FORMAT)
    throw new Error(
      `This backup comes from a newer version (format ${manifest.format}). Update first.`,
    );
  return manifest;
}

async function load(
  database: mongo.Db,
  name: string,
  directory: string,
  sha256: string,
): Promise<void> {
  const bytes = await readFile(join(directory, `${name}.bson`));
  if (createHash('sha256').update(bytes).digest('hex') !== sha256)
    throw new Error(
      `The backup is damaged: ${name} does not match its checksum. Nothing of it was restored.`,
    );
  const documents = [...documentsIn(bytes)];
  for (let start = 0; start < documents.length; start += BATCH)
    await database.collection(name).insertMany(documents.slice(start, start + BATCH));
  await index(
    database,
    name,
    JSON.parse(await readFile(join(directory, `${name}.indexes.json`), 'utf8')),
  );
}

function* documentsIn(bytes: Buffer): Generator<Document> {
  for (let at = 0; at < bytes.length;) {
    const size = bytes.readInt32LE(at);
    yield deserialize(bytes.subarray(at, at + size), { promoteValues: false });
    at += size;
  }
}

async function index(
  database: mongo.Db,
  name: string,
  indexes: mongo.IndexDescriptionInfo[],
): Promise<void> {
  const wanted = indexes.filter((one) => one.name !== '_id_');
  if (wanted.length > 0)
    await database.collection(name).createIndexes(wanted as mongo.IndexDescription[]);
}
