import { isArray, isDoc, type Doc, type Value } from '../bson/value';
import { location, typeMismatch } from '../errors';
import { withoutPauses, type Flow } from '../pause';
import type { AggregateEnv, Stage, StageContext } from './stage';
import { stageMakers } from './stages';

export type { AggregateEnv } from './stage';

/**
 * Runs a pipeline over documents. The result may be lazy: errors can come while it is read.
 * Errors: 40324 for an unknown stage, 40323 for a stage with more than one field, and those of stages and expressions.
 */
export function runPipeline(
  stages: readonly Doc[],
  input: Flow<Doc>,
  env: AggregateEnv,
): Flow<Doc> {
  return compilePipeline([...stages], env)(input);
}

/** Compiles once what is to run many times. */
export function compilePipeline(stages: Value | undefined, env: AggregateEnv): Stage {
  if (!isArray(stages)) throw typeMismatch("'pipeline' option must be specified as an array");
  const context: StageContext = {
    env,
    pipeline: (inner, innerEnv = env) => compilePipeline(inner, innerEnv),
  };
  const compiled = stages.map((stage, place) => compileStage(stage, place, stages.length, context));
  return (input) => compiled.reduce((documents, stage) => stage(documents), input);
}

const LAST_ONLY = new Set(['$out', '$merge']);

function compileStage(stage: Value, place: number, length: number, context: StageContext): Stage {
  if (!isDoc(stage)) throw typeMismatch("Each element of the 'pipeline' array must be an object");
  const [name] = stage.keys();
  if (name === undefined || stage.size !== 1) {
    throw location(40323, 'A pipeline stage specification object must contain exactly one field.');
  }
  if (LAST_ONLY.has(name)) {
    if (place < length - 1)
      throw location(40601, `${name} can only be the final stage in the pipeline`);
    return writeStage(stage, name, context);
  }
  const maker = stageMakers.get(name);
  if (!maker) throw location(40324, `Unrecognized pipeline stage name: '${name}'`);
  return maker(stage.get(name) ?? null, context);
}

function writeStage(stage: Doc, name: string, { env }: StageContext): Stage {
  if (!env.out) throw location(51047, `${name} is not allowed here`);
  return (documents) => {
    env.out?.(stage, withoutPauses(documents));
    return [];
  };
}
