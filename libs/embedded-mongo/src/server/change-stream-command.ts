import { Timestamp } from 'bson';
import { runPipeline } from '../aggregate/run';
import { stageMakers } from '../aggregate/stages';
import type { Doc, Value } from '../bson/value';
import { failure, location, MongoError } from '../errors';
import { withoutPauses } from '../pause';
import type { ChangeLog } from '../store/change-log';
import { countField, docField } from './arguments';
import { readToken } from './change-events';
import { ChangeStreamSource, historyLost, type Watched } from './change-stream';
import type { Invocation } from './command';
import { envOf } from './query-env';
import type { Reply } from './reply';
import { isSink } from './sinks';
import { aggregateEnv } from './views';

const OPTIONS = new Set([
  'fullDocument',
  'fullDocumentBeforeChange',
  'resumeAfter',
  'startAfter',
  'startAtOperationTime',
  'allChangesForCluster',
  'showExpandedEvents',
]);

const STAGES = new Set([
  '$match',
  '$project',
  '$addFields',
  '$set',
  '$unset',
  '$replaceRoot',
  '$replaceWith',
  '$redact',
]);

/** Opens a change stream; the first batch does not wait. */
export function openChangeStream(invocation: Invocation, stages: readonly Doc[]): Reply {
  const { body, context, database, session } = invocation;
  const [first, ...rest] = stages;
  const spec = (first && docField(first, '$changeStream')) ?? new Map<string, Value>();
  checkStream(invocation, spec, rest);
  const env = aggregateEnv(invocation, envOf(body, undefined));
  const { changes } = context.store;
  const source = new ChangeStreamSource(context.store, {
    watched: watchedBy(invocation, spec),
    from: startOf(spec, changes),
    fullDocument: String(spec.get('fullDocument') ?? 'default'),
    fullDocumentBeforeChange: String(spec.get('fullDocumentBeforeChange') ?? 'off'),
    expanded: spec.get('showExpandedEvents') === true,
    transform:
      rest.length > 0
        ? (event) => withoutPauses(runPipeline(rest, [event], env))
        : (event) => [event],
  });
  const cursor = docField(body, 'cursor');
  const batch = source.read((cursor && countField(cursor, 'batchSize')) ?? 101);
  const name = body.get('aggregate');
  const namespace = `${database}.${typeof name === 'string' ? name : '$cmd.aggregate'}`;
  const { id } = context.cursors.open(source, { namespace, session: session?.key }, true);
  const extra = new Map<string, Value>([['postBatchResumeToken', source.resumeToken]]);
  return { fields: new Map(), cursor: { id, namespace, batchName: 'firstBatch', batch, extra } };
}

function checkStream({ transaction, context }: Invocation, spec: Doc, rest: readonly Doc[]): void {
  if (transaction) {
    throw failure(
      'OperationNotSupportedInTransaction',
      '$changeStream cannot be used in a transaction',
    );
  }
  if (context.settings.replicaSet === undefined) {
    throw location(40573, 'The $changeStream stage is only supported on replica sets');
  }
  for (const name of spec.keys()) {
    if (!OPTIONS.has(name))
      throw location(40415, `BSON field '$changeStream.${name}' is an unknown field.`);
  }
  for (const stage of rest) {
    const [name = ''] = stage.keys();
    if (!stageMakers.has(name) && !isSink(stage))
      throw location(40324, `Unrecognized pipeline stage name: '${name}'`);
    if (!STAGES.has(name))
      throw failure('IllegalOperation', `${name} is not permitted in a $changeStream pipeline`);
  }
}

function watchedBy({ body, database }: Invocation, spec: Doc): Watched {
  if (spec.get('allChangesForCluster') === true) return {};
  const collection = body.get('aggregate');
  return { database, collection: typeof collection === 'string' ? collection : undefined };
}

/** Errors: 286 when the point to resume at is no longer kept, InvalidResumeToken (260) for a token of another server. */
function startOf(spec: Doc, changes: ChangeLog): number {
  const token = docField(spec, 'resumeAfter') ?? docField(spec, 'startAfter');
  if (token) {
    const point = readToken(token);
    if (!point) throw failure('InvalidResumeToken', 'the resume token was not made by this server');
    if (point.invalidated && spec.has('resumeAfter')) {
      throw failure(
        'InvalidResumeToken',
        'Attempting to resume a change stream using resumeAfter is not allowed from an invalidate notification.',
      );
    }
    if (point.sequence + 1 < changes.oldest || point.sequence >= changes.next) throw historyLost();
    return point.sequence + 1;
  }
  const time = spec.get('startAtOperationTime');
  if (time === undefined) return changes.visible;
  if (!(time instanceof Timestamp))
    throw new MongoError(
      14,
      'TypeMismatch',
      "BSON field '$changeStream.startAtOperationTime' must be a timestamp",
    );
  return changes.since(time);
}
