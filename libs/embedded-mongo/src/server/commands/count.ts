import type { Doc, Value } from '../../bson/value';
import { docField, numberField, stringField } from '../arguments';
import type { Command } from '../command';
import { envOf } from '../query-env';
import { readDocuments } from '../reading';
import { reply } from '../reply';
import { readView } from '../views';

export const count: Command = {
  names: ['count'],
  fields: ['query', 'limit', 'skip', 'hint', 'collation', 'fields', 'encryptionInformation'],
  async run(invocation) {
    const { body, context, database, transaction, deadline } = invocation;
    const collection = context.store.ddl.find(database, stringField(body, 'count'), transaction);
    const filter: Doc = docField(body, 'query') ?? new Map<string, Value>();
    const skip = numberField(body, 'skip') ?? 0;
    const limit = Math.abs(numberField(body, 'limit') ?? 0);
    if (!collection) return reply(['n', 0]);
    const window = (all: number) => Math.max(0, Math.min(all - skip, limit || Infinity));
    if (collection.isView) {
      const documents = await readView(invocation, collection, [new Map([['$match', filter]])]);
      return reply(['n', window(documents.length)]);
    }
    if (filter.size === 0 && !transaction) return reply(['n', window(collection.documents.size)]);
    const request = {
      filter,
      env: envOf(body, collection),
      skip,
      limit,
      hint: body.get('hint'),
      transaction,
      deadline,
    };
    const { found } = await readDocuments(context.store, collection, request);
    return reply(['n', found.length]);
  },
};
