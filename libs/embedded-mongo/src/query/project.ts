import { bindingsOf, compileExpressionIn } from '../aggregate/expression';
import { toNumber } from '../bson/number';
import { splitPath } from '../bson/path';
import { isDoc, isNumeric, type Doc, type Value } from '../bson/value';
import { failedToParse, location } from '../errors';
import type { Position, QueryEnv } from './env';
import { findRule } from './project-find';
import { applyRules, plant, type Others, type Rule } from './projection-tree';

/** `find` knows `$slice`, `$elemMatch` and the positional `$` besides expressions; a pipeline does not. */
export type ProjectionMode = 'find' | 'aggregate';

export type Projection = (doc: Doc, found?: Position) => Doc;

interface Entry {
  path: readonly string[];
  value: Value;
}

/**
 * Compiles a projection.
 * Errors: 31253/31254 when inclusion and exclusion are mixed, 31249/31250 for paths in each other's way, and those of
 * expressions.
 */
export function compileProjection(
  spec: Doc,
  env: QueryEnv = {},
  mode: ProjectionMode = 'find',
): Projection {
  if (spec.size === 0 && mode === 'find') return (doc) => doc;
  if (spec.size === 0)
    throw location(
      51272,
      'Invalid $project :: caused by :: projection specification must have at least one field',
    );
  const fields = new Map<string, Rule>();
  const entries = entriesOf(spec, []);
  const rules = entries.map((entry) => ({ ...entry, rule: ruleOf(entry, env, mode) }));
  const others = othersOf(rules);
  for (const { path, rule } of rules) {
    if (!plant(fields, pathOf(path, rule), rule)) {
      throw location(31250, `Path collision at ${path.join('.')}`);
    }
  }
  if (others === 'dropped' && !fields.has('_id')) fields.set('_id', { kind: 'keep' });
  if (others === 'dropped' && fields.get('_id')?.kind === 'drop') fields.delete('_id');
  const bindings = bindingsOf(env);
  return (doc, found) =>
    applyRules(doc, fields, { others, found, frame: { root: doc, current: doc, bindings } });
}

const pathOf = (path: readonly string[], rule: Rule): readonly string[] =>
  rule.kind === 'transform' && path[path.length - 1] === '$' ? path.slice(0, -1) : path;

/** `{ a: { b: 1 } }` says the same as `{ "a.b": 1 }`. */
function entriesOf(spec: Doc, outer: readonly string[]): Entry[] {
  return [...spec].flatMap(([name, value]) => {
    if (name === '') throw location(40352, 'FieldPath cannot be constructed with empty string');
    if (name.startsWith('$'))
      throw location(
        16410,
        `FieldPath field names may not start with '$'. Consider using $getField or $setField. (${name})`,
      );
    const path = [...outer, ...splitPath(name)];
    if (path.includes('')) throw location(15998, 'FieldPath field names may not be empty strings.');
    if (!isDoc(value) || isExpression(value)) return [{ path, value }];
    if (value.size === 0)
      throw location(
        51270,
        'An empty sub-projection is not a valid value. Found empty object at path',
      );
    return entriesOf(value, path);
  });
}

function isExpression(value: Doc): boolean {
  const [first] = value.keys();
  return first?.startsWith('$') === true;
}

function ruleOf({ path, value }: Entry, env: QueryEnv, mode: ProjectionMode): Rule {
  if (mode === 'find') {
    const special = findRule(path, value, env);
    if (special) return special;
  } else if (path.includes('$')) {
    throw location(31324, 'Cannot use positional projection in aggregation projection');
  }
  if (typeof value === 'boolean' || isNumeric(value)) {
    return {
      kind: value === false || (isNumeric(value) && toNumber(value) === 0) ? 'drop' : 'keep',
    };
  }
  return { kind: 'compute', evaluate: compileExpressionIn(value, env) };
}

/** `_id` may be left out of an inclusion and kept in an exclusion. */
function othersOf(rules: readonly { path: readonly string[]; rule: Rule }[]): Others {
  const named = rules.filter(({ path }) => path.join('.') !== '_id');
  const deciding = (named.length > 0 ? named : rules).filter(({ rule }) => !isNeutral(rule));
  const drops = deciding.find(({ rule }) => rule.kind === 'drop');
  const includes = deciding.find(({ rule }) => rule.kind !== 'drop');
  if (drops && includes) {
    const excludesFirst = deciding[0] === drops;
    const field = (excludesFirst ? includes : drops).path.join('.');
    throw excludesFirst
      ? location(31253, `Cannot do inclusion on field ${field} in exclusion projection`)
      : location(31254, `Cannot do exclusion on field ${field} in inclusion projection`);
  }
  return includes ? 'dropped' : 'kept';
}

/** `$slice` alone leaves the other fields as they are. */
const isNeutral = (rule: Rule): boolean => rule.kind === 'transform' && !rule.atEnd;

/** `$addFields`: what is not named stays, what is named is computed. */
export function compileAddFields(spec: Doc, env: QueryEnv = {}, stage = '$addFields'): Projection {
  if (spec.size === 0)
    throw failedToParse(
      `Invalid ${stage} :: caused by :: specification must have at least one field`,
    );
  const fields = new Map<string, Rule>();
  for (const { path, value } of entriesOf(spec, [])) {
    if (!plant(fields, path, { kind: 'compute', evaluate: compileExpressionIn(value, env) })) {
      throw location(
        40176,
        `Invalid ${stage} :: caused by :: specification contains two conflicting paths. Cannot specify both '${path.join('.')}' and another one`,
      );
    }
  }
  const bindings = bindingsOf(env);
  return (doc, found) =>
    applyRules(doc, fields, {
      others: 'kept',
      found,
      frame: { root: doc, current: doc, bindings },
    });
}
