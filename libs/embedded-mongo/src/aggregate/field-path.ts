import { isArray, isDoc, type Doc, type Value } from '../bson/value';

/**
 * The value of `$a.b` in a document: arrays on the way give an array of what their documents have;
 * what is not there is left out of it.
 */
export function pathValue(doc: Doc, path: readonly string[], at = 0): Value | undefined {
  const value = doc.get(path[at] ?? '');
  return at + 1 === path.length ? value : throughValue(value, path, at + 1);
}

/** As {@link pathValue}, starting at any value. */
export function throughValue(
  value: Value | undefined,
  path: readonly string[],
  at = 0,
): Value | undefined {
  if (at === path.length) return value;
  if (isDoc(value)) return pathValue(value, path, at);
  if (!isArray(value)) return undefined;
  const found: Value[] = [];
  for (const item of value) {
    const inner = isDoc(item) ? pathValue(item, path, at) : undefined;
    if (inner !== undefined) found.push(inner);
  }
  return found;
}
