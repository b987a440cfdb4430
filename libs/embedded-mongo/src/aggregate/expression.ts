import { splitPath } from '../bson/path';
import { isArray, isDoc, type Doc, type Value } from '../bson/value';
import { failedToParse, failure, location } from '../errors';
import type { QueryEnv } from '../query/env';
import type { Binding, Context, Evaluate, Frame } from './evaluate';
import { throughValue, pathValue } from './field-path';
import { operators } from './operators';

/** Computes an expression on a document; undefined is "missing". */
export type Expression = (doc: Doc, bindings?: Binding) => Value | undefined;

/**
 * Compiles an aggregation expression.
 * Errors: InvalidPipelineOperator (168) for an unknown operator, 17276 for an unknown variable, 15983, 16410…
 */
export function compileExpression(
  expression: Value,
  env: QueryEnv = {},
  names: Iterable<string> = [],
): Expression {
  const known = new Set([...(env.variables?.keys() ?? []), ...names]);
  const evaluate = compileIn(expression, env, known);
  const outer = bindingsOf(env);
  return (doc, bindings = outer) => evaluate({ root: doc, current: doc, bindings });
}

/** As {@link compileExpression}, for callers that have a frame of their own. */
export const compileExpressionIn = (
  expression: Value,
  env: QueryEnv,
  names: Iterable<string> = [],
): Evaluate => compileIn(expression, env, new Set([...(env.variables?.keys() ?? []), ...names]));

/** The variables of the environment as the outermost bindings. */
export function bindingsOf(env: QueryEnv): Binding | undefined {
  let bindings: Binding | undefined;
  for (const [name, value] of env.variables ?? []) bindings = { name, value, next: bindings };
  return bindings;
}

/** What operators and accumulators compile their arguments with. */
export const contextOf = (
  env: QueryEnv,
  known: ReadonlySet<string> = new Set(env.variables?.keys() ?? []),
): Context => ({
  env,
  known,
  compile: (argument) => compileIn(argument, env, known),
  compileWith: (names, argument) => compileIn(argument, env, new Set([...known, ...names])),
});

function compileIn(expression: Value, env: QueryEnv, known: ReadonlySet<string>): Evaluate {
  const context = contextOf(env, known);
  if (typeof expression === 'string') return compileString(expression, context);
  if (isArray(expression)) return compileArray(expression, context);
  if (isDoc(expression)) return compileDoc(expression, context);
  return () => expression;
}

function compileString(text: string, context: Context): Evaluate {
  if (text.startsWith('$$')) return compileVariable(text.slice(2), context);
  if (!text.startsWith('$')) return () => text;
  const path = checkedPath(text.slice(1));
  return ({ current }) => (isDoc(current) ? pathValue(current, path) : throughValue(current, path));
}

function checkedPath(text: string): readonly string[] {
  if (text === '') throw location(16872, "'$' by itself is not a valid FieldPath");
  const path = splitPath(text);
  for (const step of path) {
    if (step === '') throw location(15998, 'FieldPath field names may not be empty strings.');
    if (step.startsWith('$')) {
      throw location(
        16410,
        `FieldPath field names may not start with '$'. Consider using $getField or $setField.`,
      );
    }
    if (step.includes('\0'))
      throw location(16411, 'FieldPath field names may not contain null bytes.');
  }
  return path;
}

const SYSTEM: Readonly<Record<string, (frame: Frame, env: QueryEnv) => Value | undefined>> = {
  ROOT: (frame) => frame.root,
  CURRENT: (frame) => frame.current,
  REMOVE: () => undefined,
  KEEP: () => 'keep',
  PRUNE: () => 'prune',
  DESCEND: () => 'descend',
};

function compileVariable(text: string, context: Context): Evaluate {
  const [name = '', ...rest] = splitPath(text);
  if (name === '') throw failedToParse('empty variable names are not allowed');
  const path = rest.length > 0 ? checkedPath(rest.join('.')) : [];
  if (context.known.has(name)) return (frame) => throughValue(lookUp(frame, name), path);
  if (name === 'NOW') {
    const now = context.env.now ?? new Date();
    return () => (path.length === 0 ? now : undefined);
  }
  const system = SYSTEM[name];
  if (!system) throw location(17276, `Use of undefined variable: ${name}`);
  return (frame) => throughValue(system(frame, context.env), path);
}

function lookUp(frame: Frame, name: string): Value | undefined {
  for (let binding = frame.bindings; binding; binding = binding.next) {
    if (binding.name === name) return binding.value;
  }
  return undefined;
}

function compileArray(items: readonly Value[], context: Context): Evaluate {
  const compiled = items.map((item) => context.compile(item));
  return (frame) => compiled.map((item) => item(frame) ?? null);
}

function compileDoc(doc: Doc, context: Context): Evaluate {
  const [first] = doc.keys();
  if (first?.startsWith('$')) return compileOperator(first, doc, context);
  const fields = [...doc].map(([name, value]) => {
    if (name.startsWith('$')) throw failure('FailedToParse', `Unrecognized expression '${name}'`);
    if (name.includes('.')) throw location(16405, `FieldPath field names may not contain '.'.`);
    return [name, context.compile(value)] as const;
  });
  return (frame) => {
    const result: Doc = new Map();
    for (const [name, evaluate] of fields) {
      const value = evaluate(frame);
      if (value !== undefined) result.set(name, value);
    }
    return result;
  };
}

function compileOperator(name: string, doc: Doc, context: Context): Evaluate {
  if (doc.size > 1) {
    throw location(
      15983,
      `an expression specification must contain exactly one field, the name of the expression. Found ${doc.size} fields`,
    );
  }
  const operator = operators.get(name);
  if (!operator) throw failure('InvalidPipelineOperator', `Unrecognized expression '${name}'`);
  return operator(doc.get(name) ?? null, context);
}
