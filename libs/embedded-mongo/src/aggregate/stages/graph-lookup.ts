import { keyOf } from '../../bson/keystring';
import { integerOf } from '../../bson/number';
import { splitPath } from '../../bson/path';
import { isArray, isDoc, type Doc, type Value } from '../../bson/value';
import { location } from '../../errors';
import { PAUSE, type Flow, type Steps } from '../../pause';
import { Budget } from '../budget';
import { compileExpression, type Expression } from '../expression';
import { pathValue } from '../field-path';
import { withValueAt } from '../place';
import { docArgument, type AggregateEnv, type StageMaker, type StageMakers } from '../stage';
import { equalityFilter, findIn } from './lookup';

interface Graph {
  from: string;
  as: readonly string[];
  connectFrom: readonly string[];
  connectTo: string;
  startWith: Expression;
  maxDepth: number;
  depthField: readonly string[] | undefined;
  restrict: Doc | undefined;
}

const OPTIONS = new Set([
  'from',
  'as',
  'startWith',
  'connectFromField',
  'connectToField',
  'maxDepth',
  'depthField',
  'restrictSearchWithMatch',
]);

function parse(argument: Value, env: AggregateEnv): Graph {
  const options = docArgument('$graphLookup', argument, 40327);
  for (const name of options.keys()) {
    if (!OPTIONS.has(name)) throw location(40104, `Unknown argument to $graphLookup: ${name}`);
  }
  const text = (name: string): string => {
    const value = options.get(name);
    if (typeof value === 'string') return value;
    throw location(
      40105,
      `$graphLookup requires 'from', 'as', 'startWith', 'connectFromField', and 'connectToField' to be specified as strings: ${name}`,
    );
  };
  const start = options.get('startWith');
  if (start === undefined)
    throw location(40105, "$graphLookup requires 'startWith' to be specified");
  const restrict = options.get('restrictSearchWithMatch');
  if (restrict !== undefined && !isDoc(restrict))
    throw location(40185, '$graphLookup argument restrictSearchWithMatch must be an object');
  return {
    from: text('from'),
    as: splitPath(text('as')),
    connectFrom: splitPath(text('connectFromField')),
    connectTo: text('connectToField'),
    startWith: compileExpression(start, env),
    maxDepth: depthOf(options.get('maxDepth')),
    depthField: options.has('depthField') ? splitPath(text('depthField')) : undefined,
    restrict,
  };
}

function depthOf(value: Value | undefined): number {
  if (value === undefined) return Infinity;
  const depth = integerOf(value);
  if (depth === undefined) throw location(40100, "$graphLookup requires 'maxDepth' to be numeric");
  if (depth < 0) throw location(40101, '$graphLookup requires maxDepth to be non-negative');
  return depth;
}

/** Breadth first; every document and every value once. */
function* reachable(doc: Doc, graph: Graph, env: AggregateEnv): Steps<Doc[]> {
  const budget = new Budget('$graphLookup', env.stageBytes);
  const found = new Map<string, Doc>();
  const asked = new Set<string>();
  let frontier = itemsOf(graph.startWith(doc));
  for (let depth = 0; frontier.length > 0 && depth <= graph.maxDepth; depth++) {
    const fresh = frontier.filter((value) => isNew(value, asked));
    frontier = [];
    for (const next of fresh.length === 0 ? [] : search(fresh, graph, env)) {
      if (next === PAUSE) {
        yield PAUSE;
        continue;
      }
      const key = keyOf([next.get('_id')]);
      if (found.has(key)) continue;
      budget.hold(next);
      found.set(key, graph.depthField ? withValueAt(next, graph.depthField, BigInt(depth)) : next);
      frontier.push(...itemsOf(pathValue(next, graph.connectFrom)));
    }
  }
  return [...found.values()];
}

const itemsOf = (value: Value | undefined): Value[] =>
  isArray(value) ? value : value === undefined ? [] : [value];

function isNew(value: Value, asked: Set<string>): boolean {
  const key = keyOf([value]);
  if (value === null || asked.has(key)) return false;
  asked.add(key);
  return true;
}

function search(values: Value[], graph: Graph, env: AggregateEnv): Flow<Doc> {
  const filter = equalityFilter(graph.connectTo, values);
  const whole: Doc = graph.restrict ? new Map([['$and', [filter, graph.restrict]]]) : filter;
  return findIn(graph.from, whole, env);
}

const graphLookup: StageMaker = (argument, { env }) => {
  const graph = parse(argument, env);
  return function* (input) {
    for (const doc of input) {
      if (doc === PAUSE) yield PAUSE;
      else yield withValueAt(doc, graph.as, yield* reachable(doc, graph, env));
    }
  };
};

export const graphLookupStages: StageMakers = { $graphLookup: graphLookup };
