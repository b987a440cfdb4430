import fc from 'fast-check';
import { Aggregator } from 'mingo';
import { runPipeline } from '../aggregate/run';
import { docOf, plainOf, type Doc } from '../bson/value';
import { withoutPauses, withPauses } from '../pause';
import { aNumber, aScalar, aText } from './documents.arbitrary';
import { plain } from './plain';

/*
 * mingo as a second opinion. What it is not asked, because MongoDB answers otherwise:
 * - sorting values of several types, and by what is missing (mingo knows no order of types);
 * - `$push` and `$addToSet` of a missing field (MongoDB: nothing), `$count` and `$bucket` of nothing (no document);
 * - a value on a boundary of `$bucket` (MongoDB: in the upper one), `$lookup` by lists (mingo takes an empty one for an empty text);
 * - `$unwind` of a falsy value that is no list (MongoDB: one document), fields set through lists;
 * - `$redact` that prunes a whole document (mingo leaves null), `$mergeObjects` and `$topN` in a group (it refuses them).
 */
const aThing = fc.record({
  n: aNumber,
  t: aText,
  tags: fc.array(aText, { maxLength: 3 }),
  some: fc.option(
    aScalar.filter((value) => !(value instanceof Date)),
    { nil: undefined },
  ),
  part: fc.record({ x: aNumber, y: aText }),
});
const things = fc
  .array(aThing, { minLength: 1, maxLength: 8 })
  .map((all) => all.map((thing, _id) => ({ _id, ...thing })));

const PIPELINES: Record<string, object[]> = {
  $match: [{ $match: { n: { $gt: 0 }, t: { $ne: 'a' } } }],
  $group: [
    {
      $group: {
        _id: '$t',
        count: { $sum: 1 },
        sum: { $sum: '$n' },
        most: { $max: '$n' },
        least: { $min: '$n' },
        mean: { $avg: '$n' },
      },
    },
  ],
  'a group of all': [
    { $group: { _id: null, all: { $push: '$n' }, first: { $first: '$t' }, last: { $last: '$t' } } },
  ],
  'a group by a document': [
    { $group: { _id: { t: '$t', positive: { $gt: ['$n', 0] } }, ids: { $push: '$_id' } } },
  ],
  'a group by what may be missing': [{ $group: { _id: '$nowhere', count: { $sum: 1 } } }],
  'a set of values': [
    { $group: { _id: null, set: { $addToSet: '$t' } } },
    { $project: { size: { $size: '$set' } } },
  ],
  'the spread of values': [{ $group: { _id: '$t', spread: { $stdDevPop: '$n' } } }],
  'the first and greatest of a group': [
    {
      $group: {
        _id: null,
        first: { $firstN: { n: 2, input: '$_id' } },
        most: { $maxN: { n: 2, input: '$n' } },
      },
    },
  ],
  $sort: [{ $sort: { n: -1, _id: 1 } }],
  'a sort by two fields': [{ $sort: { t: 1, n: -1, _id: 1 } }],
  'a sort by a field within': [{ $sort: { 'part.x': 1, _id: -1 } }],
  '$skip and $limit': [{ $sort: { _id: -1 } }, { $skip: 1 }, { $limit: 3 }],
  $unwind: [{ $unwind: '$tags' }],
  'an unwind that keeps the empty ones': [
    { $unwind: { path: '$tags', preserveNullAndEmptyArrays: true, includeArrayIndex: 'at' } },
  ],
  '$project of fields': [{ $project: { n: 1, 'part.x': 1 } }],
  '$project without fields': [{ $project: { tags: 0, 'part.y': 0 } }],
  '$project of expressions': [
    {
      $project: {
        up: { $toUpper: '$t' },
        twice: { $multiply: ['$n', 2] },
        count: { $size: '$tags' },
      },
    },
  ],
  $set: [{ $set: { 'part.z': { $add: ['$n', '$part.x'] }, t: 'new' } }],
  $unset: [{ $unset: ['tags', 'part.x'] }],
  $replaceRoot: [{ $replaceRoot: { newRoot: '$part' } }],
  $count: [{ $count: 'all' }],
  $sortByCount: [{ $sortByCount: '$t' }, { $group: { _id: null, counts: { $push: '$count' } } }],
  $facet: [
    {
      $facet: {
        some: [{ $match: { n: { $gt: 1 } } }, { $project: { n: 1 } }],
        first: [{ $limit: 1 }],
      },
    },
  ],
  $bucket: [
    {
      $bucket: {
        groupBy: '$n',
        boundaries: [-3, 0.25, 2.25, 10],
        output: { count: { $sum: 1 }, ids: { $push: '$_id' } },
      },
    },
    { $match: { count: { $gt: 0 } } },
  ],
  $lookup: [{ $lookup: { from: 'others', localField: 'n', foreignField: 'n', as: 'found' } }],
  'a lookup with a pipeline': [
    {
      $lookup: {
        from: 'others',
        let: { mine: '$n' },
        pipeline: [
          { $match: { $expr: { $gt: ['$n', '$$mine'] } } },
          { $group: { _id: null, sum: { $sum: '$n' } } },
        ],
        as: 'found',
      },
    },
  ],
  $unionWith: [{ $unionWith: 'others' }],
  'windows of places': [
    {
      $setWindowFields: {
        partitionBy: '$t',
        sortBy: { _id: 1 },
        output: {
          sum: { $sum: '$n', window: { documents: ['unbounded', 'current'] } },
          mean: { $avg: '$n', window: { documents: [-1, 1] } },
          before: { $shift: { output: '$n', by: -1, default: null } },
          number: { $documentNumber: {} },
        },
      },
    },
    { $sort: { _id: 1 } },
  ],
  ranks: [
    {
      $setWindowFields: {
        sortBy: { n: 1 },
        output: { rank: { $rank: {} }, dense: { $denseRank: {} } },
      },
    },
    { $sort: { _id: 1 } },
  ],
  $graphLookup: [
    {
      $graphLookup: {
        from: 'others',
        startWith: '$n',
        connectFromField: 'n',
        connectToField: '_id',
        as: 'way',
        maxDepth: 2,
      },
    },
    { $project: { steps: { $size: '$way' } } },
  ],
};

/** Groups come in no promised order. */
const inNoOrder = (results: unknown[]): unknown[] =>
  results
    .map((result) => JSON.stringify(plain(result)))
    .sort()
    .map((text) => JSON.parse(text) as unknown);

const results = (stages: object[], found: unknown[]): unknown[] =>
  stages.some((stage) => '$group' in stage) ? inNoOrder(found) : found.map(plain);

function ours(documents: object[], stages: object[]): unknown[] {
  const read = (): Doc[] => documents.map((document) => docOf(document));
  const flow = runPipeline(
    stages.map((stage) => docOf(stage)),
    withPauses(read()),
    { source: read },
  );
  return [...withoutPauses(flow)].map(plainOf);
}

function theirs(documents: object[], stages: object[]): unknown[] {
  const read = (): object[] => documents.map((document) => plainOf(docOf(document)) as object);
  const options = { collectionResolver: read } as never;
  return new Aggregator(stages as never, options).run(read() as never);
}

function agree(stages: object[], opinion: typeof ours = ours): void {
  fc.assert(
    fc.property(things, (documents) => {
      expect(results(stages, opinion(documents, stages))).toEqual(
        results(stages, theirs(documents, stages)),
      );
    }),
    { numRuns: 150 },
  );
}

describe('pipelines give what mingo gives', () => {
  it.each(Object.entries(PIPELINES))('%s', (_name, stages) => agree(stages));

  it.each([
    '$match',
    '$group',
    '$sort',
    '$unwind',
    '$lookup',
    '$unionWith',
    'windows of places',
    '$graphLookup',
  ])('and %s would be found out if it lost the last document', (name) => {
    const stages = PIPELINES[name] ?? [];
    expect(() => agree(stages, (documents, all) => ours(documents.slice(0, -1), all))).toThrow(
      /Property failed/,
    );
  });
});
