import type { Doc } from '../bson/value';
import { location } from '../errors';
import type { Command, Invocation } from './command';

/** Fields that any command may carry. */
const ANYWHERE = new Set([
  '$db',
  '$clusterTime',
  '$readPreference',
  '$queryOptions',
  '$audit',
  '$client',
  '$configServerState',
  'lsid',
  'txnNumber',
  'autocommit',
  'startTransaction',
  'coordinator',
  'stmtId',
  'stmtIds',
  'readConcern',
  'writeConcern',
  'maxTimeMS',
  'maxTimeMSOpOnly',
  'comment',
  'apiVersion',
  'apiStrict',
  'apiDeprecationErrors',
  'mayBypassWriteBlocking',
  'databaseVersion',
  'shardVersion',
  'collectionUUID',
  'help',
]);

/** Refuses a field that the command does not know. Errors: 40415. */
export function checkFields({ fields, names }: Command, { body, name }: Invocation): void {
  if (!fields) return;
  const [first] = body.keys();
  for (const field of body.keys()) {
    if (field === first || names.includes(field)) continue;
    if (!fields.includes(field) && !ANYWHERE.has(field)) throw unknownField(name, field);
  }
}

/** Refuses a field that a part of a command, such as one statement of a batch, does not know. Errors: 40415. */
export function checkPart(part: string, document: Doc, fields: ReadonlySet<string>): void {
  for (const field of document.keys()) if (!fields.has(field)) throw unknownField(part, field);
}

const unknownField = (owner: string, field: string): Error =>
  location(40415, `BSON field '${owner}.${field}' is an unknown field.`);
