import type { Document } from 'bson';
import { readAll } from '../client/cursor';
import { CommandRefused, type WireConnection } from '../client/wire-connection';
import { documentsIn } from './bson-file';
import type { Counted, OnProgress } from './counted';
import { readDumpDirectory, type DumpedCollection } from './dump-directory';

export interface RestoreRequest {
  /** The directory of a dump, of this program or of mongodump. */
  from: string;
  /** Only this database. */
  database?: string;
  /** Collections of the same name are dropped first; otherwise they are a reason to refuse. */
  drop: boolean;
  onProgress: OnProgress;
}

const NAMESPACE_NOT_FOUND = 26;
const BATCH_DOCUMENTS = 1000;
const BATCH_BYTES = 8 * 1024 * 1024;
const SAFELY = { writeConcern: { w: 'majority', j: true } };

/**
 * Puts a dump into a server: nothing is written before every file was read to its end and found whole.
 * Errors: one sentence; for a damaged file with its name and the byte.
 */
export async function restore(
  connection: WireConnection,
  request: RestoreRequest,
): Promise<Counted[]> {
  const found = readDumpDirectory(request.from, request.database);
  for (const { file } of found) if (file) await readThrough(file);
  if (!request.drop) await refuseExisting(connection, found);
  const counted: Counted[] = [];
  // A view is made after what it looks at.
  const inOrder = [...found.filter((one) => !one.isView), ...found.filter((one) => one.isView)];
  for (const each of inOrder) counted.push(await restoreOne(connection, each, request));
  return counted;
}

async function readThrough(file: string): Promise<void> {
  const documents = documentsIn(file);
  while (!(await documents.next()).done);
}

async function refuseExisting(
  connection: WireConnection,
  found: readonly DumpedCollection[],
): Promise<void> {
  for (const database of new Set(found.map((each) => each.database))) {
    const list = { listCollections: 1, nameOnly: true };
    const there = await readAll(connection, database, list, '$cmd.listCollections');
    const names = new Set(there.map((entry) => String(entry['name'])));
    const taken = found.find((each) => each.database === database && names.has(each.name));
    if (taken)
      throw new Error(
        `The server already has a collection ${taken.namespace}: restore into an empty database, or give --drop to replace what has the same name.`,
      );
  }
}

async function restoreOne(
  connection: WireConnection,
  collection: DumpedCollection,
  { drop, onProgress }: RestoreRequest,
): Promise<Counted> {
  const { database, name, namespace, isView, options, indexes, file } = collection;
  try {
    if (drop) await dropIfThere(connection, database, name);
    await connection.ask(database, { create: name, ...optionsOf(options) });
    const counted: Counted = {
      namespace,
      kind: isView ? 'view' : 'collection',
      documents: 0,
      bytes: 0,
      indexes: isView || options['clusteredIndex'] ? indexes.length : indexes.length + 1,
    };
    if (file) await insertAll(connection, collection, counted, onProgress);
    const specifications = indexes.map((index) => specificationOf(index, options));
    if (specifications.length > 0)
      await connection.ask(database, { createIndexes: name, indexes: specifications, ...SAFELY });
    return counted;
  } catch (error) {
    if (!(error instanceof CommandRefused)) throw error;
    throw new Error(`${namespace} was not restored: ${error.message} (${error.code}).`);
  }
}

/** Options of old servers that no newer one takes. */
function optionsOf({ autoIndexId: _, ...options }: Document): Document {
  return options;
}

/** An index without a collation would get the one of its collection. */
function specificationOf({ ns: _, background: __, ...index }: Document, options: Document) {
  const { collation } = options;
  return collation && !index['collation'] ? { ...index, collation: { locale: 'simple' } } : index;
}

async function dropIfThere(connection: WireConnection, database: string, name: string) {
  try {
    await connection.ask(database, { drop: name });
  } catch (error) {
    if (!(error instanceof CommandRefused) || error.code !== NAMESPACE_NOT_FOUND) throw error;
  }
}

async function insertAll(
  connection: WireConnection,
  { database, name, namespace, file = '' }: DumpedCollection,
  counted: Counted,
  onProgress: OnProgress,
): Promise<void> {
  let documents: Buffer[] = [];
  let bytes = 0;
  const send = async (): Promise<void> => {
    if (documents.length === 0) return;
    // They were valid, or taken in before the rule, where they come from.
    const command = { insert: name, ordered: true, bypassDocumentValidation: true, ...SAFELY };
    await connection.ask(database, command, { name: 'documents', documents });
    counted.documents += documents.length;
    counted.bytes += bytes;
    onProgress(namespace, counted.documents);
    documents = [];
    bytes = 0;
  };
  for await (const each of documentsIn(file)) {
    if (documents.length >= BATCH_DOCUMENTS || bytes + each.length > BATCH_BYTES) await send();
    documents.push(each);
    bytes += each.length;
  }
  await send();
}
