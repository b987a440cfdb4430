import { Timestamp } from 'bson';
import { isArray, isDoc, type Value } from '../bson/value';
import { badValue, failure, MongoError, typeMismatch } from '../errors';
import { docField } from './arguments';
import type { Invocation } from './command';
import type { Reply } from './reply';
import { isSink } from './sinks';

const LEVELS = new Set<Value>(['local', 'available', 'majority', 'linearizable', 'snapshot']);

/** Commands that can read a snapshot outside of a transaction. */
const SNAPSHOT_READS = new Set(['find', 'aggregate', 'distinct']);

/**
 * Checks how fresh a read must be: with one member every level but `snapshot` is the same. A snapshot outside of a
 * transaction is taken, or found again by the cluster time that an earlier read has given; a cursor has its own.
 * Errors: InvalidOptions (72), SnapshotTooOld (239), NotAReplicaSet (123).
 */
export function applyReadConcern(invocation: Invocation): void {
  const { body, name, context } = invocation;
  const concern = docField(body, 'readConcern');
  if (!concern) return;
  const level = concern.get('level');
  const at = concern.get('atClusterTime');
  if (level !== undefined && !LEVELS.has(level))
    throw badValue(
      `Enumeration value '${level}' for field 'readConcern.level' is not a valid value.`,
    );
  if (at !== undefined && level !== 'snapshot')
    throw invalid("readConcern option 'atClusterTime' is only permitted with level 'snapshot'");
  if (level === 'linearizable') refuseSinks(invocation, level);
  if (level !== 'snapshot' || body.get('autocommit') === false || name === 'getMore') return;
  if (!SNAPSHOT_READS.has(name))
    throw invalid(`read concern level snapshot is not supported for the command ${name}`);
  if (context.settings.replicaSet === undefined)
    throw new MongoError(123, 'NotAReplicaSet', 'a snapshot read needs a replica set member');
  refuseSinks(invocation, level);
  if (at !== undefined && !(at instanceof Timestamp))
    throw typeMismatch("'readConcern.atClusterTime' must be a timestamp");
  invocation.snapshot = at ? context.snapshots.at(at) : context.snapshots.take();
  invocation.transaction = invocation.snapshot.transaction;
}

/** The cluster time by which the client reads the same state again. */
export function tellSnapshot({ fields, cursor }: Reply, { snapshot }: Invocation): void {
  if (!snapshot) return;
  if (cursor) cursor.extra = new Map([...(cursor.extra ?? []), ['atClusterTime', snapshot.time]]);
  else fields.set('atClusterTime', snapshot.time);
}

function refuseSinks({ body }: Invocation, level: string): void {
  const stages = body.get('pipeline');
  const last = isArray(stages) ? stages.at(-1) : undefined;
  if (!isDoc(last) || !isSink(last)) return;
  throw invalid(`${[...last.keys()][0]} cannot be used with a '${level}' read concern level`);
}

const invalid = (message: string): MongoError => failure('InvalidOptions', message);
