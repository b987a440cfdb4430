import { failure } from '../../errors';
import type { Value } from '../../bson/value';
import { decode } from '../../bson/decode';
import { arrayField, countField, numberField } from '../arguments';
import type { Command, Invocation } from '../command';
import type { Cursor } from '../cursors';
import { reply, type Reply } from '../reply';

export const getMore: Command = {
  names: ['getMore'],
  fields: ['collection', 'batchSize', 'term', 'lastKnownCommittedOpTime'],
  inTransaction: true,
  async run(invocation) {
    const { body, context } = invocation;
    const cursor = context.cursors.get(idOf(body.get('getMore')));
    checkOwner(cursor, invocation);
    const count = countField(body, 'batchSize') || Infinity;
    cursor.busy = true;
    const stop = invocation.connection.onClose(
      () => cursor.live && context.cursors.close(cursor.id),
    );
    try {
      return await nextBatch(cursor, invocation, count);
    } finally {
      stop();
      cursor.busy = false;
      cursor.used = Date.now();
    }
  },
};

async function nextBatch(
  cursor: Cursor,
  { body, context }: Invocation,
  count: number,
): Promise<Reply> {
  const batch = await cursor.source.next(count, numberField(body, 'maxTimeMS') ?? 1000);
  const open = context.cursors.find(cursor.id) !== undefined;
  if (!open && !batch.done) throw failure('CursorNotFound', `cursor id ${cursor.id} was killed`);
  if (batch.done) context.cursors.close(cursor.id);
  const extra =
    batch.resumeToken &&
    new Map<string, Value>([['postBatchResumeToken', decode(batch.resumeToken)]]);
  const { namespace } = cursor;
  return {
    fields: new Map(),
    cursor: {
      id: batch.done ? 0n : cursor.id,
      namespace,
      batchName: 'nextBatch',
      batch: batch.documents,
      extra,
    },
  };
}

/** A cursor opened in a transaction is read in that transaction only. */
function checkOwner(cursor: Cursor, { transaction }: Invocation): void {
  if (cursor.transaction !== transaction) {
    throw failure('OperationFailed', `cursor id ${cursor.id} belongs to another transaction`);
  }
}

export const killCursors: Command = {
  names: ['killCursors'],
  fields: ['cursors'],
  inTransaction: true,
  run({ body, context }) {
    const killed: bigint[] = [];
    const notFound: bigint[] = [];
    for (const value of arrayField(body, 'cursors') ?? []) {
      const id = idOf(value);
      (context.cursors.close(id) ? killed : notFound).push(id);
    }
    return reply(
      ['cursorsKilled', killed],
      ['cursorsNotFound', notFound],
      ['cursorsAlive', []],
      ['cursorsUnknown', []],
    );
  },
};

function idOf(value: Value | undefined): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return BigInt(Math.trunc(value));
  throw failure('TypeMismatch', 'a cursor id must be a 64-bit integer');
}
