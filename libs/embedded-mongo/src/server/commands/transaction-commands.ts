import { failure } from '../../errors';
import { COMMIT_STATEMENT } from '../../store/retry-memory';
import type { Command, Invocation } from '../command';
import { reply } from '../reply';
import { noSuch } from '../transaction-state';

/** A commit may be asked again, even after a restart: the journal remembers it in the record of its writes. */
export const commitTransaction: Command = {
  names: ['commitTransaction'],
  writes: true,
  inTransaction: true,
  run(invocation) {
    const { transaction, context } = invocation;
    if (!transaction) {
      if (wasCommitted(invocation)) return reply();
      throw noSuch(BigInt(Number(invocation.body.get('txnNumber') ?? -1)));
    }
    if (transaction.state === 'aborted') throw aborted();
    if (transaction.state === 'active') context.store.commit(transaction);
    return reply();
  },
};

export const abortTransaction: Command = {
  names: ['abortTransaction'],
  inTransaction: true,
  run({ transaction, context, body }) {
    if (!transaction) throw noSuch(BigInt(Number(body.get('txnNumber') ?? -1)));
    if (transaction.state === 'committed') {
      throw failure('TransactionCommitted', 'Transaction has been committed');
    }
    if (transaction.state === 'aborted') throw aborted();
    context.store.abort(transaction);
    return reply();
  },
};

function wasCommitted({ session, body, context }: Invocation): boolean {
  if (!session) return false;
  const number = BigInt(Number(body.get('txnNumber')));
  return context.store.retries.recall(session.lsid, number, COMMIT_STATEMENT) !== undefined;
}

const aborted = () => failure('NoSuchTransaction', 'Transaction has been aborted');
