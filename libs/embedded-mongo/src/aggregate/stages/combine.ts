import { isArray, isDoc, type Doc, type Value } from '../../bson/value';
import { failedToParse, location } from '../../errors';
import { gathered, PAUSE, withPauses } from '../../pause';
import { Budget } from '../budget';
import { compileExpression } from '../expression';
import { docArgument, type StageMaker, type StageMakers } from '../stage';

const NOT_IN_FACET = new Set([
  '$facet',
  '$out',
  '$merge',
  '$geoNear',
  '$changeStream',
  '$indexStats',
  '$collStats',
  '$documents',
]);

const facet: StageMaker = (argument, context) => {
  const spec = docArgument('$facet', argument, 40169);
  if (spec.size === 0) throw location(40169, 'the $facet specification must be a non-empty object');
  const facets = [...spec].map(([name, stages]) => {
    for (const stage of isArray(stages) ? stages : []) refuseInFacet(stage);
    return [name, context.pipeline(stages)] as const;
  });
  const budget = new Budget('$facet', context.env.stageBytes);
  return function* (input) {
    budget.begin();
    const docs: Doc[] = [];
    for (const doc of input) {
      if (doc === PAUSE) {
        yield PAUSE;
        continue;
      }
      budget.hold(doc);
      docs.push(doc);
    }
    const result: Doc = new Map();
    for (const [name, run] of facets) result.set(name, yield* gathered(run(withPauses(docs))));
    yield result;
  };
};

function refuseInFacet(stage: Value): void {
  const [name = ''] = isDoc(stage) ? stage.keys() : [];
  if (NOT_IN_FACET.has(name)) {
    throw location(40600, `${name} is not allowed to be used within a $facet stage`);
  }
}

const unionWith: StageMaker = (argument, context) => {
  const spec =
    typeof argument === 'string' ? new Map<string, Value>([['coll', argument]]) : argument;
  if (!isDoc(spec))
    throw failedToParse('the $unionWith stage specification must be an object or string');
  const collection = spec.get('coll');
  const stages = spec.get('pipeline') ?? [];
  if (collection !== undefined && typeof collection !== 'string')
    throw failedToParse("$unionWith 'coll' must be a string");
  if (collection === undefined && !(isArray(stages) && stages.length > 0))
    throw failedToParse("$unionWith needs 'coll', or a pipeline that begins with $documents");
  const run = context.pipeline(stages, { ...context.env, out: undefined });
  return function* (input) {
    yield* input;
    yield* run(collection === undefined ? [] : context.env.source(collection));
  };
};

/** Documents from the pipeline itself. */
const documents: StageMaker = (argument, { env }) => {
  const evaluate = compileExpression(argument, env);
  return function* () {
    const items = evaluate(new Map());
    if (!isArray(items)) throw location(5858203, 'an array is expected for $documents');
    for (const item of items) {
      if (!isDoc(item)) throw location(40228, '$documents must be given objects');
      yield item;
    }
  };
};

export const combineStages: StageMakers = {
  $facet: facet,
  $unionWith: unionWith,
  $documents: documents,
};
