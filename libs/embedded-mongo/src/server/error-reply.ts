import { CODES, MongoError } from '../errors';
import type { Doc, Value } from '../bson/value';
import type { Reply } from './reply';

const NAMES = new Map<number, string>(Object.entries(CODES).map(([name, code]) => [code, name]));

const OTHER_NAMES: Readonly<Record<number, string>> = {
  7: 'HostNotFound',
  63: 'StaleShardVersion',
  64: 'WriteConcernFailed',
  79: 'UnknownReplWriteConcern',
  91: 'ShutdownInProgress',
  100: 'UnsatisfiableWriteConcern',
  133: 'FailedToSatisfyReadPreference',
  136: 'CappedPositionLost',
  150: 'StaleEpoch',
  189: 'PrimarySteppedDown',
  234: 'RetryChangeStream',
  237: 'CursorKilled',
  262: 'ExceededTimeLimit',
  9001: 'SocketException',
  10107: 'NotWritablePrimary',
  11600: 'InterruptedAtShutdown',
  11602: 'InterruptedDueToReplStateChange',
  13388: 'StaleConfig',
  13435: 'NotPrimaryNoSecondaryOk',
  13436: 'NotPrimaryOrSecondary',
};

export const nameOfCode = (code: number): string =>
  NAMES.get(code) ?? OTHER_NAMES[code] ?? 'UnknownError';

/** Errors after which a driver may send the same write again. */
export const RETRYABLE_CODES = new Set([
  6, 7, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436,
]);

/** Errors after which a driver opens its change stream again where it was. */
export const RESUMABLE_CODES = new Set([
  6, 7, 43, 63, 89, 91, 133, 150, 189, 234, 262, 9001, 10107, 11600, 11602, 13388, 13435, 13436,
]);

/** Errors after which a driver runs the whole transaction again. */
const TRANSIENT_CODES = new Set([24, 112, 246, 251, 267]);

export const isTransient = (code: number): boolean => TRANSIENT_CODES.has(code);

/** An unexpected error is answered, too: a client without an answer would hang. */
export function asMongoError(error: unknown): MongoError {
  if (error instanceof MongoError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new MongoError(CODES.InternalError, 'InternalError', message);
}

export function errorReply(error: MongoError, labels: readonly string[]): Reply {
  const fields = new Map<string, Value>([
    ['ok', 0],
    ['errmsg', error.message],
    ['code', error.code],
    ['codeName', error.codeName],
  ]);
  for (const [name, value] of error.extra) fields.set(name, value);
  if (labels.length > 0) fields.set('errorLabels', [...labels]);
  return { fields };
}

/** The error of one statement of a batch. */
export function writeError(index: number, error: MongoError): Doc {
  return new Map<string, Value>([
    ['index', index],
    ['code', error.code],
    ['errmsg', error.message],
    ...error.extra,
  ]);
}
