import { encode } from '../bson/encode';
import { identical } from '../bson/type-name';
import { isArray, isDoc, type Doc, type Value } from '../bson/value';

/** What changed, as a change event says it; paths are dotted, places in arrays are numbers. */
export interface UpdateDescription {
  readonly updatedFields: Doc;
  readonly removedFields: string[];
  /** Arrays that became shorter, with their new length; they are cut before the other changes are made. */
  readonly truncatedArrays: { field: string; newSize: number }[];
}

/** The changes that lead from one document to the other, but for the order of its fields. */
export function describeUpdate(before: Doc, after: Doc): UpdateDescription {
  const description: UpdateDescription = {
    updatedFields: new Map(),
    removedFields: [],
    truncatedArrays: [],
  };
  diffDocs(before, after, '', description);
  return description;
}

function diffDocs(before: Doc, after: Doc, prefix: string, into: UpdateDescription): void {
  for (const name of before.keys()) {
    if (!after.has(name)) into.removedFields.push(prefix + name);
  }
  for (const [name, value] of after) diffValues(before.get(name), value, prefix + name, into);
}

function diffValues(
  before: Value | undefined,
  after: Value,
  path: string,
  into: UpdateDescription,
): void {
  if (before !== undefined && identical(before, after)) return;
  const inner: UpdateDescription = {
    updatedFields: new Map(),
    removedFields: [],
    truncatedArrays: [],
  };
  if (isDoc(before) && isDoc(after) && isPlain(before) && isPlain(after)) {
    diffDocs(before, after, `${path}.`, inner);
  } else if (isArray(before) && isArray(after)) {
    diffArrays(before, after, path, inner);
  } else {
    into.updatedFields.set(path, after);
    return;
  }
  if (isLonger(inner, path, after)) into.updatedFields.set(path, after);
  else merge(inner, into);
}

/** Names that would be mistaken for a path are not described one by one. */
const isPlain = (doc: Doc): boolean =>
  [...doc.keys()].every((name) => name !== '' && !name.includes('.'));

function diffArrays(before: Value[], after: Value[], path: string, into: UpdateDescription): void {
  if (after.length < before.length) {
    into.truncatedArrays.push({ field: path, newSize: after.length });
  }
  for (const [place, item] of after.entries())
    diffValues(before[place], item, `${path}.${place}`, into);
}

/** A description that costs more than the value itself is not worth it. */
function isLonger(inner: UpdateDescription, path: string, after: Value): boolean {
  const nothing =
    inner.updatedFields.size + inner.removedFields.length + inner.truncatedArrays.length === 0;
  if (nothing) return true;
  const removed = [...inner.removedFields, ...inner.truncatedArrays.map(({ field }) => field)];
  const cost = encode(inner.updatedFields).length + removed.join('').length;
  return cost > encode(new Map([[path, after]])).length;
}

function merge(inner: UpdateDescription, into: UpdateDescription): void {
  for (const [path, value] of inner.updatedFields) into.updatedFields.set(path, value);
  into.removedFields.push(...inner.removedFields);
  into.truncatedArrays.push(...inner.truncatedArrays);
}
