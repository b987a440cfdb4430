import {
  AbstractCursor,
  ChangeStream,
  ClientSession,
  Collection,
  Db,
  GridFSBucket,
  MongoClient,
} from 'mongodb';
import type { Entities } from './entities';
import { matchError } from './match-error';
import { matchValue } from './match-value';
import { Mismatch, NotApplicable } from './mismatch';
import { bucketOperations } from './operations/bucket-operations';
import { clientOperations } from './operations/client-operations';
import { collectionOperations } from './operations/collection-operations';
import { cursorOperations } from './operations/cursor-operations';
import { databaseOperations } from './operations/database-operations';
import type { Operations } from './operations/operation';
import { runnerOperations, type RunnerHands } from './operations/runner-operations';
import { sessionOperations } from './operations/session-operations';
import type { Operation } from './suite';

type Kind = [type: abstract new (...args: never[]) => unknown, operations: Operations<never>];

const KINDS: readonly Kind[] = [
  [Collection, collectionOperations],
  [Db, databaseOperations],
  [MongoClient, clientOperations],
  [ClientSession, sessionOperations],
  [GridFSBucket, bucketOperations],
  [AbstractCursor, cursorOperations],
  [ChangeStream, cursorOperations],
];

/** Does one operation and compares what came of it. Errors: Mismatch, NotApplicable. */
export async function execute(
  operation: Operation,
  entities: Entities,
  hands: RunnerHands,
): Promise<void> {
  let result: unknown;
  try {
    result = await perform(operation, entities, hands);
  } catch (error) {
    if (error instanceof Mismatch || error instanceof NotApplicable) throw error;
    if (operation.ignoreResultAndError) return;
    if (!operation.expectError) throw error;
    return matchError(operation.expectError, error, entities);
  }
  if (operation.ignoreResultAndError) return;
  if (operation.expectError)
    throw new Mismatch(`an error was expected: ${JSON.stringify(operation.expectError)}`);
  if (operation.saveResultAsEntity) entities.set(operation.saveResultAsEntity, result);
  if (operation.expectResult !== undefined)
    matchValue(operation.expectResult, result, entities, operation.name);
}

async function perform(
  { name, object, arguments: args = {} }: Operation,
  entities: Entities,
  hands: RunnerHands,
): Promise<unknown> {
  if (object === 'testRunner') {
    const run = runnerOperations[name];
    if (!run) throw new NotApplicable(`the runner has no operation ${name}`);
    return run(args, entities, hands);
  }
  const target = entities.entity(object);
  if (target instanceof ClientSession && name === 'withTransaction')
    return withTransaction(target, args as WithTransaction, entities, hands);
  const operations = KINDS.find(([type]) => target instanceof type)?.[1];
  const run = operations?.[name];
  if (!run) throw new NotApplicable(`the driver has no operation ${name}`);
  return run(target as never, entities.resolve(args), entities);
}

interface WithTransaction {
  callback: Operation[];
}

function withTransaction(
  session: ClientSession,
  { callback, ...options }: WithTransaction,
  entities: Entities,
  hands: RunnerHands,
): Promise<void> {
  return session.withTransaction(async () => {
    for (const operation of callback) await executeInCallback(operation, entities, hands);
  }, options);
}

/** In a callback every error is thrown on, also one that was expected: the driver decides by it. */
async function executeInCallback(
  operation: Operation,
  entities: Entities,
  hands: RunnerHands,
): Promise<void> {
  if (!operation.expectError && !operation.ignoreResultAndError)
    return execute(operation, entities, hands);
  try {
    await perform(operation, entities, hands);
  } catch (error) {
    if (operation.expectError) matchError(operation.expectError, error, entities);
    throw error;
  }
  if (operation.expectError)
    throw new Mismatch(`an error was expected: ${JSON.stringify(operation.expectError)}`);
}
