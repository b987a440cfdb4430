import { Binary, Double } from 'bson';
import { failure } from '../errors';
import type { Doc, Value } from '../bson/value';
import { docField, flag, numberField } from './arguments';
import type { Command, Invocation } from './command';
import type { Connection } from './connection';
import { labelsOf } from './error-labels';
import { asMongoError, errorReply, nameOfCode } from './error-reply';
import type { Fault } from './fail-points';
import { checkFields } from './known-fields';
import { applyReadConcern, tellSnapshot } from './read-concern';
import { addOrderedConcernError, meetFault } from './ordered-faults';
import { findCommand } from './registry';
import type { Reply } from './reply';
import type { ServerContext } from './server-context';
import { requireSignIn } from './sign-in';
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
  fault: Fault | undefined,
): Promise<Reply | undefined> {
  try {
    if (!command) throw failure('CommandNotFound', `no such command: '${sentName}'`);
    const lsid = docField(invocation.body, 'lsid');
    if (lsid) invocation.session = invocation.context.sessions.get(lsid);
    requireSignIn(invocation);
    checkFields(command, invocation);
    if (fault && (await meetFault(fault)) === 'cut') return undefined;
    const answer = await runInOrder(command, invocation);
    if (invocation.cut) return undefined;
    if (fault) addOrderedConcernError(answer, fault, invocation);
    return answer;
  } catch (error) {
    const refusal = asMongoError(error);
    leaveFailed(invocation);
    if (invocation.cut) return undefined;
    return errorReply(refusal, labelsOf(refusal, command, invocation, fault));
  }
}

/** Numbered commands of a session take turns; the others just run. */
function runInOrder(command: Command, invocation: Invocation): Promise<Reply> {
  const { session, body } = invocation;
  const maxTime = numberField(body, 'maxTimeMS');
  if (maxTime && invocation.name !== 'getMore') invocation.deadline = Date.now() + maxTime;
  if (!session || !body.has('txnNumber')) return runAndSettle(command, invocation);
  return session.checkOut(() => {
    enterTransaction(command, invocation);
    return runAndSettle(command, invocation);
  });
}

async function runAndSettle(command: Command, invocation: Invocation): Promise<Reply> {
  const { body, context } = invocation;
  const concern = docField(body, 'writeConcern');
  try {
    applyReadConcern(invocation);
    const answer = await command.run(invocation);
    tellSnapshot(answer, invocation);
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
