import { compilePipeline } from '../aggregate/run';
import { isDoc, type Doc } from '../bson/value';
import { failure } from '../errors';
import { withoutPauses } from '../pause';
import type { QueryEnv } from '../query/env';

/** Stages that give one document for one document. */
const ALLOWED = new Set([
  '$set',
  '$addFields',
  '$unset',
  '$project',
  '$replaceRoot',
  '$replaceWith',
]);

/** An update given as a pipeline. Errors: InvalidOptions (72) for other stages, and those of the stages. */
export function compileUpdatePipeline(stages: readonly Doc[], env: QueryEnv): (doc: Doc) => Doc {
  for (const stage of stages) {
    const [name = ''] = isDoc(stage) ? stage.keys() : [];
    if (!ALLOWED.has(name)) {
      throw failure('InvalidOptions', `${name} is not allowed to be used within an update`);
    }
  }
  const run = compilePipeline([...stages], { ...env, source: () => [] });
  return (doc) => {
    const [result] = withoutPauses(run([doc]));
    return result ?? doc;
  };
}
