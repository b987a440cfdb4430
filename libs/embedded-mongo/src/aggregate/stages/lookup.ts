import { BSONRegExp } from 'bson';
import { splitPath } from '../../bson/path';
import { isArray, isDoc, type Doc, type Value } from '../../bson/value';
import { failedToParse } from '../../errors';
import { gathered, PAUSE, type Flow } from '../../pause';
import { compileFilter } from '../../query/match';
import { compileExpression, type Expression } from '../expression';
import { pathValue } from '../field-path';
import { withValueAt } from '../place';
import {
  docArgument,
  type AggregateEnv,
  type StageContext,
  type StageMaker,
  type StageMakers,
} from '../stage';
import { checkedName } from '../operators/variable';

/** The documents of a collection that match, found by the store when it can. */
export function findIn(collection: string, filter: Doc, env: AggregateEnv): Flow<Doc> {
  if (env.find) return env.find(collection, filter);
  return matching(env.source(collection), filter, env);
}

function* matching(docs: Flow<Doc>, filter: Doc, env: AggregateEnv): Flow<Doc> {
  const matches = compileFilter(filter, env);
  for (const doc of docs) if (doc === PAUSE || matches(doc)) yield doc;
}

/** Finds what has `foreign` equal to the value; of an array, to any of its items. */
export function equalityFilter(foreign: string, value: Value | undefined): Doc {
  const wanted = isArray(value) ? value : [value ?? null];
  const [only] = wanted;
  if (wanted.length === 1 && !(only instanceof BSONRegExp)) {
    return new Map([[foreign, new Map([['$eq', only ?? null]])]]);
  }
  const plain = wanted.filter((item) => !(item instanceof BSONRegExp));
  return new Map([[foreign, new Map([['$in', plain]])]]);
}

interface Lookup {
  from: string | undefined;
  as: readonly string[];
  local: readonly string[] | undefined;
  foreign: string | undefined;
  variables: readonly (readonly [string, Expression])[];
  pipeline: Value | undefined;
}

const OPTIONS = new Set(['from', 'as', 'localField', 'foreignField', 'let', 'pipeline']);

function parse(argument: Value, env: AggregateEnv): Lookup {
  const options = docArgument('$lookup', argument, 40319);
  for (const name of options.keys()) {
    if (!OPTIONS.has(name)) throw failedToParse(`unknown argument to $lookup: ${name}`);
  }
  const text = (name: string): string | undefined => {
    const value = options.get(name);
    if (value === undefined || typeof value === 'string') return value;
    throw failedToParse(`$lookup argument '${name}' must be a string, is type: ${typeof value}`);
  };
  const [as, local, foreign] = [text('as'), text('localField'), text('foreignField')];
  const pipeline = options.get('pipeline');
  if (as === undefined) throw failedToParse("must specify 'as' field for a $lookup");
  if ((local === undefined) !== (foreign === undefined))
    throw failedToParse(
      "$lookup requires both or neither of 'localField' and 'foreignField' to be specified",
    );
  if (local === undefined && pipeline === undefined)
    throw failedToParse(
      "$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified",
    );
  const from = text('from');
  if (from === undefined && !beginsWithDocuments(pipeline))
    throw failedToParse("must specify 'from' field for a $lookup");
  return {
    from,
    as: splitPath(as),
    local: local === undefined ? undefined : splitPath(local),
    foreign,
    variables: variablesOf(options.get('let'), env),
    pipeline,
  };
}

/** A pipeline that brings its own documents needs no collection. */
function beginsWithDocuments(pipeline: Value | undefined): boolean {
  const [first] = isArray(pipeline) ? pipeline : [];
  return isDoc(first) && first.has('$documents');
}

function variablesOf(
  given: Value | undefined,
  env: AggregateEnv,
): (readonly [string, Expression])[] {
  if (given === undefined) return [];
  if (!isDoc(given)) throw failedToParse("$lookup argument 'let' must be an object");
  return [...given].map(
    ([name, value]) => [checkedName(name), compileExpression(value, env)] as const,
  );
}

const lookup: StageMaker = (argument, context) => {
  const spec = parse(argument, context.env);
  if (spec.pipeline !== undefined) checkPipeline(spec, context);
  return function* (input) {
    for (const doc of input) {
      if (doc === PAUSE) yield PAUSE;
      else yield withValueAt(doc, spec.as, yield* gathered(joined(doc, spec, context)));
    }
  };
};

/** Faults of the pipeline show before the first document does. */
function checkPipeline({ pipeline, variables }: Lookup, context: StageContext): void {
  const names = variables.map(([name]): [string, undefined] => [name, undefined]);
  context.pipeline(pipeline, withVariables(context.env, names));
}

function withVariables(
  env: AggregateEnv,
  values: readonly (readonly [string, Value | undefined])[],
): AggregateEnv {
  return { ...env, out: undefined, variables: new Map([...(env.variables ?? []), ...values]) };
}

function joined(doc: Doc, spec: Lookup, context: StageContext): Flow<Doc> {
  const { env } = context;
  const values = spec.variables.map(([name, expression]) => [name, expression(doc)] as const);
  const inner = withVariables(env, values);
  const filter =
    spec.local && spec.foreign !== undefined
      ? equalityFilter(spec.foreign, pathValue(doc, spec.local))
      : undefined;
  if (spec.pipeline === undefined) return findIn(spec.from ?? '', filter ?? new Map(), env);
  const [first, ...others] = isArray(spec.pipeline) ? spec.pipeline : [];
  const match = isDoc(first) && first.size === 1 ? first.get('$match') : undefined;
  if (!filter && isDoc(match) && !mentionsExpr(match) && spec.from !== undefined) {
    return context.pipeline(others, inner)(findIn(spec.from, match, inner));
  }
  const found =
    spec.from === undefined ? [] : filter ? findIn(spec.from, filter, env) : env.source(spec.from);
  return context.pipeline(spec.pipeline, inner)(found);
}

export const lookupStages: StageMakers = { $lookup: lookup };

/** Expressions may use the variables of the stage, which the store does not know. */
function mentionsExpr(value: Value): boolean {
  if (isArray(value)) return value.some(mentionsExpr);
  if (!isDoc(value)) return false;
  return [...value].some(([name, inner]) => name === '$expr' || mentionsExpr(inner));
}
