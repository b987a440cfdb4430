import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { EJSON, type Document } from 'bson';
import { fileNameOf, isOfServer } from './dump-names';

/** One collection or view of a dump. */
export interface DumpedCollection {
  database: string;
  name: string;
  namespace: string;
  isView: boolean;
  options: Document;
  /** Without the one on `_id`, which comes with the collection. */
  indexes: Document[];
  /** The file of the documents; undefined for a view. */
  file: string | undefined;
}

/** What lies in the directory of a dump. Errors: one sentence that names the file. */
export function readDumpDirectory(directory: string, only?: string): DumpedCollection[] {
  if (!existsSync(directory)) throw new Error(`There is no directory ${directory}.`);
  const found: DumpedCollection[] = [];
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    if (!entry.isDirectory() || (only !== undefined && entry.name !== only)) continue;
    found.push(...collectionsIn(join(directory, entry.name), entry.name));
  }
  if (found.length === 0)
    throw new Error(
      `${directory} holds no dump${only === undefined ? '' : ` of the database ${only}`}: it has a directory for each database, with files named collection.bson and collection.metadata.json.`,
    );
  return found;
}

function collectionsIn(place: string, database: string): DumpedCollection[] {
  const names = readdirSync(place).sort();
  const lonely = names.find((name) => name.startsWith('system.buckets.'));
  if (lonely) throw new Error(`${join(place, lonely)} is of a time series, which is not restored.`);
  return names
    .filter((name) => /\.metadata\.json(\.gz)?$/.test(name))
    .map((name) => collectionOf(place, database, name))
    .filter(({ name }) => !isOfServer(database, name));
}

function collectionOf(place: string, database: string, file: string): DumpedCollection {
  const path = join(place, file);
  const metadata = readMetadata(path);
  const stem = file.replace(/\.metadata\.json(\.gz)?$/, '');
  const name: string = metadata['collectionName'] ?? decodeURIComponent(stem);
  if (fileNameOf(name) !== stem)
    throw new Error(`${path} speaks of the collection ${name}, whose files have another name.`);
  const options: Document = metadata['options'] ?? {};
  if (options['timeseries'] !== undefined)
    throw new Error(`${path} is of a time series, which is not restored.`);
  const isView = options['viewOn'] !== undefined;
  const [data] = ['.bson', '.bson.gz'].map((end) => join(place, stem + end)).filter(existsSync);
  if (!isView && data === undefined) throw new Error(`${join(place, stem)}.bson is missing.`);
  const indexes = (metadata['indexes'] as Document[]).filter(({ name }) => name !== '_id_');
  const namespace = `${database}.${name}`;
  return { database, name, namespace, isView, options, indexes, file: isView ? undefined : data };
}

function readMetadata(path: string): Document {
  try {
    const bytes = readFileSync(path);
    const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
    const metadata = EJSON.parse(text, { relaxed: false }) as Document;
    if (!Array.isArray(metadata['indexes'])) throw new Error('it lists no indexes');
    return metadata;
  } catch (error) {
    throw new Error(`${path} is damaged: ${(error as Error).message}.`);
  }
}
