import { splitPath } from '../bson/path';
import { isArray, isDoc, type Doc, type Value } from '../bson/value';
import { failure } from '../errors';
import { isOperators } from '../query/match';
import { BSONRegExp } from 'bson';

/**
 * The document an upsert begins with: what the filter says is equal.
 * Errors: NotSingleValueField (54) when two conditions speak of the same field.
 */
export function equalitiesOf(filter: Doc): Doc {
  const base: Doc = new Map();
  for (const [path, value] of equalities(filter)) {
    if (!plant(base, splitPath(path), value)) {
      throw failure(
        'NotSingleValueField',
        `cannot infer query fields to set, path '${path}' is matched twice`,
      );
    }
  }
  return base;
}

function equalities(filter: Doc): [string, Value][] {
  return [...filter].flatMap(([name, value]): [string, Value][] => {
    if (name === '$and') return branches(value).flatMap(equalities);
    if (name === '$or')
      return branches(value).length === 1 ? branches(value).flatMap(equalities) : [];
    if (name.startsWith('$') || value instanceof BSONRegExp) return [];
    if (!isOperators(value)) return [[name, value]];
    return [...value].flatMap(([operator, argument]) => equalTo(name, operator, argument));
  });
}

const branches = (value: Value): Doc[] => (isArray(value) ? value.filter(isDoc) : []);

/** A list of one item is an equality, too. */
function equalTo(name: string, operator: string, argument: Value): [string, Value][] {
  if (operator === '$eq') return [[name, argument]];
  const [only] = isArray(argument) ? argument : [];
  const isSingle = isArray(argument) && argument.length === 1;
  if ((operator !== '$in' && operator !== '$all') || !isSingle || only === undefined) return [];
  return only instanceof BSONRegExp || isOperators(only) ? [] : [[name, only]];
}

function plant(doc: Doc, path: readonly string[], value: Value): boolean {
  const [name = '', ...rest] = path;
  const there = doc.get(name);
  if (rest.length === 0) {
    if (there !== undefined) return false;
    doc.set(name, value);
    return true;
  }
  if (there !== undefined && !isDoc(there)) return false;
  const inner: Doc = there ?? new Map();
  doc.set(name, inner);
  return plant(inner, rest, value);
}
