import { failure } from '../errors';
import { isArray, isDoc, type Doc, type Value } from './value';

export const splitPath = (path: string): readonly string[] => path.split('.');

/** A path step that can also be the place in an array: `0`, `12`, not `01`. */
export const isIndex = (step: string): boolean => /^(0|[1-9]\d{0,9})$/.test(step);

/**
 * Called with each value a path leads to; `index` is the place in the outermost array that was passed on the way
 * (the positional `$`). Answering true ends the walk.
 */
export type Visit = (value: Value | undefined, index: number | undefined) => boolean;

/**
 * Follows a path as a query does: documents inside arrays are entered, scalars inside arrays are not seen as missing.
 * The last array is given as a whole and, with `items`, also item by item before.
 */
export function walk(doc: Doc, path: readonly string[], items: boolean, visit: Visit): boolean {
  return step(doc, path, 0, undefined, items, visit);
}

function step(
  value: Value | undefined,
  path: readonly string[],
  at: number,
  index: number | undefined,
  items: boolean,
  visit: Visit,
): boolean {
  if (at === path.length) return leaf(value, index, items, visit);
  if (isDoc(value)) return step(value.get(path[at] ?? ''), path, at + 1, index, items, visit);
  if (!isArray(value)) return visit(undefined, index);
  const name = path[at] ?? '';
  for (let place = 0; place < value.length; place++) {
    const item = value[place];
    if (isDoc(item) && step(item.get(name), path, at + 1, index ?? place, items, visit))
      return true;
  }
  if (!isIndex(name) || Number(name) >= value.length) return false;
  return step(value[Number(name)], path, at + 1, index, items, visit);
}

function leaf(
  value: Value | undefined,
  index: number | undefined,
  items: boolean,
  visit: Visit,
): boolean {
  if (items && isArray(value)) {
    for (let place = 0; place < value.length; place++) {
      if (visit(value[place], index ?? place)) return true;
    }
  }
  return visit(value, index);
}

/** All values a query sees at the path: items of the last array, then the array itself. */
export function valuesAt(doc: Doc, path: string): (Value | undefined)[] {
  const values: (Value | undefined)[] = [];
  walk(doc, splitPath(path), true, (value) => {
    values.push(value);
    return false;
  });
  return values;
}

/** The value at the path through documents only; undefined where an array or a scalar is in the way. */
export function plainValueAt(doc: Doc, path: readonly string[]): Value | undefined {
  let value: Value | undefined = doc;
  for (const name of path) {
    if (!isDoc(value)) return undefined;
    value = value.get(name);
  }
  return value;
}

interface Trail {
  value: Value | undefined;
  path: readonly string[];
  at: number;
}

/**
 * The keys of a (compound) index or sort for one document: one row for each item of the array that is on the way.
 * A field that is missing gives null, an empty array at the end `undefined`.
 * Errors: CannotIndexParallelArrays (171) when two fields lead to different arrays.
 */
export function keysAt(doc: Doc, paths: readonly (readonly string[])[]): (Value | undefined)[][] {
  return rowsOf(paths.map((path) => ({ value: doc, path, at: 0 })));
}

function rowsOf(trails: readonly Trail[]): (Value | undefined)[][] {
  const ends = trails.map(follow);
  const array = ends.find((end) => isArray(end.value))?.value;
  if (!isArray(array)) return [ends.map((end) => keyValue(end))];
  const other = ends.find((end) => isArray(end.value) && end.value !== array);
  if (other) {
    const [first, second] = [ends.find((end) => end.value === array), other];
    throw failure(
      'CannotIndexParallelArrays',
      `cannot index parallel arrays [${last(second)}] [${first ? last(first) : ''}]`,
    );
  }
  if (array.length === 0) {
    return [ends.map((end) => (end.value === array ? emptyKey(end) : keyValue(end)))];
  }
  return array.flatMap((item) => rowsOfItem(ends, array, item));
}

const last = (trail: Trail): string => trail.path[trail.path.length - 1] ?? '';

const emptyKey = (trail: Trail): Value | undefined => (isDone(trail) ? undefined : null);

const keyValue = (trail: Trail): Value => (isDone(trail) ? (trail.value ?? null) : null);

const isDone = (trail: Trail): boolean => trail.at === trail.path.length;

/** Items at the end of a path are keys as they are, arrays among them, too. */
function rowsOfItem(ends: readonly Trail[], array: Value[], item: Value): (Value | undefined)[][] {
  const fixed = new Map<number, Value | undefined>();
  const open: number[] = [];
  ends.forEach((end, index) => {
    if (end.value !== array) fixed.set(index, keyValue(end));
    else if (isDone(end)) fixed.set(index, item);
    else if (isDoc(item)) open.push(index);
    else fixed.set(index, null);
  });
  const rows = rowsOf(open.map((index) => ({ ...(ends[index] as Trail), value: item })));
  return rows.map((row) =>
    ends.map((_, index) => (fixed.has(index) ? fixed.get(index) : row[open.indexOf(index)])),
  );
}

/** Goes on until an array has to be spread, a scalar is in the way, or the path ends. */
function follow(trail: Trail): Trail {
  let { value, at } = trail;
  while (at < trail.path.length) {
    const name = trail.path[at] ?? '';
    if (isDoc(value)) value = value.get(name);
    else if (isArray(value) && isIndex(name) && !hasField(value, name)) value = value[Number(name)];
    else break;
    at += 1;
  }
  return { value, path: trail.path, at };
}

const hasField = (items: readonly Value[], name: string): boolean =>
  items.some((item) => isDoc(item) && item.has(name));
