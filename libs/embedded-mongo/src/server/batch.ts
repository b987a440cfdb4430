import { decode } from '../bson/decode';
import { encode } from '../bson/encode';
import { isDoc, type Doc } from '../bson/value';
import { failure, MongoError } from '../errors';
import { arrayField, flag, numberField } from './arguments';
import type { Invocation } from './command';
import { writeError } from './error-reply';
import { checkPart } from './known-fields';
import { Turns } from './turns';

const MOST_STATEMENTS = 100_000;

/**
 * The statements of a write command as documents, whether they came in the body or beside it.
 * Errors: 40415 for a field that statements do not have; nothing was done then.
 */
export function statementsOf(
  { body, sequences, name: command }: Invocation,
  name: string,
  fields: ReadonlySet<string>,
): Doc[] {
  const list =
    sequences.get(name)?.map((bytes) => decode(bytes)) ??
    (arrayField(body, name) ?? []).filter(isDoc);
  assertLength(list.length);
  for (const statement of list) checkPart(`${command}.${name}`, statement, fields);
  return list;
}

/** The documents of an insert as the bytes that were sent. */
export function documentsOf({ body, sequences }: Invocation, name: string): Buffer[] {
  const list =
    sequences.get(name) ??
    (arrayField(body, name) ?? []).filter(isDoc).map((doc) => Buffer.from(encode(doc)));
  assertLength(list.length);
  return list;
}

/**
 * Runs the statements one after the other. An ordered batch stops at the first error, an unordered one goes on; in a
 * transaction any error ends the command. Answers the errors by statement.
 */
export async function runBatch<T>(
  invocation: Invocation,
  statements: readonly T[],
  run: (statement: T, number: number, index: number) => Promise<void>,
): Promise<Doc[]> {
  const { body } = invocation;
  const ordered = !body.has('ordered') || flag(body, 'ordered');
  const numbers = arrayField(body, 'stmtIds');
  const first = numberField(body, 'stmtId') ?? 0;
  const errors: Doc[] = [];
  const turns = new Turns();
  for (const [index, statement] of statements.entries()) {
    if (turns.due()) await turns.take();
    try {
      await run(statement, Number(numbers?.[index] ?? first + index), index);
    } catch (error) {
      if (!(error instanceof MongoError) || invocation.transaction || fatal(error)) throw error;
      errors.push(writeError(index, error));
      if (ordered) break;
    }
  }
  return errors;
}

/** A disk that takes no more writes and a client's time limit end the whole command. */
function fatal({ codeName }: MongoError): boolean {
  return ['OutOfDiskSpace', 'OperationFailed', 'MaxTimeMSExpired', 'Interrupted'].includes(
    codeName,
  );
}

function assertLength(length: number): void {
  if (length > 0 && length <= MOST_STATEMENTS) return;
  throw failure(
    'InvalidLength',
    `Write batch sizes must be between 1 and ${MOST_STATEMENTS}. Got ${length} operations.`,
  );
}
