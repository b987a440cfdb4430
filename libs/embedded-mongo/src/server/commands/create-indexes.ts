import { failure } from '../../errors';
import { compare } from '../../bson/compare';
import type { Doc, Value } from '../../bson/value';
import type { Collection } from '../../store/collection';
import type { Transaction } from '../../store/transaction';
import { arrayField, stringField } from '../arguments';
import type { Command, Invocation } from '../command';
import { alreadyThere, checkSpecification } from '../index-specification';
import { whenQuiet } from '../quiet';
import { reply } from '../reply';
import { resultInTurns } from '../turns';
import { assertNoView } from '../writing';

const ID_KEY: Doc = new Map([['_id', 1]]);

export const createIndexes: Command = {
  names: ['createIndexes'],
  fields: ['indexes', 'commitQuorum', 'ignoreUnknownIndexOptions'],
  writes: true,
  inTransaction: true,
  async run(invocation) {
    const { body, context, database, transaction } = invocation;
    const name = stringField(body, 'createIndexes');
    const { ddl } = context.store;
    const existing = ddl.find(database, name, transaction);
    assertNoView(existing);
    const collection = existing ?? ddl.ensure(database, name, transaction);
    const before = collection.indexes.size;
    const wanted = wantedIndexes(body, collection);
    if (transaction && wanted.length > 0) assertOwnAndEmpty(transaction, collection);
    for (const specification of wanted) {
      if (alreadyThere(collection, specification)) continue;
      if (transaction) ddl.createIndex(collection, specification, transaction);
      else await build(invocation, collection, specification);
    }
    const answer = reply(
      ['numIndexesBefore', before],
      ['numIndexesAfter', collection.indexes.size],
      ['createdCollectionAutomatically', existing === undefined],
      ['commitQuorum', 'votingMembers'],
    );
    if (collection.indexes.size === before) answer.fields.set('note', 'all indexes already exist');
    return answer;
  },
};

function wantedIndexes(body: Doc, collection: Collection): Doc[] {
  const sent: Value[] = arrayField(body, 'indexes') ?? [];
  if (sent.length === 0) throw failure('BadValue', 'Must specify at least one index to create');
  return sent
    .map((each) => checkSpecification(each, collection))
    .filter((each) => compare(each.get('key'), ID_KEY) !== 0)
    .filter((each) => !alreadyThere(collection, each));
}

/** Builds while others write; it comes into force when no open transaction has written, whose keys it would not know. */
async function build(
  { context, deadline }: Invocation,
  collection: Collection,
  specification: Doc,
): Promise<void> {
  const { ddl } = context.store;
  const begun = ddl.beginIndex(collection, specification);
  try {
    await resultInTurns(begun.fill(), deadline);
    while (collection.locks.size > 0) await whenQuiet(collection);
    if (!alreadyThere(collection, specification)) ddl.finishIndex(collection, begun);
  } finally {
    begun.abandon();
  }
}

/** In a transaction only a collection that it made itself, and is still empty, can get an index. */
function assertOwnAndEmpty(transaction: Transaction, collection: Collection): void {
  const own = transaction.created.get(collection.namespace) === collection;
  if (own && !transaction.overlay.has(collection)) return;
  throw failure(
    'OperationNotSupportedInTransaction',
    `Cannot create new indexes on existing collection ${collection.namespace} in a multi-document transaction.`,
  );
}
