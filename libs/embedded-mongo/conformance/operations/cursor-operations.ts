import {
  AbstractCursor,
  ChangeStream,
  type Collection,
  type Db,
  type Document,
  type MongoClient,
} from 'mongodb';
import type { Operations } from './operation';

/** Opens a change stream and waits until the server knows it: the test goes on to write. */
export async function watch(
  target: Collection | Db | MongoClient,
  { pipeline, ...options }: Document,
): Promise<ChangeStream> {
  const stream = target.watch(pipeline, options);
  // An open change stream has no method that opens it without also asking for a document.
  const { cursor } = stream as unknown as { cursor: { cursorInit(): Promise<void> } };
  await cursor.cursorInit();
  return stream;
}

export const cursorOperations: Operations<AbstractCursor | ChangeStream> = {
  iterateUntilDocumentOrError: (cursor) => cursor.next(),
  iterateOnce: (cursor) => cursor.tryNext(),
  close: (cursor) => cursor.close(),
};
