import { isArray, isDoc, type Doc, type Value } from '../bson/value';
import { MongoError } from '../errors';
import { flag, numberField } from './arguments';
import type { Invocation } from './command';
import { nameOfCode, RETRYABLE_CODES } from './error-reply';
import type { Fault } from './fail-points';
import type { Reply } from './reply';

/** What a fail point does before its command: it holds it up, or ends it. */
export async function meetFault({ data }: Fault): Promise<'cut' | undefined> {
  if (flag(data, 'blockConnection')) await pause(numberField(data, 'blockTimeMS') ?? 0);
  if (flag(data, 'closeConnection')) return 'cut';
  if (data.has('errorCode') && !data.has('writeConcernError')) throw orderedError(data);
  return undefined;
}

/** What a fail point adds to the answer of a command that went well. */
export function addOrderedConcernError(answer: Reply, { data }: Fault, { body }: Invocation): void {
  const ordered = data.get('writeConcernError');
  if (!isDoc(ordered)) return;
  answer.fields.set('writeConcernError', ordered);
  const labels = data.get('errorLabels');
  if (isArray(labels)) {
    answer.fields.set('errorLabels', labels);
    return;
  }
  const numbered = body.has('txnNumber') && !isOpenStatement(body);
  if (numbered && RETRYABLE_CODES.has(Number(ordered.get('code'))))
    answer.fields.set('errorLabels', ['RetryableWriteError']);
}

/** A write inside a transaction is not retried by itself; its commit and its abort are. */
const isOpenStatement = (body: Doc): boolean =>
  body.get('autocommit') === false &&
  !body.has('commitTransaction') &&
  !body.has('abortTransaction');

/**
 * A numbered write is about to be stored. With an ordered code it fails and nothing is stored; the connection is cut
 * instead of an answer unless `closeConnection: false` was ordered.
 */
export function meetWriteFault(invocation: Invocation): void {
  const fault = invocation.context.failPoints.hitWrite();
  if (!fault) return;
  const code = numberField(fault.data, 'failBeforeCommitExceptionCode');
  const cuts = !fault.data.has('closeConnection') || flag(fault.data, 'closeConnection');
  if (cuts) invocation.cut = true;
  if (code !== undefined) throw orderedError(new Map<string, Value>([['errorCode', code]]));
}

function orderedError(data: Doc): MongoError {
  const code = numberField(data, 'errorCode') ?? 1;
  const error = new MongoError(
    code,
    nameOfCode(code),
    "Failing command via 'failCommand' failpoint",
  );
  const labels = data.get('errorLabels');
  if (isArray(labels)) error.extra.set('errorLabels', labels);
  return error;
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((done) => setTimeout(done, milliseconds));
