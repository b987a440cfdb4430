import { keyOf } from '../../bson/keystring';
import { plainValueAt, splitPath } from '../../bson/path';
import { isArray, isDoc, type Doc, type Value } from '../../bson/value';
import { failedToParse, location } from '../../errors';
import { PAUSE, STRIDE, withPauses, type Flow, type Steps } from '../../pause';
import { sortFlow } from '../../query/sort';
import { compileAccumulator, isAccumulator } from '../accumulators';
import { Budget } from '../budget';
import { bindingsOf, compileExpression, contextOf } from '../expression';
import { withValueAt } from '../place';
import {
  docArgument,
  type AggregateEnv,
  type Stage,
  type StageMaker,
  type StageMakers,
} from '../stage';
import { windowOf } from './window-bounds';
import { windowFunctions, type Partition, type WindowFunction } from './window-functions';

interface Output {
  path: readonly string[];
  compute: WindowFunction;
}

/** Fields computed over the neighbours of a document in its partition. */
const setWindowFields: StageMaker = (argument, { env }) => {
  const spec = docArgument('$setWindowFields', argument, 9);
  const output = spec.get('output');
  if (!isDoc(output))
    throw failedToParse("BSON field '$setWindowFields.output' is missing but a required field");
  const order = spec.get('sortBy');
  if (order !== undefined && !isDoc(order)) throw failedToParse("'sortBy' must be an object");
  const outputs = [...output].map(([name, value]) => outputOf(name, value, order, env));
  const by = spec.get('partitionBy');
  return windowStage(by, order, outputs, env);
};

function windowStage(
  by: Value | undefined,
  order: Doc | undefined,
  outputs: readonly Output[],
  env: AggregateEnv,
): Stage {
  const partitionOf = by === undefined ? (): null => null : compileExpression(by, env);
  const sortPath = splitPath([...(order?.keys() ?? [])][0] ?? '');
  const budget = new Budget('$setWindowFields', env.stageBytes);
  return function* (input) {
    budget.begin();
    const parts = new Map<string, Doc[]>();
    for (const doc of input) {
      if (doc === PAUSE) {
        yield PAUSE;
        continue;
      }
      budget.hold(doc);
      const key = keyOf([partitionOf(doc) ?? null], [], env.collation);
      const docs = parts.get(key) ?? [];
      docs.push(doc);
      parts.set(key, docs);
    }
    for (const docs of parts.values()) {
      const sorted = order ? yield* sortFlow(withPauses(docs), order, env.collation) : docs;
      const values = sorted.map((doc) => plainValueAt(doc, sortPath));
      yield* withOutputs({ docs: sorted, values }, outputs);
    }
  };
}

function* withOutputs(partition: Partition, outputs: readonly Output[]): Flow<Doc> {
  const columns: { path: readonly string[]; values: Value[] }[] = [];
  for (const { path, compute } of outputs) {
    const values = compute(partition);
    columns.push({ path, values: isArray(values) ? values : yield* values });
    yield PAUSE;
  }
  for (const [place, doc] of partition.docs.entries()) {
    yield columns.reduce(
      (result, { path, values }) => withValueAt(result, path, values[place] ?? null),
      doc,
    );
  }
}

function outputOf(name: string, spec: Value, order: Doc | undefined, env: AggregateEnv): Output {
  if (!isDoc(spec)) throw failedToParse(`The field '${name}' must be an object`);
  const window = spec.get('window');
  if (window !== undefined && !isDoc(window))
    throw failedToParse("'window' field must be an object");
  const [operator, ...others] = [...spec.keys()].filter((key) => key !== 'window');
  if (operator === undefined || others.length > 0)
    throw failedToParse('Window function found an unknown argument, or none');
  const argument = spec.get(operator) ?? null;
  const path = splitPath(name);
  const maker = windowFunctions.get(operator);
  if (maker) {
    if (!order)
      throw location(5371602, `${operator} must be specified with a top level sortBy expression`);
    return { path, compute: maker(argument, env) };
  }
  if (!isAccumulator(operator)) throw failedToParse(`Unrecognized window function, ${operator}`);
  return { path, compute: accumulating(name, operator, argument, window, env) };
}

function accumulating(
  name: string,
  operator: string,
  argument: Value,
  window: Doc | undefined,
  env: AggregateEnv,
): WindowFunction {
  const make = compileAccumulator(name, new Map([[operator, argument]]), contextOf(env));
  const windowAt = windowOf(window);
  const bindings = bindingsOf(env);
  return function* ({ docs, values }): Steps<Value[]> {
    let last: { start: number; end: number; result: Value } | undefined;
    const results: Value[] = [];
    let added = 0;
    for (const place of docs.keys()) {
      const { start, end } = windowAt(place, values);
      if (last?.start !== start || last.end !== end) {
        const accumulator = make();
        for (const doc of docs.slice(start, end)) {
          accumulator.add({ root: doc, current: doc, bindings });
          if (++added % STRIDE === 0) yield PAUSE;
        }
        last = { start, end, result: accumulator.result() };
      }
      results.push(last.result);
      if (place % STRIDE === 0) yield PAUSE;
    }
    return results;
  };
}

export const windowStages: StageMakers = { $setWindowFields: setWindowFields };
