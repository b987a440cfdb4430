import { failure, MongoError } from '../errors';
import { flag } from './arguments';
import type { Command, Invocation } from './command';
import type { Session } from './sessions';

const ENDING = new Set(['commitTransaction', 'abortTransaction']);

/**
 * Places a numbered command: in its transaction (begun by `startTransaction`), or as a retryable write that ends an
 * older transaction of the session. Errors: NoSuchTransaction (251), TransactionTooOld (225), 263 for commands that
 * cannot be in one, 72 for options that cannot be in one.
 */
export function enterTransaction(command: Command, invocation: Invocation): void {
  const { body, session, context } = invocation;
  if (!session) return;
  const number = BigInt(Number(body.get('txnNumber')));
  if (number < newestOf(invocation, session)) throw tooOld(number, newestOf(invocation, session));
  if (body.get('autocommit') !== false) {
    if (!command.retryable) return;
    if (number > session.number) leaveBehind(invocation, session);
    session.number = number;
    invocation.retry = { lsid: session.lsid, number };
    return;
  }
  if (flag(body, 'startTransaction')) begin(invocation, session, number);
  else if (!ENDING.has(invocation.name)) requireActive(session, number);
  if (session.number === number) invocation.transaction = session.transaction;
  if (!command.inTransaction) {
    throw failure(
      'OperationNotSupportedInTransaction',
      `Cannot run '${invocation.name}' in a multi-document transaction.`,
    );
  }
  if (body.has('writeConcern') && !ENDING.has(invocation.name)) {
    throw failure(
      'InvalidOptions',
      'writeConcern is not allowed within a multi-statement transaction',
    );
  }
  if (session.number !== number && context.store.retries.newest(session.lsid) !== number)
    throw noSuch(number);
  if (invocation.transaction) invocation.transaction.lastUsed = Date.now();
}

/** A failed statement ends its transaction; the client must begin anew. */
export function leaveFailed({ name, transaction, snapshot, context }: Invocation): void {
  if (snapshot) return;
  if (transaction?.state === 'active' && !ENDING.has(name)) context.store.abort(transaction);
}

export function noSuch(number: bigint): MongoError {
  return failure(
    'NoSuchTransaction',
    `Given transaction number ${number} does not match any in-progress transactions.`,
  );
}

function begin({ context }: Invocation, session: Session, number: bigint): void {
  if (session.number === number && session.transaction) {
    throw new MongoError(
      117,
      'ConflictingOperationInProgress',
      `Transaction ${number} has been started already`,
    );
  }
  if (session.transaction?.state === 'active') context.store.abort(session.transaction);
  session.number = number;
  session.transaction = context.store.begin({ lsid: session.lsid, number });
}

function requireActive(session: Session, number: bigint): void {
  if (session.number !== number || session.transaction?.state !== 'active') throw noSuch(number);
}

function leaveBehind({ context }: Invocation, session: Session): void {
  if (session.transaction?.state === 'active') context.store.abort(session.transaction);
  session.transaction = undefined;
}

function newestOf({ context }: Invocation, session: Session): bigint {
  const stored = context.store.retries.newest(session.lsid);
  return stored > session.number ? stored : session.number;
}

function tooOld(number: bigint, newest: bigint): MongoError {
  return failure(
    'TransactionTooOld',
    `Transaction or retryable write with txnNumber ${number} is prohibited because a newer one, ${newest}, has started on this session.`,
  );
}
