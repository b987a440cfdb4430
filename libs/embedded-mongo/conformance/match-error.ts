import { MongoError, MongoServerError, type Document } from 'mongodb';
import { matchValue, type MatchContext } from './match-value';
import { expectTrue } from './mismatch';

/** Throws a Mismatch when the error of an operation is not the expected one. */
export function matchError(expected: Document, error: unknown, context: MatchContext): void {
  const thrown = error as Error & Document;
  if (expected['isClientError'] !== undefined) {
    const fromServer = thrown instanceof MongoServerError;
    expectTrue(fromServer !== expected['isClientError'], `wrong side for the error: ${thrown}`);
  }
  if (expected['errorContains'] !== undefined) {
    const wanted = String(expected['errorContains']).toLowerCase();
    expectTrue(
      thrown.message.toLowerCase().includes(wanted),
      `the error should contain "${wanted}": ${thrown.message}`,
    );
  }
  for (const [field, name] of [
    ['errorCode', 'code'],
    ['errorCodeName', 'codeName'],
  ] as const) {
    if (expected[field] === undefined) continue;
    expectTrue(
      thrown[name] === expected[field],
      `expected ${name} ${expected[field]}, was ${thrown[name]}: ${thrown.message}`,
    );
  }
  matchLabels(expected, thrown);
  matchParts(expected, thrown, context);
}

function matchLabels(expected: Document, error: Error): void {
  const labels: readonly string[] = error instanceof MongoError ? error.errorLabels : [];
  const told = `labels [${labels.join(', ')}] of: ${error.message}`;
  for (const label of expected['errorLabelsContain'] ?? [])
    expectTrue(labels.includes(label), `${label} is missing in the ${told}`);
  for (const label of expected['errorLabelsOmit'] ?? [])
    expectTrue(!labels.includes(label), `${label} must not be in the ${told}`);
}

function matchParts(expected: Document, error: Error & Document, context: MatchContext): void {
  if (expected['errorResponse'] !== undefined) {
    const response = { ...error['errorResponse'], ...error };
    matchValue(expected['errorResponse'], response, context, 'errorResponse');
  }
  if (expected['expectResult'] !== undefined) {
    const partial = error['result'] ?? error['partialResult'];
    matchValue(expected['expectResult'], partial, context, 'partial result');
  }
  for (const field of ['writeErrors', 'writeConcernErrors']) {
    if (expected[field] !== undefined) matchValue(expected[field], error[field], context, field);
  }
}
