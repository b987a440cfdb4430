import { compare, equal } from '../../bson/compare';
import { integerOf } from '../../bson/number';
import { rankOf } from '../../bson/rank';
import { isArray, isDoc, type Doc, type Value } from '../../bson/value';
import { location } from '../../errors';
import { PAUSE, withPauses } from '../../pause';
import { sortFlow } from '../../query/sort';
import { sortInSteps } from '../../query/sort-in-steps';
import { Budget } from '../budget';
import { compileExpression } from '../expression';
import {
  docArgument,
  type AggregateEnv,
  type Stage,
  type StageMaker,
  type StageMakers,
} from '../stage';
import { groupBy } from './group';

const COUNT: Doc = new Map([['count', new Map([['$sum', 1]])]]);

function outputOf(spec: Doc, code: number): Doc {
  const output = spec.get('output') ?? COUNT;
  if (isDoc(output)) return output;
  throw location(code, "The 'output' field must be an object");
}

function boundariesOf(spec: Doc): Value[] {
  const boundaries = spec.get('boundaries');
  if (!isArray(boundaries))
    throw location(40200, "The $bucket 'boundaries' field must be an array");
  if (boundaries.length < 2)
    throw location(40192, "The $bucket 'boundaries' field must have at least 2 values");
  boundaries.slice(1).forEach((boundary, index) => {
    const previous = boundaries[index] ?? null;
    if (rankOf(previous) !== rankOf(boundary))
      throw location(
        40193,
        "All values in the 'boundaries' option to $bucket must have the same type",
      );
    if (compare(previous, boundary) >= 0)
      throw location(40194, "The 'boundaries' option to $bucket must be sorted in ascending order");
  });
  return boundaries;
}

const bucket: StageMaker = (argument, { env }) => {
  const spec = docArgument('$bucket', argument, 40201);
  const by = spec.get('groupBy');
  if (by === undefined)
    throw location(40198, "$bucket requires 'groupBy' and 'boundaries' to be specified.");
  const boundaries = boundariesOf(spec);
  const evaluate = compileExpression(by, env);
  const otherwise = spec.get('default');
  const keyFor = (doc: Doc): Value => {
    const value = evaluate(doc);
    const place = boundaries.findIndex((from, index) =>
      isBetween(value, from, boundaries[index + 1], env),
    );
    const key = place < 0 ? otherwise : boundaries[place];
    if (key === undefined)
      throw location(
        40066,
        '$switch could not find a matching branch for an input, and no default was specified.',
      );
    return key;
  };
  return inOrder(groupBy(keyFor, outputOf(spec, 40196), env), env);
};

const isBetween = (
  value: Value | undefined,
  from: Value,
  to: Value | undefined,
  { collation }: AggregateEnv,
): boolean =>
  to !== undefined && compare(value, from, collation) >= 0 && compare(value, to, collation) < 0;

const inOrder = (stage: Stage, { collation }: AggregateEnv): Stage =>
  function* (input) {
    yield* withPauses(yield* sortFlow(stage(input), new Map([['_id', 1]]), collation));
  };

/** As many groups of the same size as can be made without parting equal values. */
const bucketAuto: StageMaker = (argument, { env }) => {
  const spec = docArgument('$bucketAuto', argument, 40240);
  const by = spec.get('groupBy');
  const wanted = integerOf(spec.get('buckets'));
  if (by === undefined || wanted === undefined)
    throw location(40246, "$bucketAuto requires 'groupBy' and 'buckets' to be specified.");
  if (wanted <= 0) throw location(40243, "The $bucketAuto 'buckets' field must be greater than 0");
  if (spec.has('granularity'))
    throw location(40257, "$bucketAuto 'granularity' is not supported by the embedded database");
  const evaluate = compileExpression(by, env);
  const output = outputOf(spec, 40244);
  const budget = new Budget('$bucketAuto', env.stageBytes);
  return function* (input) {
    budget.begin();
    const valued: { doc: Doc; value: Value }[] = [];
    for (const doc of input) {
      if (doc === PAUSE) {
        yield PAUSE;
        continue;
      }
      budget.hold(doc);
      valued.push({ doc, value: evaluate(doc) ?? null });
    }
    const sorted = yield* sortInSteps(valued, (a, b) => compare(a.value, b.value, env.collation));
    const ends = bucketEnds(
      sorted.map(({ value }) => value),
      wanted,
    );
    for (const [index, end] of ends.entries()) {
      const start = ends[index - 1] ?? 0;
      const id: Doc = new Map([
        ['min', sorted[start]?.value ?? null],
        ['max', sorted[end]?.value ?? sorted[end - 1]?.value ?? null],
      ]);
      const docs = sorted.slice(start, end).map(({ doc }) => doc);
      yield* groupBy(() => id, output, env)(withPauses(docs));
    }
  };
};

function bucketEnds(values: readonly Value[], wanted: number): number[] {
  const size = Math.max(1, Math.round(values.length / wanted));
  const ends: number[] = [];
  for (let end = 0; end < values.length;) {
    end = ends.length === wanted - 1 ? values.length : Math.min(end + size, values.length);
    while (end < values.length && equal(values[end], values[end - 1])) end += 1;
    ends.push(end);
  }
  return ends;
}

export const bucketStages: StageMakers = { $bucket: bucket, $bucketAuto: bucketAuto };
