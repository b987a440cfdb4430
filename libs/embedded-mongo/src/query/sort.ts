import type { Collation } from '../bson/collation';
import { compare } from '../bson/compare';
import { integerOf } from '../bson/number';
import { keysAt, splitPath } from '../bson/path';
import { isDoc, type Doc, type Value } from '../bson/value';
import { badValue, failure, location, MongoError } from '../errors';
import { PAUSE, type Flow, type Steps } from '../pause';
import { sortInSteps } from './sort-in-steps';

interface Ordering {
  paths: readonly (readonly string[])[];
  directions: readonly number[];
  collation?: Collation;
}

type SortKey = readonly (Value | undefined)[];

/**
 * The order a sort document describes. Of an array its least item counts (its greatest when descending); missing is null.
 * Keys are remembered per document, so documents must not change while the comparator is in use.
 * Errors: 15975 for a direction that is neither 1 nor -1, BadValue (2) for parallel arrays.
 */
export function compileSort(spec: Doc, collation?: Collation): (a: Doc, b: Doc) => number {
  const ordering = orderingOf(spec, collation);
  const keys = new WeakMap<Doc, SortKey>();
  const keyFor = (doc: Doc): SortKey => {
    const known = keys.get(doc);
    if (known) return known;
    const key = sortKey(doc, ordering);
    keys.set(doc, key);
    return key;
  };
  return (a, b) => compareKeys(keyFor(a), keyFor(b), ordering);
}

/** The documents in order, in a new array; equal ones keep their places. `keep` hears of each document that is held. */
export function* sortFlow(
  docs: Flow<Doc>,
  spec: Doc,
  collation?: Collation,
  keep?: (doc: Doc) => void,
): Steps<Doc[]> {
  const ordering = orderingOf(spec, collation);
  const keyed: { doc: Doc; key: SortKey }[] = [];
  for (const doc of docs) {
    if (doc === PAUSE) {
      yield PAUSE;
      continue;
    }
    keep?.(doc);
    keyed.push({ doc, key: sortKey(doc, ordering) });
  }
  const sorted = yield* sortInSteps(keyed, (a, b) => compareKeys(a.key, b.key, ordering));
  return sorted.map(({ doc }) => doc);
}

function orderingOf(spec: Doc, collation?: Collation): Ordering {
  const directions = [...spec.values()].map(directionOf);
  const paths = [...spec.keys()].map((path) => {
    if (path === '' || path.split('.').includes('')) {
      throw failure('FailedToParse', 'FieldPath field names may not be empty strings.');
    }
    return splitPath(path);
  });
  return { paths, directions, collation };
}

function directionOf(value: Value): number {
  if (isDoc(value)) {
    throw badValue(
      'only numeric sort directions are supported: a $sort by $meta needs a text index',
    );
  }
  const direction = integerOf(value);
  if (direction === 1 || direction === -1) return direction;
  throw location(15975, '$sort key ordering must be 1 (for ascending) or -1 (for descending)');
}

function sortKey(doc: Doc, ordering: Ordering): SortKey {
  const [first, ...others] = rowsOf(doc, ordering.paths);
  return others.reduce<SortKey>(
    (least, row) => (compareKeys(row, least, ordering) < 0 ? row : least),
    first ?? [],
  );
}

function rowsOf(doc: Doc, paths: Ordering['paths']): (Value | undefined)[][] {
  try {
    return keysAt(doc, paths);
  } catch (error) {
    if (error instanceof MongoError && error.codeName === 'CannotIndexParallelArrays') {
      throw badValue('cannot sort with keys that are parallel arrays');
    }
    throw error;
  }
}

function compareKeys(a: SortKey, b: SortKey, { directions, collation }: Ordering): number {
  for (const [index, direction] of directions.entries()) {
    const order = compare(a[index], b[index], collation);
    if (order !== 0) return order * direction;
  }
  return 0;
}
