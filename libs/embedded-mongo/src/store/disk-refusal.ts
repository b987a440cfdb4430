import { failure, type MongoError } from '../errors';

/** What a client is told when the disk refuses: a code that no driver retries. */
export function diskRefusal(error: NodeJS.ErrnoException): MongoError {
  const sentence = `the write was not stored and the database is read-only until it is started again: ${error.message}`;
  return error.code === 'ENOSPC' || error.code === 'EDQUOT'
    ? failure('OutOfDiskSpace', sentence)
    : failure('OperationFailed', sentence);
}
