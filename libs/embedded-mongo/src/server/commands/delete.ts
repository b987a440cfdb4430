import type { Doc, Value } from '../../bson/value';
import { compileFilter } from '../../query/match';
import { checkDocument } from '../../store/uniqueness';
import { docField, numberField, stringField } from '../arguments';
import { runBatch, statementsOf } from '../batch';
import type { Command, Invocation } from '../command';
import { envOf } from '../query-env';
import { readDocuments } from '../reading';
import { reply } from '../reply';
import { Turns } from '../turns';
import { assertNoView, recalled, remembered, whenFree } from '../writing';

const FIELDS = new Set(['q', 'limit', 'collation', 'hint', 'let']);

export const deleteCommand: Command = {
  names: ['delete'],
  fields: ['deletes', 'ordered', 'let', 'runtimeConstants', 'encryptionInformation'],
  writes: true,
  retryable: true,
  inTransaction: true,
  async run(invocation) {
    stringField(invocation.body, 'delete');
    let n = 0;
    const errors = await runBatch(
      invocation,
      statementsOf(invocation, 'deletes', FIELDS),
      async (statement, number) => {
        n += recalled(invocation, number) ? 1 : await deleteMatching(invocation, statement, number);
      },
    );
    const answer = reply(['n', n]);
    if (errors.length > 0) answer.fields.set('writeErrors', errors);
    return answer;
  },
};

async function deleteMatching(
  invocation: Invocation,
  statement: Doc,
  number: number,
): Promise<number> {
  const { context, database, body, transaction, deadline } = invocation;
  const collection = context.store.ddl.find(database, stringField(body, 'delete'), transaction);
  assertNoView(collection);
  const env = envOf(statement, collection, body);
  const filter = docField(statement, 'q') ?? new Map();
  const match = compileFilter(filter, env);
  if (!collection) return 0;
  const limit = numberField(statement, 'limit') ?? 0;
  const request = { filter, env, hint: statement.get('hint'), limit, transaction, deadline };
  const done = new Map<string, Value>([['n', 1]]);
  const turns = new Turns(deadline);
  let deleted = 0;
  for (;;) {
    const { found } = await readDocuments(context.store, collection, request);
    for (const {
      stored: { key },
    } of found) {
      if (turns.due()) await turns.take();
      await whenFree(invocation, () => {
        checkDocument(collection, key, transaction);
        const current = context.store.read(collection, key, transaction);
        if (!current || !match(current.doc)) return;
        const write = { collection, key, kind: 'delete', after: undefined } as const;
        context.store.write(write, transaction, remembered(invocation, number, done));
        deleted++;
      });
    }
    if (limit !== 1 || deleted > 0 || found.length === 0) return deleted;
  }
}
