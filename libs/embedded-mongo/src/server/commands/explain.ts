import { isArray, isDoc, type Doc, type Value } from '../../bson/value';
import { docField, flag, numberField } from '../arguments';
import type { Command, Invocation } from '../command';
import { explainPlan } from '../explaining';
import { envOf } from '../query-env';
import { readDocuments } from '../reading';
import { failedToParse } from '../../errors';

/** Runs the reading part of a command and tells how it found its documents. Nothing is written. */
export const explain: Command = {
  names: ['explain'],
  inTransaction: true,
  async run(invocation) {
    const command = docField(invocation.body, 'explain') ?? new Map<string, Value>();
    const [kind = ''] = command.keys();
    const name = command.get(kind);
    if (typeof name !== 'string')
      throw failedToParse(`explain does not know the command '${kind}'`);
    const { context, database, transaction } = invocation;
    const collection = context.store.ddl.find(database, name, transaction);
    const request = requestOf(invocation, kind, command);
    const env = envOf(command, collection);
    const read =
      collection &&
      (await readDocuments(context.store, collection, { ...request, env, transaction }));
    return { fields: explainPlan(invocation, `${database}.${name}`, read) };
  },
};

interface Reading {
  filter: Doc;
  sort?: Doc;
  skip?: number;
  limit?: number;
  hint?: Value;
}

function requestOf(invocation: Invocation, kind: string, command: Doc): Reading {
  const first = (name: string): Doc => {
    const list = command.get(name);
    const statement = isArray(list) ? list[0] : invocation.sequences.size > 0 ? undefined : list;
    return isDoc(statement) ? statement : new Map();
  };
  const statement =
    kind === 'update' ? first('updates') : kind === 'delete' ? first('deletes') : command;
  const stage = kind === 'aggregate' ? first('pipeline').get('$match') : undefined;
  const filter = stage ?? statement.get('filter') ?? statement.get('query') ?? statement.get('q');
  const single = kind === 'findAndModify' || (kind === 'update' && !flag(statement, 'multi'));
  return {
    filter: isDoc(filter) ? filter : new Map(),
    sort: docField(statement, 'sort'),
    skip: numberField(statement, 'skip'),
    limit: single ? 1 : Math.abs(numberField(statement, 'limit') ?? 0),
    hint: statement.get('hint'),
  };
}
