import { encode } from '../../bson/encode';
import { isDoc, type Doc, type Value } from '../../bson/value';
import { runPipeline } from '../../aggregate/run';
import { failedToParse, failure, location, typeMismatch } from '../../errors';
import { withoutPauses, withPauses, type Flow } from '../../pause';
import type { QueryEnv } from '../../query/match';
import type { Collection } from '../../store/collection';
import { arrayField, countField, docField } from '../arguments';
import { openChangeStream } from '../change-stream-command';
import type { Command, Invocation } from '../command';
import { explainPlan } from '../explaining';
import { collectionStatistics, indexStatistics } from '../first-stages';
import { openList } from '../open-list';
import { envOf } from '../query-env';
import { matchingDocuments, readDocuments, type ReadRequest } from '../reading';
import type { Reply } from '../reply';
import { localSessions } from '../session-documents';
import { isSink, writeOut } from '../sinks';
import { itemsInTurns } from '../turns';
import { aggregateEnv, resolveView } from '../views';
import { SEARCH_STAGES, searchNotEnabled } from './search-commands';

export const aggregate: Command = {
  names: ['aggregate'],
  fields: [
    'pipeline',
    'explain',
    'allowDiskUse',
    'cursor',
    'bypassDocumentValidation',
    'collation',
    'hint',
    'let',
    'runtimeConstants',
    'encryptionInformation',
  ],
  writes: true,
  inTransaction: true,
  async run(invocation) {
    const { body } = invocation;
    const stages = stagesOf(body);
    const explained = body.get('explain') === true;
    const cursor = docField(body, 'cursor');
    if (!cursor && !explained) {
      throw failedToParse(
        "The 'cursor' option is required, except for aggregate with the explain argument",
      );
    }
    if (stages[0]?.has('$changeStream')) return openChangeStream(invocation, stages);
    if (explained) return explainAggregate(invocation, stages);
    const sink = stages.at(-1);
    const writes = sink !== undefined && isSink(sink);
    const documents = await run(invocation, writes ? stages.slice(0, -1) : stages);
    if (writes) await writeOut(invocation, sink, documents);
    return openList(invocation, {
      namespace: namespaceOf(invocation),
      documents: writes ? [] : documents,
      bytesOf: encode,
      batchSize: cursor && countField(cursor, 'batchSize'),
    });
  },
};

function stagesOf(body: Doc): Doc[] {
  const pipeline = arrayField(body, 'pipeline');
  if (!pipeline)
    throw typeMismatch("BSON field 'aggregate.pipeline' is missing but a required field");
  return pipeline.map((stage, i) => {
    if (!isDoc(stage) || stage.size !== 1) {
      throw location(
        40323,
        'A pipeline stage specification object must contain exactly one field.',
      );
    }
    if (isSink(stage) && i < pipeline.length - 1) {
      throw location(40601, `${[...stage.keys()][0]} can only be the final stage in the pipeline`);
    }
    return stage;
  });
}

function namespaceOf({ body, database }: Invocation): string {
  const name = body.get('aggregate');
  return `${database}.${typeof name === 'string' ? name : '$cmd.aggregate'}`;
}

async function run(invocation: Invocation, own: readonly Doc[]): Promise<Doc[]> {
  const { body, context, database, transaction, deadline } = invocation;
  const name = body.get('aggregate');
  const target = typeof name === 'string' ? name : undefined;
  const { collection, stages } =
    target === undefined
      ? { collection: undefined, stages: [] }
      : resolveView(context, database, target, transaction);
  const env = envOf(body, collection);
  if (target === undefined && own[0]?.has('$listLocalSessions')) {
    const sessions = localSessions(context);
    return [...withoutPauses(runPipeline(own.slice(1), sessions, aggregateEnv(invocation, env)))];
  }
  const all = [...stages, ...own];
  refuseStage(all[0]);
  const special = collection && firstStage(invocation, collection, all[0]);
  const { input, rest } = special
    ? { input: special, rest: all.slice(1) }
    : await readFirst(invocation, collection, all, env);
  return itemsInTurns(runPipeline(rest, input, aggregateEnv(invocation, env)), deadline);
}

function firstStage(
  invocation: Invocation,
  collection: Collection,
  stage: Doc | undefined,
): Doc[] | undefined {
  if (stage?.has('$indexStats')) return indexStatistics(invocation.context, collection);
  if (stage?.has('$collStats'))
    return [
      collectionStatistics(
        invocation.context,
        collection,
        docField(stage, '$collStats') ?? new Map(),
      ),
    ];
  return undefined;
}

/** Stages that can only be the first, and are not offered. */
function refuseStage(stage: Doc | undefined): void {
  const [name = ''] = stage?.keys() ?? [];
  if (name === '$geoNear')
    throw failure('NotImplemented', '$geoNear is not supported by this server');
  if (SEARCH_STAGES.has(name)) throw searchNotEnabled();
}

/** A leading `$match`, with the `$sort` and `$limit` after it, is read through an index. */
async function readFirst(
  invocation: Invocation,
  collection: Collection | undefined,
  stages: readonly Doc[],
  env: QueryEnv,
): Promise<{ input: Flow<Doc>; rest: readonly Doc[] }> {
  if (!collection) return { input: [], rest: stages };
  const { request, used } = leadingRequest(invocation, stages, env);
  const rest = stages.slice(used);
  const { store } = invocation.context;
  if (!request.sort && !request.limit)
    return { input: matchingDocuments(store, collection, request), rest };
  const { found } = await readDocuments(store, collection, request);
  return { input: withPauses(found.map(({ doc }) => doc)), rest };
}

function leadingRequest(
  { body, transaction, deadline }: Invocation,
  stages: readonly Doc[],
  env: QueryEnv,
): { request: ReadRequest; used: number } {
  let used = 0;
  const take = (name: string): Value | undefined => {
    const value = stages[used]?.get(name);
    if (value !== undefined) used++;
    return value;
  };
  const match = take('$match');
  const filter = isDoc(match) ? match : new Map<string, Value>();
  const order = stages[used]?.get('$sort');
  const sort =
    isDoc(order) && order.size > 0 && ![...order.values()].some(isDoc) ? order : undefined;
  if (sort) used++;
  const most = stages[used]?.get('$limit');
  const limit = typeof most === 'number' && most > 0 ? most : 0;
  if (limit) used++;
  const request = { filter, env, sort, limit, hint: body.get('hint'), transaction, deadline };
  return { request, used };
}

async function explainAggregate(invocation: Invocation, own: readonly Doc[]): Promise<Reply> {
  const { body, context, database, transaction } = invocation;
  const { collection, stages } = resolveView(
    context,
    database,
    String(body.get('aggregate')),
    transaction,
  );
  const env = envOf(body, collection);
  const { request } = leadingRequest(invocation, [...stages, ...own], env);
  const read = collection && (await readDocuments(context.store, collection, request));
  return { fields: explainPlan(invocation, namespaceOf(invocation), read) };
}
