import { createWriteStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip, gzipSync } from 'node:zlib';
import { EJSON, type Binary, type Document } from 'bson';
import { readAll } from '../client/cursor';
import type { WireConnection } from '../client/wire-connection';
import type { Counted, OnProgress } from './counted';
import { fileNameOf, isOfServer } from './dump-names';
import { SnapshotReader } from './snapshot-reader';

export interface DumpRequest {
  /** A directory that does not exist yet, or is empty. */
  out: string;
  /** Only this database. */
  database?: string;
  gzip: boolean;
  /** All documents as of one moment; without it nobody may write meanwhile. */
  snapshot: boolean;
  /** Namespaces that are left out. */
  exclude: readonly string[];
  onProgress: OnProgress;
}

export interface Dumped {
  counted: Counted[];
  /** Capped collections that this server does not read as of a moment. */
  outsideSnapshot: string[];
}

interface Listed {
  database: string;
  name: string;
  namespace: string;
  entry: Document;
  indexes: Document[];
}

/**
 * Writes what mongodump writes: `<database>/<collection>.bson` and `.metadata.json`. The directory has its name only when
 * it is whole. Errors: one sentence.
 */
export async function dump(connection: WireConnection, request: DumpRequest): Promise<Dumped> {
  const out = resolve(request.out);
  if (existsSync(out) && readdirSync(out).length > 0)
    throw new Error(`The directory ${out} is not empty: choose another one for --out.`);
  const draft = `${out}.partial`;
  rmSync(draft, { recursive: true, force: true });
  const listed = await listAll(connection, request);
  refuseTimeSeries(listed);
  const reader = new SnapshotReader(connection, request.snapshot);
  const counted: Counted[] = [];
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  for (const each of listed) counted.push(await dumpOne(each, draft, reader, request));
  mkdirSync(dirname(out), { recursive: true });
  rmSync(out, { recursive: true, force: true });
  renameSync(draft, out);
  return { counted, outsideSnapshot: reader.outside };
}

async function listAll(connection: WireConnection, request: DumpRequest): Promise<Listed[]> {
  const found: Listed[] = [];
  for (const database of await databasesOf(connection, request)) {
    const command = { listCollections: 1 };
    const entries = await readAll(connection, database, command, '$cmd.listCollections');
    for (const entry of entries) {
      const name = String(entry['name']);
      const namespace = `${database}.${name}`;
      if (isOfServer(database, name) || request.exclude.includes(namespace)) continue;
      const isView = entry['type'] === 'view';
      const indexes = isView
        ? []
        : await readAll(connection, database, { listIndexes: name }, `$cmd.listIndexes.${name}`);
      found.push({ database, name, namespace, entry, indexes });
    }
  }
  return found.sort((a, b) => (a.namespace < b.namespace ? -1 : 1));
}

async function databasesOf(connection: WireConnection, { database }: DumpRequest) {
  if (database !== undefined) return [database];
  const { databases } = await connection.ask('admin', { listDatabases: 1, nameOnly: true });
  return (databases as { name: string }[]).map(({ name }) => name);
}

function refuseTimeSeries(listed: readonly Listed[]): void {
  const series = listed.find(({ entry }) => entry['type'] === 'timeseries');
  if (!series) return;
  throw new Error(
    `${series.namespace} is a time series, which a dump does not hold: leave it out with --exclude ${series.namespace}.`,
  );
}

async function dumpOne(
  listed: Listed,
  directory: string,
  reader: SnapshotReader,
  request: DumpRequest,
): Promise<Counted> {
  const { database, name, namespace, entry, indexes } = listed;
  const { gzip, onProgress } = request;
  const isView = entry['type'] === 'view';
  const place = join(directory, database);
  mkdirSync(place, { recursive: true, mode: 0o700 });
  const path = join(place, fileNameOf(name));
  const metadata = Buffer.from(metadataOf(listed));
  const ending = gzip ? '.gz' : '';
  await writeFile(`${path}.metadata.json${ending}`, gzip ? gzipSync(metadata) : metadata, SAFE);
  const counted: Counted = {
    namespace,
    kind: isView ? 'view' : 'collection',
    documents: 0,
    bytes: 0,
    indexes: indexes.length,
  };
  if (isView) return counted;
  const capped = (entry['options'] as Document)['capped'] === true;
  const documents = Readable.from(
    counting(reader.read(database, name, capped), counted, onProgress),
  );
  const file = createWriteStream(`${path}.bson${ending}`, SAFE);
  await (gzip ? pipeline(documents, createGzip(), file) : pipeline(documents, file));
  return counted;
}

/** On the disk when it is closed, and nobody else's to read. */
const SAFE = { mode: 0o600, flush: true };

function metadataOf({ name, entry, indexes }: Listed): string {
  const uuid = (entry['info'] as Document | undefined)?.['uuid'] as Binary | undefined;
  const metadata = {
    options: entry['options'],
    indexes,
    ...(uuid && { uuid: Buffer.from(uuid.buffer).toString('hex') }),
    collectionName: name,
    type: entry['type'],
  };
  return EJSON.stringify(metadata, { relaxed: false });
}

/** One piece for each batch. */
async function* counting(
  source: AsyncGenerator<Buffer[]>,
  counted: Counted,
  onProgress: OnProgress,
): AsyncGenerator<Buffer> {
  for await (const documents of source) {
    if (documents.length === 0) continue;
    const piece = Buffer.concat(documents);
    counted.documents += documents.length;
    counted.bytes += piece.length;
    onProgress(counted.namespace, counted.documents);
    yield piece;
  }
}
