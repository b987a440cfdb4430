import { collationOf } from '../bson/collation';
import type { Doc, Value } from '../bson/value';
import { compileExpression } from '../aggregate/expression';
import type { QueryEnv } from '../query/env';
import type { Collection } from '../store/collection';
import { docField } from './arguments';

/** Collation (the command's, else the collection's), the instant of `$$NOW`, and the `let` variables. */
export function envOf(
  command: Doc,
  collection: Collection | undefined,
  outer: Doc = command,
): QueryEnv {
  const spec =
    docField(command, 'collation') ?? (collection && docField(collection.options, 'collation'));
  const now = new Date();
  const env: QueryEnv = { collation: collationOf(spec), now };
  const variables = docField(outer, 'let');
  if (!variables) return env;
  const values = new Map<string, Value | undefined>();
  for (const [name, expression] of variables) {
    values.set(name, compileExpression(expression, { now })(new Map()));
  }
  return { ...env, variables: values };
}
