import { BSONRegExp } from 'bson';
import { splitPath } from '../bson/path';
import { isDoc, type Doc, type Value } from '../bson/value';
import { badValue } from '../errors';
import { allOf, always, type Compiler, type Condition, type Operator } from './condition';
import type { Match, QueryEnv } from './env';
import { bitOperators } from './match-bits';
import { comparisonOperators, equals } from './match-comparison';
import { elementOperators } from './match-element';
import { regexCondition, regexOperators } from './match-regex';
import { logicalOperators, everyMatch } from './match-logical';
import { regexFrom } from './regex';

export type { Match, Position, QueryEnv } from './env';

const fieldOperators = new Map<string, Operator>(
  Object.entries({
    ...comparisonOperators,
    ...elementOperators,
    ...bitOperators,
    ...regexOperators,
    $comment: () => always,
  }),
);

/** Names that are fields of a stored reference and no operators. */
const REFERENCE = new Set(['$ref', '$id', '$db']);

/**
 * Compiles a filter once for many documents.
 * Errors: BadValue (2) for operators and arguments MongoDB does not accept, 51091 for a regex, and those of `$expr`.
 */
export function compileFilter(filter: Doc, env: QueryEnv = {}): Match {
  const compiler: Compiler = {
    env,
    filter: (inner) => compileFilter(inner, env),
    operators: (spec) => operatorsOf(spec, compiler),
  };
  return everyMatch([...filter].map(([name, value]) => clause(name, value, compiler)));
}

function clause(name: string, value: Value, compiler: Compiler): Match {
  if (!name.startsWith('$') || REFERENCE.has(name)) {
    const path = splitPath(name);
    const condition = conditionOf(value, compiler);
    return (doc, found) => condition.on(doc, path, found);
  }
  const operator = logicalOperators.get(name);
  if (operator) return operator(value, compiler);
  throw badValue(
    `unknown top level operator: ${name}. If you have a field name that starts with a '$' symbol, ` +
      'consider using $getField or $setField.',
  );
}

function conditionOf(value: Value, compiler: Compiler): Condition {
  if (isOperators(value)) return operatorsOf(value, compiler);
  if (value instanceof BSONRegExp) return regexCondition(regexFrom(value), value);
  return equals(value, compiler.env.collation);
}

/** `{ $gt: 1 }`, not `{ a: 1 }` and not `{ $ref: …, $id: … }`. */
export function isOperators(value: Value | undefined): value is Doc {
  if (!isDoc(value)) return false;
  const [first] = value.keys();
  return first !== undefined && first.startsWith('$') && !REFERENCE.has(first);
}

function operatorsOf(spec: Doc, compiler: Compiler): Condition {
  return allOf(
    [...spec].map(([name, argument]) => {
      const operator = fieldOperators.get(name);
      if (!operator) throw badValue(`unknown operator: ${name}`);
      return operator(argument, compiler, spec);
    }),
  );
}

/** A condition of one array item, as `$pull: { a: { $gt: 1 } }` and `$elemMatch` use it. */
export function compileOperators(spec: Doc, env: QueryEnv = {}): (value: Value) => boolean {
  const compiler: Compiler = {
    env,
    filter: (inner) => compileFilter(inner, env),
    operators: (inner) => operatorsOf(inner, compiler),
  };
  return operatorsOf(spec, compiler).single;
}
