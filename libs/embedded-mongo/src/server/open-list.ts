import type { Invocation } from './command';
import { ListSource } from './cursors';
import type { Reply } from './reply';

export interface OpenedList<T> {
  namespace: string;
  documents: readonly T[];
  bytesOf: (document: T) => Uint8Array;
  /** Documents in the first batch (default 101). */
  batchSize?: number;
  /** Everything in one batch, no cursor stays open. */
  singleBatch?: boolean;
  lasting?: boolean;
}

/** The first batch of a known list, with a cursor for the rest. */
export function openList<T>(
  { context, session, transaction, snapshot }: Invocation,
  list: OpenedList<T>,
): Reply {
  const source = new ListSource(list.documents, list.bytesOf);
  const { documents, done } = source.next(list.batchSize ?? 101);
  const stays = !done && !list.singleBatch;
  const { namespace, lasting } = list;
  const own = snapshot ? undefined : transaction;
  const owner = { namespace, lasting, session: session?.key, transaction: own };
  const id = stays ? context.cursors.open(source, owner).id : 0n;
  return {
    fields: new Map(),
    cursor: { id, namespace, batchName: 'firstBatch', batch: documents },
  };
}
