import type { Collation } from '../bson/collation';
import { equal } from '../bson/compare';
import { isArray, isDoc, type Doc, type Value } from '../bson/value';
import { badValue } from '../errors';
import { boundsOf, type Bound } from '../query/bounds';
import { intersect, isPoint, type Interval } from '../query/interval';
import { implies } from './partial-index';
import { prefixesOf, rangesOf, type KeyRange } from './index-range';
import { numberOf, type SecondaryIndex } from './secondary-index';
import type { Collection } from './collection';

export interface PlanRequest {
  filter: Doc;
  sort?: Doc;
  hint?: Value;
  collation?: Collation;
}

/** How the candidates of a read are found. Every candidate is checked against the whole filter afterwards. */
export interface Plan {
  stage: 'COLLSCAN' | 'IXSCAN' | 'OR';
  index?: SecondaryIndex;
  ranges: KeyRange[];
  backwards: boolean;
  /** The candidates come in the order asked for. */
  sorted: boolean;
  /** One plan for each branch of an `$or`. */
  branches: Plan[];
}

const scan = (backwards = false): Plan => ({
  stage: 'COLLSCAN',
  ranges: [],
  backwards,
  sorted: false,
  branches: [],
});

/** Chooses an index, conservatively: one that might miss a matching document is never used. */
export function planOf(collection: Collection, request: PlanRequest): Plan {
  const { hint } = request;
  const natural = naturalHint(hint);
  if (natural !== undefined) return scan(natural < 0);
  const bounds = boundsOf(request.filter);
  const candidates = hint == null ? usable(collection) : [hintedIndex(collection, hint)];
  let best: (Plan & { score: number }) | undefined;
  for (const index of candidates) {
    const plan = planWith(index, bounds, request, hint != null);
    if (plan && (!best || plan.score > best.score)) best = plan;
  }
  if (best) return best;
  return (hint == null && planOfAlternatives(collection, request)) || scan();
}

function usable(collection: Collection): SecondaryIndex[] {
  return [...collection.indexes.values()].filter((index) => index.serves && !index.hidden);
}

function naturalHint(hint: Value | undefined): number | undefined {
  if (hint === '$natural') return 1;
  return isDoc(hint) && hint.has('$natural') ? numberOf(hint.get('$natural')) : undefined;
}

function hintedIndex(collection: Collection, hint: Value): SecondaryIndex {
  for (const index of collection.indexes.values()) {
    if (index.name === hint || (isDoc(hint) && equal(hint, index.specification.get('key'))))
      return index;
  }
  throw badValue(
    'error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index',
  );
}

type Scored = Plan & { score: number };

function planWith(
  index: SecondaryIndex,
  bounds: readonly Bound[],
  request: PlanRequest,
  hinted: boolean,
): Scored | undefined {
  if (!hinted && index.partial && !implies(request.filter, index.partial)) return undefined;
  const { points, next, covered } = fieldsUsed(index, bounds, request.collation);
  const prefixes = prefixesOf(index, points);
  if (!prefixes) return undefined;
  const bounded = points.length > 0 || next !== undefined;
  if (!hinted && index.sparse && !covered) return undefined;
  const order = orderOf(index, points, request);
  if (!hinted && !bounded && !order) return undefined;
  const ranges = rangesOf(index, prefixes, points.length, next);
  const backwards = order?.backwards ?? false;
  const score = points.length * 10 + (next ? 5 : 0) + (order ? 3 : 0) + (index.unique ? 1 : 0);
  return {
    stage: 'IXSCAN',
    index,
    ranges,
    backwards,
    sorted: order !== undefined,
    branches: [],
    score,
  };
}

interface FieldsUsed {
  /** The values of the first fields. */
  points: (readonly Interval[])[];
  /** What the field after them is limited to. */
  next?: readonly Interval[];
  /** One of them demands a value that is there: no document a sparse index lacks can match. */
  covered: boolean;
}

/** Two fields below one array root are never combined in a multikey index: their values may be of different elements. */
function fieldsUsed(
  index: SecondaryIndex,
  bounds: readonly Bound[],
  collation: Collation | undefined,
): FieldsUsed {
  const used: FieldsUsed = { points: [], covered: false };
  const roots = new Set<string>();
  for (const { path } of index.fields) {
    const [root = ''] = path.split('.', 1);
    const own = bounds.filter(
      (bound) => bound.path === path && (!bound.collated || index.collation === collation),
    );
    if (own.length === 0 || (index.multikey && roots.has(root))) break;
    roots.add(root);
    used.covered ||= own.some(({ missing }) => !missing);
    const intervals = intervalsOf(index, own);
    if (!intervals.every(isPoint)) {
      used.next = intervals;
      break;
    }
    used.points.push(intervals);
  }
  return used;
}

/** Bounds meet in one value only where no array is on the way; otherwise one of them has to do. */
function intervalsOf(index: SecondaryIndex, bounds: readonly Bound[]): readonly Interval[] {
  const [first, ...others] = bounds.toSorted(
    (a, b) => Number(b.intervals.every(isPoint)) - Number(a.intervals.every(isPoint)),
  );
  const intervals = first?.intervals ?? [];
  if (index.multikey || index.collation) return intervals;
  return others.reduce((all, { intervals: next }) => intersect(all, next), intervals);
}

/** Does the index give the order asked for, and read in which direction? */
function orderOf(
  index: SecondaryIndex,
  points: readonly (readonly Interval[])[],
  request: PlanRequest,
): { backwards: boolean } | undefined {
  const { sort, collation } = request;
  if (!sort || sort.size === 0 || index.multikey || index.sparse || index.collation !== collation)
    return undefined;
  if (points.some((values) => values.length !== 1)) return undefined;
  const fixed = new Set(index.fields.slice(0, points.length).map(({ path }) => path));
  const wanted = [...sort].filter(([path]) => !fixed.has(path));
  let backwards: boolean | undefined;
  for (let i = 0; i < wanted.length; i++) {
    const [path, way] = wanted[i] as [string, Value];
    const field = index.fields[points.length + i];
    if (isDoc(way) || field?.path !== path) return undefined;
    const against = numberOf(way) < 0 !== field.descending;
    if (backwards !== undefined && backwards !== against) return undefined;
    backwards = against;
  }
  return { backwards: backwards ?? false };
}

/** An `$or` reads one index for each branch when every branch has one. */
function planOfAlternatives(
  collection: Collection,
  { filter, collation }: PlanRequest,
): Plan | undefined {
  const alternatives = filter.get('$or');
  if (!isArray(alternatives)) return undefined;
  const branches = alternatives
    .filter(isDoc)
    .map((branch) => planOf(collection, { filter: branch, collation }));
  const indexed = branches.length > 0 && branches.every(({ stage }) => stage !== 'COLLSCAN');
  return indexed ? { ...scan(), stage: 'OR', branches } : undefined;
}
