import { isIndex } from '../bson/path';
import { isArray, isDoc, type Doc, type Value } from '../bson/value';

/**
 * The steps of a dotted path that could be read in two ways, because a field has the name of a place in an array or a
 * dot in its name. Places in arrays are numbers, fields are strings. Undefined when the path says it all.
 */
export function disambiguate(path: string, doc: Doc): Value[] | undefined {
  const names = path.split('.');
  const steps: Value[] = [];
  let node: Value | undefined = doc;
  let ambiguous = false;
  while (names.length > 0) {
    if (isArray(node)) {
      const place = Number(names.shift());
      steps.push(place);
      node = node[place];
      continue;
    }
    const length: number = isDoc(node) ? nameLength(node, names) : 1;
    const name = names.splice(0, length).join('.');
    ambiguous ||= length > 1 || isIndex(name);
    steps.push(name);
    node = isDoc(node) ? node.get(name) : undefined;
  }
  return ambiguous ? steps : undefined;
}

/** How many of the names are one field of the document. */
function nameLength(doc: Doc, names: readonly string[]): number {
  for (let length = 1; length <= names.length; length++) {
    if (doc.has(names.slice(0, length).join('.'))) return length;
  }
  return 1;
}
