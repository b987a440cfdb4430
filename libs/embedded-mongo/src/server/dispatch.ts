import { Binary, Double } from 'bson';
import { failure, MongoError } from '../errors';
import { isArray, isDoc, type Doc, type Value } from '../bson/value';
import { docField, flag, numberField } from './arguments';
import type { Command, Invocation } from './command';
import type { Connection } from './connection';
import {
  asMongoError,
  errorReply,
  isTransient,
  nameOfCode,
  RESUMABLE_CODES,
  RETRYABLE_CODES,
} from './error-reply';
import { findCommand } from './registry';
import type { Reply } from './reply';
import type { ServerContext } from './server-context';
import { enterTransaction, leaveFailed } from './transaction-state';
import type { WireRequest } from './wire';

const UNSIGNED = new Map<string, Value>([
  ['hash', new Binary(Buffer.alloc(20))],
  ['keyId', 0n],
]);

/** Runs one command from request to answer; undefined: a fail point ordered to cut the connection. */
export async function dispatch(
  context: ServerContext,
  request: WireRequest,
  connection: Connection,
): Promise<Reply | undefined> {
  const { body } = request;
  const [sentName = ''] = body.keys();
  const command = findCommand(sentName);
  const name = command?.names[0] ?? sentName;
  context.calls.set(name, (context.calls.get(name) ?? 0) + 1);
  const invocation: Invocation = {
    name,
    body,
    database: String(body.get('$db') ?? 'admin'),
    sequences: request.sequences,
    connection,
    context,
  };
  const fault = context.failPoints.hit(name, body, connection.applicationName);
  const answer = await answerOf(command, sentName, invocation, fault);
  return answer && stamp(context, answer);
}

async function answerOf(
  command: Command | undefined,
  sentName: string,
  invocation: Invocation,
  fault: Doc | undefined,
): Promise<Reply | undefined> {
  try {
    if (!command) throw failure('CommandNotFound', `no such command: '${sentName}'`);
    const lsid = docField(invocation.body, 'lsid');
    if (lsid) invocation.session = invocation.context.sessions.get(lsid);
    if (fault) {
      if (flag(fault, 'blockConnection')) await pause(numberField(fault, 'blockTimeMS') ?? 0);
      if (flag(fault, 'closeConnection')) return undefined;
      if (fault.has('errorCode') && !fault.has('writeConcernError')) throw orderedError(fault);
    }
    const answer = await runInOrder(command, invocation);
    if (fault?.has('closeAfter')) return undefined;
    if (fault) addOrderedConcernError(answer, fault, invocation);
    return answer;
  } catch (error) {
    const refusal = asMongoError(error);
    leaveFailed(invocation);
    return errorReply(refusal, labelsOf(refusal, command, invocation));
  }
}

/** Numbered commands of a session take turns; the others just run. */
function runInOrder(command: Command, invocation: Invocation): Promise<Reply> {
  const { session, body } = invocation;
  refuseOtherSnapshots(body);
  const maxTime = numberField(body, 'maxTimeMS');
  if (maxTime && invocation.name !== 'getMore') invocation.deadline = Date.now() + maxTime;
  if (!session || !body.has('txnNumber')) return runAndSettle(command, invocation);
  return session.checkOut(() => {
    enterTransaction(command, invocation);
    return runAndSettle(command, invocation);
  });
}

/** A snapshot outlives its command only inside a transaction. */
function refuseOtherSnapshots(body: Doc): void {
  const concern = docField(body, 'readConcern');
  if (!concern) return;
  const outside = concern.get('level') === 'snapshot' && body.get('autocommit') !== false;
  if (outside || concern.has('atClusterTime')) {
    throw failure(
      'NotImplemented',
      'reading a snapshot outside a transaction is not supported by this server',
    );
  }
}

async function runAndSettle(command: Command, invocation: Invocation): Promise<Reply> {
  const { body, context } = invocation;
  const concern = docField(body, 'writeConcern');
  try {
    const answer = await command.run(invocation);
    if (!command.writes) return answer;
    await settle(invocation, concern);
    const problem = concern && concernError(concern);
    if (problem) answer.fields.set('writeConcernError', problem);
    return answer;
  } catch (error) {
    leaveFailed(invocation);
    if (command.writes && !invocation.transaction) await context.store.durable();
    throw error;
  }
}

/** A statement inside a transaction is stored with its commit. */
async function settle(invocation: Invocation, concern: Doc | undefined): Promise<void> {
  if (invocation.transaction?.state === 'active') return;
  await invocation.context.store.durable(concern !== undefined && flag(concern, 'j'));
}

function concernError(concern: Doc): Doc | undefined {
  const w = concern.get('w');
  if (typeof w === 'string' && w !== 'majority') {
    return concernDoc(79, `No write concern mode named '${w}' found in replica set configuration`);
  }
  const nodes = w instanceof Double ? w.value : Number(w ?? 1);
  return nodes > 1 ? concernDoc(100, 'Not enough data-bearing nodes') : undefined;
}

const concernDoc = (code: number, message: string): Doc =>
  new Map<string, Value>([
    ['code', code],
    ['codeName', nameOfCode(code)],
    ['errmsg', message],
  ]);

/** Every answer tells the cluster time: sessions order their reads and writes by it. */
function stamp({ store }: ServerContext, answer: Reply): Reply {
  const { fields } = answer;
  if (!fields.has('ok')) fields.set('ok', new Double(1));
  const time = store.time.last();
  fields.set(
    '$clusterTime',
    new Map<string, Value>([
      ['clusterTime', time],
      ['signature', UNSIGNED],
    ]),
  );
  fields.set('operationTime', time);
  return answer;
}

function orderedError(fault: Doc): MongoError {
  const code = numberField(fault, 'errorCode') ?? 1;
  const error = new MongoError(
    code,
    nameOfCode(code),
    "Failing command via 'failCommand' failpoint",
  );
  const labels = fault.get('errorLabels');
  if (isArray(labels)) error.extra.set('errorLabels', labels);
  return error;
}

function addOrderedConcernError(answer: Reply, fault: Doc, { body }: Invocation): void {
  const ordered = fault.get('writeConcernError');
  if (!isDoc(ordered)) return;
  answer.fields.set('writeConcernError', ordered);
  const labels = fault.get('errorLabels');
  if (isArray(labels)) answer.fields.set('errorLabels', labels);
  else if (body.has('txnNumber') && RETRYABLE_CODES.has(Number(ordered.get('code')))) {
    answer.fields.set('errorLabels', ['RetryableWriteError']);
  }
}

/** The labels by which drivers decide to run a write, a transaction or a change stream again. */
function labelsOf(
  error: MongoError,
  command: Command | undefined,
  invocation: Invocation,
): string[] {
  if (error.extra.has('errorLabels')) return [];
  const { name, body, context } = invocation;
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
  if (name === 'getMore' && RESUMABLE_CODES.has(error.code)) {
    const id = body.get('getMore');
    if (typeof id === 'bigint' && context.cursors.find(id)?.live)
      labels.add('ResumableChangeStreamError');
  }
  return [...labels];
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((done) => setTimeout(done, milliseconds));
