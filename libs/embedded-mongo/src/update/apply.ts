import { describeValue } from '../bson/describe';
import { isIndex } from '../bson/path';
import { identical } from '../bson/type-name';
import { isArray, isDoc, type Doc, type Value } from '../bson/value';
import { badValue, failure } from '../errors';
import type { Position } from '../query/env';
import type { ArrayFilters } from './change';
import { isLeaf, isPositional, type Branch, type Leaf } from './branch';

/** What the changes of one document need to know. */
export interface Work {
  readonly root: Doc;
  readonly found: Position | undefined;
  readonly filters: ArrayFilters;
}

/** Elements MongoDB fills with null at most to reach a place behind the end of an array. */
const MOST_FILLED = 1_500_000;

/** The document after the changes: new where it changed, shared where not, the very same when nothing did. */
export function applyTree(doc: Doc, tree: Branch, work: Work): Doc {
  return intoDoc(doc, tree, work, []);
}

/** Answers the same reference when the value stays what it is, to the type. */
function applyNode(
  current: Value | undefined,
  node: Branch | Leaf,
  work: Work,
  steps: readonly string[],
): Value | undefined {
  if (isLeaf(node)) {
    const next = node.change.run(current, { path: node.path, root: work.root });
    return identical(current, next) ? current : next;
  }
  if (isDoc(current)) return intoDoc(current, node, work, steps);
  if (isArray(current)) return intoArray(current, node, work, steps);
  if (!creates(node)) {
    refuseArrayUpdate(current, node, steps);
    return current;
  }
  if (current !== undefined) throw notViable(current, node, steps);
  refuseArrayUpdate(current, node, steps);
  return intoDoc(new Map(), node, work, steps);
}

const creates = (node: Branch | Leaf): boolean =>
  isLeaf(node) ? node.change.creates : [...node.children.values()].some(creates);

function notViable(current: Value, node: Branch, steps: readonly string[]): Error {
  const [step = ''] = node.children.keys();
  if (isPositional(step)) return notAnArray(current, steps);
  const name = steps[steps.length - 1] ?? '';
  return failure(
    'PathNotViable',
    `Cannot create field '${step}' in element {${name}: ${describeValue(current)}}`,
  );
}

function refuseArrayUpdate(
  current: Value | undefined,
  node: Branch,
  steps: readonly string[],
): void {
  if (![...node.children.keys()].some(isPositional)) return;
  if (current !== undefined) throw notAnArray(current, steps);
  throw badValue(
    `The path '${steps.join('.')}' must exist in the document in order to apply array updates.`,
  );
}

const notAnArray = (current: Value, steps: readonly string[]): Error =>
  badValue(
    `Cannot apply array updates to non-array element ${steps[steps.length - 1]}: ${describeValue(current)}`,
  );

function intoDoc(doc: Doc, branch: Branch, work: Work, steps: readonly string[]): Doc {
  let result = doc;
  for (const [step, node] of branch.children) {
    if (isPositional(step)) throw notAnArray(doc, steps);
    const current = doc.get(step);
    const next = applyNode(current, node, work, [...steps, step]);
    if (next === current) continue;
    if (result === doc) result = new Map(doc);
    if (next === undefined) result.delete(step);
    else result.set(step, next);
  }
  return result;
}

function intoArray(items: Value[], branch: Branch, work: Work, steps: readonly string[]): Value[] {
  let result = items;
  for (const [step, node] of branch.children) {
    for (const place of placesOf(items, step, node, work, steps)) {
      const current = result[place];
      const next = applyNode(current, node, work, [...steps, String(place)]);
      if (next === current) continue;
      if (result === items) result = [...items];
      while (result.length < place) result.push(null);
      result[place] = next ?? null;
    }
  }
  return result;
}

/** The places of an array that a step means. */
function placesOf(
  items: readonly Value[],
  step: string,
  node: Branch | Leaf,
  work: Work,
  steps: readonly string[],
): number[] {
  if (step === '$') return [foundPlace(work)];
  if (isPositional(step)) return filteredPlaces(items, step.slice(2, -1), work);
  if (!isIndex(step)) {
    if (!creates(node)) return [];
    const name = steps[steps.length - 1] ?? '';
    throw failure(
      'PathNotViable',
      `Cannot create field '${step}' in element {${name}: ${describeValue([...items])}}`,
    );
  }
  const place = Number(step);
  if (place < items.length) return [place];
  if (!creates(node)) return [];
  if (place - items.length > MOST_FILLED) {
    throw badValue(`can't backfill more than ${MOST_FILLED} elements`);
  }
  return [place];
}

function foundPlace({ found }: Work): number {
  if (found?.index !== undefined) return found.index;
  throw badValue('The positional operator did not find the match needed from the query.');
}

function filteredPlaces(items: readonly Value[], name: string, work: Work): number[] {
  const places = [...items.keys()];
  if (name === '') return places;
  const filter = work.filters.get(name);
  return places.filter((place) => filter?.(new Map([[name, items[place] ?? null]])));
}
