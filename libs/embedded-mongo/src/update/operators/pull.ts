import { BSONRegExp } from 'bson';
import { equal } from '../../bson/compare';
import { typeName } from '../../bson/type-name';
import { isArray, isDoc, type Value } from '../../bson/value';
import { badValue } from '../../errors';
import type { QueryEnv } from '../../query/env';
import { compileFilter, compileOperators, isOperators } from '../../query/match';
import { existing, type Change, type Operator } from '../change';

const LOGICAL = new Set(['$and', '$or', '$nor', '$expr', '$jsonSchema']);

/** A document is a filter for documents, operators are a condition for items, anything else is the item itself. */
function wanted(argument: Value, env: QueryEnv): (item: Value) => boolean {
  if (argument instanceof BSONRegExp) {
    return compileOperators(new Map([['$in', [argument]]]), env);
  }
  if (!isDoc(argument)) return (item) => equal(item, argument, env.collation);
  const [first = ''] = argument.keys();
  if (isOperators(argument) && !LOGICAL.has(first)) return compileOperators(argument, env);
  const match = compileFilter(argument, env);
  return (item) => isDoc(item) && match(item);
}

const without = (unwanted: (item: Value) => boolean): Change =>
  existing((current) => {
    if (!isArray(current)) throw badValue('Cannot apply $pull to a non-array value');
    const kept = current.filter((item) => !unwanted(item));
    return kept.length === current.length ? current : kept;
  });

const pull: Operator = (argument, _path, env) => without(wanted(argument, env));

const pullAll: Operator = (argument, _path, { collation }) => {
  if (!isArray(argument)) {
    throw badValue(`$pullAll requires an array argument but was given a ${typeName(argument)}`);
  }
  return without((item) => argument.some((unwanted) => equal(item, unwanted, collation)));
};

export const pullOperators: Readonly<Record<string, Operator>> = { $pull: pull, $pullAll: pullAll };
