import { keyOf } from '../../bson/keystring';
import type { Doc, Value } from '../../bson/value';
import { location } from '../../errors';
import { PAUSE, STRIDE } from '../../pause';
import type { Accumulator } from '../accumulator';
import { Budget } from '../budget';
import { compileAccumulator } from '../accumulators';
import type { Frame } from '../evaluate';
import { bindingsOf, compileExpression, contextOf } from '../expression';
import { docArgument, type AggregateEnv, type Stage, type StageMakers } from '../stage';

interface Group {
  id: Value;
  accumulators: readonly (readonly [string, Accumulator])[];
}

/** Bytes of a group, and of each of its accumulators. */
const GROUP_BYTES = 64;

/** Accumulators by field name, compiled once, made anew for each group. */
export function compileFields(fields: Doc, env: AggregateEnv): () => [string, Accumulator][] {
  const context = contextOf(env);
  const makers = [...fields].map(([name, spec]) => {
    if (name.includes('.')) throw location(40235, `The field name '${name}' cannot contain '.'`);
    if (name.startsWith('$'))
      throw location(40236, `The field name '${name}' cannot be an operator name`);
    return [name, compileAccumulator(name, spec, context)] as const;
  });
  return () => makers.map(([name, make]) => [name, make()]);
}

/** Groups by a key; groups come in the order in which their first document did. */
export function groupBy(keyOfDoc: (doc: Doc) => Value, fields: Doc, env: AggregateEnv): Stage {
  const budget = new Budget('$group', env.stageBytes);
  const makeFields = compileFields(fields, { ...env, keep: (value) => budget.hold(value) });
  const bindings = bindingsOf(env);
  return function* (input) {
    budget.begin();
    const groups = new Map<string, Group>();
    for (const doc of input) {
      if (doc === PAUSE) {
        yield PAUSE;
        continue;
      }
      const id = keyOfDoc(doc);
      const key = keyOf([id], [], env.collation);
      let group = groups.get(key);
      if (!group) {
        groups.set(key, (group = { id, accumulators: makeFields() }));
        budget.take(GROUP_BYTES * (1 + fields.size) + key.length);
      }
      const frame: Frame = { root: doc, current: doc, bindings };
      for (const [, accumulator] of group.accumulators) accumulator.add(frame);
    }
    let given = 0;
    for (const group of groups.values()) {
      yield resultOf(group);
      if (++given % STRIDE === 0) yield PAUSE;
    }
  };
}

function resultOf({ id, accumulators }: Group): Doc {
  const result: Doc = new Map([['_id', id]]);
  for (const [name, accumulator] of accumulators) result.set(name, accumulator.result());
  return result;
}

export const groupStages: StageMakers = {
  $group: (argument, { env }) => {
    const spec = docArgument('$group', argument, 15947);
    const id = spec.get('_id');
    if (id === undefined) throw location(15955, 'a group specification must include an _id');
    const evaluate = compileExpression(id, env);
    const fields = new Map([...spec].filter(([name]) => name !== '_id'));
    return groupBy((doc) => evaluate(doc) ?? null, fields, env);
  },
};
