import { deserialize, Timestamp, type Document } from 'bson';
import { documentsOf, elements, type Element } from './raw-bson';
import type { WireConnection } from './wire-connection';

export interface Batch {
  id: bigint;
  documents: Buffer[];
  atClusterTime?: Timestamp;
}

/** The batches of a command that answers a cursor; documents stay the bytes they are. Errors: CommandRefused. */
export async function* batches(
  connection: WireConnection,
  database: string,
  command: Document,
  collection: string,
): AsyncGenerator<Batch> {
  let batch = batchOf(await connection.askRaw(database, command));
  yield batch;
  while (batch.id !== 0n) {
    const next = { getMore: batch.id, collection };
    batch = batchOf(await connection.askRaw(database, next));
    yield batch;
  }
}

/** Everything a small cursor gives, read. */
export async function readAll(
  connection: WireConnection,
  database: string,
  command: Document,
  collection: string,
): Promise<Document[]> {
  const found: Document[] = [];
  for await (const { documents } of batches(connection, database, command, collection))
    for (const each of documents) found.push(faithful(each));
  return found;
}

/** Read so that writing it again gives the same bytes. */
export const faithful = (bytes: Buffer): Document =>
  deserialize(bytes, { promoteValues: false, bsonRegExp: true });

function batchOf(reply: Buffer): Batch {
  const cursor = named(reply, 0, 'cursor');
  if (!cursor) throw new Error('The server answers without a cursor.');
  const list = named(reply, cursor.from, 'firstBatch') ?? named(reply, cursor.from, 'nextBatch');
  const id = named(reply, cursor.from, 'id');
  const time = named(reply, cursor.from, 'atClusterTime');
  return {
    id: id ? reply.readBigInt64LE(id.from) : 0n,
    documents: list ? documentsOf(reply, list) : [],
    atClusterTime: time && new Timestamp(reply.readBigUInt64LE(time.from)),
  };
}

function named(bytes: Buffer, start: number, name: string): Element | undefined {
  for (const element of elements(bytes, start)) if (element.name === name) return element;
  return undefined;
}
