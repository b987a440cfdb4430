import { encode } from '../../bson/encode';
import type { Doc } from '../../bson/value';
import { failure, location } from '../../errors';
import { compileProjection } from '../../query/project';
import { compileFilter, type QueryEnv } from '../../query/match';
import type { Collection } from '../../store/collection';
import { countField, docField, flag, numberField, stringField } from '../arguments';
import type { Command, Invocation } from '../command';
import { openList, type OpenedList } from '../open-list';
import { envOf } from '../query-env';
import { readDocuments, type Found } from '../reading';
import type { Reply } from '../reply';
import { openTail } from '../tailable';
import { readView } from '../views';

export const find: Command = {
  names: ['find'],
  fields: [
    'filter',
    'sort',
    'projection',
    'hint',
    'skip',
    'limit',
    'batchSize',
    'singleBatch',
    'allowDiskUse',
    'let',
    'max',
    'min',
    'returnKey',
    'showRecordId',
    'tailable',
    'oplogReplay',
    'noCursorTimeout',
    'awaitData',
    'allowPartialResults',
    'collation',
    'ntoreturn',
  ],
  inTransaction: true,
  async run(invocation) {
    const { body, database, context, transaction } = invocation;
    const name = stringField(body, 'find');
    const collection = context.store.ddl.find(database, name, transaction);
    const env = envOf(body, collection);
    refuseUnsupported(body);
    if (collection?.isView) return findInView(invocation, collection);
    if (flag(body, 'tailable')) return openTail(invocation, collection, env);
    return findInCollection(invocation, collection, env);
  },
};

async function findInCollection(
  invocation: Invocation,
  collection: Collection | undefined,
  env: QueryEnv,
): Promise<Reply> {
  const { body, context, transaction, deadline } = invocation;
  const filter = docField(body, 'filter') ?? new Map();
  const projection = docField(body, 'projection');
  const project =
    projection && projection.size > 0 ? compileProjection(projection, env) : undefined;
  if (!collection) compileFilter(filter, env);
  const { skip, limit } = windowOf(body);
  const request = {
    filter,
    env,
    sort: docField(body, 'sort'),
    hint: body.get('hint'),
    skip,
    limit,
    transaction,
    deadline,
  };
  const found = collection ? (await readDocuments(context.store, collection, request)).found : [];
  const bytesOf = project
    ? ({ doc, position }: Found) => encode(project(doc, position))
    : ({ stored }: Found) => stored.bytes;
  return openList(invocation, {
    ...batchOf(invocation),
    documents: lighten(found, project !== undefined),
    bytesOf,
  });
}

/** Without a projection only the bytes are sent: the decoded documents need not wait for the next batch. */
function lighten(found: Found[], needDocs: boolean): Found[] {
  if (!needDocs) for (const each of found) each.doc = NOTHING;
  return found;
}

const NOTHING: Doc = new Map();

async function findInView(invocation: Invocation, view: Collection): Promise<Reply> {
  const { body } = invocation;
  const { skip, limit } = windowOf(body);
  const stages: Doc[] = [new Map([['$match', docField(body, 'filter') ?? new Map()]])];
  const sort = docField(body, 'sort');
  if (sort && sort.size > 0) stages.push(new Map([['$sort', sort]]));
  if (skip) stages.push(new Map([['$skip', skip]]));
  if (limit) stages.push(new Map([['$limit', limit]]));
  const projection = docField(body, 'projection');
  if (projection && projection.size > 0) stages.push(new Map([['$project', projection]]));
  const documents = await readView(invocation, view, stages);
  return openList(invocation, { ...batchOf(invocation), documents, bytesOf: encode });
}

function batchOf({ body, database }: Invocation): Omit<OpenedList<never>, 'documents' | 'bytesOf'> {
  const limit = numberField(body, 'limit') ?? 0;
  return {
    namespace: `${database}.${stringField(body, 'find')}`,
    batchSize: countField(body, 'batchSize'),
    singleBatch: flag(body, 'singleBatch') || limit < 0,
    lasting: flag(body, 'noCursorTimeout'),
  };
}

function windowOf(body: Doc): { skip: number; limit: number } {
  const skip = numberField(body, 'skip') ?? 0;
  if (skip < 0)
    throw location(51024, `BSON field 'skip' value must be >= 0, actual value '${skip}'`);
  return { skip: Math.trunc(skip), limit: Math.abs(Math.trunc(numberField(body, 'limit') ?? 0)) };
}

function refuseUnsupported(body: Doc): void {
  for (const name of ['min', 'max', 'returnKey', 'showRecordId']) {
    const value = body.get(name);
    if (value !== undefined && value !== false) {
      throw failure('NotImplemented', `the find option '${name}' is not supported by this server`);
    }
  }
}
