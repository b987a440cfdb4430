import type { ClientSession } from 'mongodb';
import type { Operations } from './operation';

/** `withTransaction` is the runner's: its callback is a list of operations. */
export const sessionOperations: Operations<ClientSession> = {
  startTransaction: (session, options) => session.startTransaction(options),
  commitTransaction: (session, options) => session.commitTransaction(options),
  abortTransaction: (session, options) => session.abortTransaction(options),
  endSession: (session, options) => session.endSession(options),
};
