import type { MongoError } from '../errors';
import type { Command, Invocation } from './command';
import { isTransient, RESUMABLE_CODES, RETRYABLE_CODES } from './error-reply';
import type { Fault } from './fail-points';

/** The labels by which drivers decide to run a write, a transaction or a change stream again. */
export function labelsOf(
  error: MongoError,
  command: Command | undefined,
  invocation: Invocation,
  fault: Fault | undefined,
): string[] {
  if (error.extra.has('errorLabels')) return [];
  const { name, body } = invocation;
  const inTransaction = body.get('autocommit') === false;
  const labels = new Set(error.labels);
  const ending = name === 'commitTransaction' || name === 'abortTransaction';
  if (!inTransaction) labels.delete('TransientTransactionError');
  else if (!ending && (isTransient(error.code) || RETRYABLE_CODES.has(error.code)))
    labels.add('TransientTransactionError');
  else if (name === 'commitTransaction' && isTransient(error.code))
    labels.add('TransientTransactionError');
  const numbered = command?.retryable && body.has('txnNumber') && !inTransaction;
  if (RETRYABLE_CODES.has(error.code) && (numbered || ending)) labels.add('RetryableWriteError');
  if (isStreamError(error, invocation, fault)) labels.add('ResumableChangeStreamError');
  return [...labels];
}

/** A `failCommand` fails before the cursor is looked at: the command does not know yet that it reads a stream. */
function isStreamError(
  { code }: MongoError,
  { name, body, context }: Invocation,
  fault: Fault | undefined,
): boolean {
  if (name !== 'getMore' || !RESUMABLE_CODES.has(code) || fault?.name === 'failCommand')
    return false;
  const id = body.get('getMore');
  return typeof id === 'bigint' && context.cursors.find(id)?.live === true;
}
