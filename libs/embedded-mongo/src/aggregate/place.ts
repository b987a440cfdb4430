import { isDoc, type Doc, type Value } from '../bson/value';

/** The document with a value at a path: documents are made where none are, undefined takes the field away. */
export function withValueAt(
  doc: Doc,
  path: readonly string[],
  value: Value | undefined,
  at = 0,
): Doc {
  const name = path[at] ?? '';
  const copy: Doc = new Map(doc);
  if (at === path.length - 1) {
    if (value === undefined) copy.delete(name);
    else copy.set(name, value);
    return copy;
  }
  const inner = doc.get(name);
  if (value === undefined && !isDoc(inner)) return doc;
  copy.set(name, withValueAt(isDoc(inner) ? inner : new Map(), path, value, at + 1));
  return copy;
}
