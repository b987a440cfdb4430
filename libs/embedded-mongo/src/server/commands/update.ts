import { isDoc, type Doc, type Value } from '../../bson/value';
import { failedToParse, MongoError } from '../../errors';
import type { Collection } from '../../store/collection';
import { arrayField, docField, flag, stringField } from '../arguments';
import { runBatch, statementsOf } from '../batch';
import type { Command, Invocation } from '../command';
import { envOf } from '../query-env';
import { readDocuments } from '../reading';
import { reply } from '../reply';
import { planUpdate, updateOne, upsertOne, type UpdatePlan } from '../updating';
import { Turns } from '../turns';
import { assertNoView, recalled, remembered, writableCollection } from '../writing';

interface Outcome {
  matched: number;
  modified: number;
  upserted?: Value;
}

const FIELDS = new Set([
  'q',
  'u',
  'c',
  'multi',
  'upsert',
  'collation',
  'arrayFilters',
  'hint',
  'let',
  'upsertSupplied',
]);

export const update: Command = {
  names: ['update'],
  fields: [
    'updates',
    'ordered',
    'bypassDocumentValidation',
    'let',
    'runtimeConstants',
    'encryptionInformation',
  ],
  writes: true,
  retryable: true,
  inTransaction: true,
  async run(invocation) {
    stringField(invocation.body, 'update');
    let n = 0;
    let nModified = 0;
    const upserted: Doc[] = [];
    const errors = await runBatch(
      invocation,
      statementsOf(invocation, 'updates', FIELDS),
      async (statement, number, index) => {
        const known = recalled(invocation, number);
        const outcome = known
          ? outcomeOf(known)
          : await runStatement(invocation, statement, number);
        n += outcome.matched;
        nModified += outcome.modified;
        if (outcome.upserted === undefined) return;
        upserted.push(
          new Map<string, Value>([
            ['index', index],
            ['_id', outcome.upserted],
          ]),
        );
      },
    );
    const answer = reply(['n', n], ['nModified', nModified]);
    if (upserted.length > 0) answer.fields.set('upserted', upserted);
    if (errors.length > 0) answer.fields.set('writeErrors', errors);
    return answer;
  },
};

async function runStatement(
  invocation: Invocation,
  statement: Doc,
  number: number,
): Promise<Outcome> {
  const { database, body, context, transaction } = invocation;
  const name = stringField(body, 'update');
  const collection = context.store.ddl.find(database, name, transaction);
  assertNoView(collection);
  const multi = flag(statement, 'multi');
  const env = envOf(statement, collection, body);
  const filter = docField(statement, 'q') ?? new Map();
  const plan = planUpdate(filter, statement.get('u'), arrayField(statement, 'arrayFilters'), env);
  if (plan.replaces && multi)
    throw failedToParse('multi update is not supported for replacement-style update');
  const { match } = plan;
  const request = { filter, match, env, hint: statement.get('hint'), limit: multi ? 0 : 1 };
  const outcome = collection
    ? await updateMatching(invocation, collection, plan, request, number)
    : { matched: 0, modified: 0 };
  if (outcome.matched > 0 || !flag(statement, 'upsert')) return outcome;
  return upsert(invocation, name, plan, number, () => runStatement(invocation, statement, number));
}

type Request = Omit<Parameters<typeof readDocuments>[2], 'transaction'>;

/** A single update that lost its document to another writer looks for the next one. */
async function updateMatching(
  invocation: Invocation,
  collection: Collection,
  plan: UpdatePlan,
  request: Request,
  number: number,
): Promise<Outcome> {
  const { context, transaction, deadline } = invocation;
  const outcome: Outcome = { matched: 0, modified: 0 };
  const turns = new Turns(deadline);
  for (;;) {
    const { found } = await readDocuments(context.store, collection, {
      ...request,
      transaction,
      deadline,
    });
    for (const each of found) {
      if (turns.due()) await turns.take();
      const updated = await updateOne(invocation, collection, each, plan, () =>
        remembered(invocation, number, statementReply({ matched: 1, modified: 1 })),
      );
      if (!updated) continue;
      outcome.matched++;
      if (updated.changed) outcome.modified++;
    }
    if (request.limit !== 1 || outcome.matched > 0 || found.length === 0) return outcome;
  }
}

/** Two upserts of the same new key: the one that comes second updates instead, as MongoDB does. */
async function upsert(
  invocation: Invocation,
  name: string,
  plan: UpdatePlan,
  number: number,
  again: () => Promise<Outcome>,
): Promise<Outcome> {
  const collection = writableCollection(invocation, name);
  try {
    const doc = await upsertOne(invocation, collection, plan, (created) =>
      remembered(
        invocation,
        number,
        statementReply({ matched: 1, modified: 0, upserted: created.get('_id') }),
      ),
    );
    return { matched: 1, modified: 0, upserted: doc.get('_id') ?? null };
  } catch (error) {
    if (!(error instanceof MongoError) || !sameKeySearched(error, plan)) throw error;
    return again();
  }
}

/**
 * True when the duplicate is the very key the filter asks for and the filter asks for nothing else, so that it finds the
 * document now. With a further condition that the document does not meet, trying again would never end.
 */
export function sameKeySearched(error: MongoError, { filter }: UpdatePlan): boolean {
  const keyPattern = error.extra.get('keyPattern');
  if (error.codeName !== 'DuplicateKey' || !isDoc(keyPattern)) return false;
  const keyValue = error.extra.get('keyValue');
  const probe = isDoc(keyValue) ? keyValue : new Map<string, Value>();
  const paths = [...keyPattern.keys()];
  if (filter.size !== paths.length) return false;
  return paths.every((path) => filter.has(path) && sameValue(filter.get(path), probe.get(path)));
}

function sameValue(condition: Value | undefined, value: Value | undefined): boolean {
  const wanted = isDoc(condition) && condition.has('$eq') ? condition.get('$eq') : condition;
  return wanted !== undefined && String(wanted) === String(value);
}

function statementReply({ matched, modified, upserted }: Outcome): Doc {
  const doc = new Map<string, Value>([
    ['n', matched],
    ['m', modified],
  ]);
  if (upserted !== undefined) doc.set('u', upserted);
  return doc;
}

function outcomeOf(known: Doc): Outcome {
  return {
    matched: Number(known.get('n')),
    modified: Number(known.get('m')),
    upserted: known.get('u'),
  };
}
