import { equal } from '../../bson/compare';
import { failure } from '../../errors';
import { isDoc, type Doc, type Value } from '../../bson/value';
import { collationOf } from '../../bson/collation';
import { docField, stringField } from '../arguments';
import type { Command } from '../command';
import { reply } from '../reply';

/** Fields of the command that describe the collection; the others belong to the call. */
const OPTIONS = new Set([
  'capped',
  'size',
  'max',
  'validator',
  'validationLevel',
  'validationAction',
  'collation',
  'viewOn',
  'pipeline',
  'timeseries',
  'expireAfterSeconds',
  'changeStreamPreAndPostImages',
  'clusteredIndex',
  'indexOptionDefaults',
  'storageEngine',
]);

export const create: Command = {
  names: ['create'],
  fields: [...OPTIONS, 'autoIndexId', 'idIndex', 'temp', 'encryptedFields', 'flags'],
  writes: true,
  inTransaction: true,
  run({ body, context, database, transaction }) {
    const name = stringField(body, 'create');
    const options = optionsOf(body);
    const existing = context.store.ddl.find(database, name, transaction);
    if (existing) {
      if (equal(existing.options, options)) return reply();
      throw failure('NamespaceExists', `Collection ${database}.${name} already exists.`);
    }
    checkOptions(options);
    context.store.ddl.create(database, name, options, transaction);
    return reply();
  },
};

/** The collection's options as they are kept; the index of a clustered collection is completed. */
function optionsOf(body: Doc): Doc {
  const options: Doc = new Map([...body].filter(([field]) => OPTIONS.has(field)));
  const sent = options.get('clusteredIndex');
  if (!isDoc(sent)) return options;
  const key = sent.get('key');
  if (!isDoc(key) || key.size !== 1 || !key.has('_id') || sent.get('unique') !== true) {
    throw failure('CannotCreateIndex', "a clustered index needs the key { _id: 1 } and 'unique'");
  }
  const name = sent.get('name') ?? '_id_';
  return options.set(
    'clusteredIndex',
    new Map<string, Value>([
      ['v', 2],
      ['key', key],
      ['name', name],
      ['unique', true],
    ]),
  );
}

function checkOptions(options: Doc): void {
  if (options.get('capped') === true && !options.has('size')) {
    throw failure('InvalidOptions', "the 'size' field is required when 'capped' is true");
  }
  if (options.has('viewOn') && options.has('capped')) {
    throw failure('InvalidOptions', "the 'capped' option is not supported with 'viewOn'");
  }
  if (options.has('pipeline') && !options.has('viewOn')) {
    throw failure('InvalidOptions', "'pipeline' requires 'viewOn' to also be specified");
  }
  if (isDoc(options.get('collation'))) collationOf(docField(options, 'collation'));
}
