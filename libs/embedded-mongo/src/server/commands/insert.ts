import type { Value } from '../../bson/value';
import { stringField } from '../arguments';
import { documentsOf, runBatch } from '../batch';
import type { Command } from '../command';
import { reply } from '../reply';
import { insertOne, prepareInsert, recalled, remembered, writableCollection } from '../writing';

/** Stores the documents byte for byte as they were sent, with an `_id` in front when they have none. */
export const insert: Command = {
  names: ['insert'],
  fields: ['documents', 'ordered', 'bypassDocumentValidation', 'encryptionInformation'],
  writes: true,
  retryable: true,
  inTransaction: true,
  async run(invocation) {
    const name = stringField(invocation.body, 'insert');
    const documents = documentsOf(invocation, 'documents');
    const collection = writableCollection(invocation, name);
    let inserted = 0;
    const errors = await runBatch(invocation, documents, async (bytes, number) => {
      if (!recalled(invocation, number)) {
        const done = remembered(invocation, number, new Map<string, Value>([['n', 1]]));
        await insertOne(invocation, collection, prepareInsert(bytes), done);
      }
      inserted++;
    });
    const answer = reply(['n', inserted]);
    if (errors.length > 0) answer.fields.set('writeErrors', errors);
    return answer;
  },
};
