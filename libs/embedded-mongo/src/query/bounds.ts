import { BSONRegExp, MaxKey, MinKey } from 'bson';
import { isNaNValue } from '../bson/number';
import { isIndex, splitPath } from '../bson/path';
import { Rank, rankOf } from '../bson/rank';
import { isArray, isDoc, type Doc, type Value } from '../bson/value';
import { bracketOf, dependsOnCollation, point, unite, type Interval } from './interval';
import { prefixOf } from './regex';

/**
 * What a filter demands of one field: a document that matches has at least one key at `path` (see `keysAt`) in one of
 * the intervals, which ascend without overlap. Two bounds of one path may be intersected only when no document has
 * an array on the way. A match must still be checked: bounds never exclude too much, but they include more.
 */
export interface Bound {
  readonly path: string;
  readonly intervals: readonly Interval[];
  /** Only an index with the collation of the query may serve it. */
  readonly collated: boolean;
  /** Documents without the field can match: a sparse index must not serve it. */
  readonly missing: boolean;
}

/** The bounds of a filter, each of which alone is necessary for a match. */
export function boundsOf(filter: Doc): Bound[] {
  return [...filter].flatMap(([name, value]) => {
    if (name === '$and') return branchesOf(value).flatMap(boundsOf);
    if (name === '$or') return commonBounds(branchesOf(value).map(boundsOf));
    return name.startsWith('$') ? [] : fieldBounds(name, value);
  });
}

/** The bounds of each `$or` branch at the top of the filter, for plans that unite several scans. */
export function alternativesOf(filter: Doc): Bound[][] | undefined {
  const branches = branchesOf(filter.get('$or') ?? null).map(boundsOf);
  return branches.length > 0 && branches.every((bounds) => bounds.length > 0)
    ? branches
    : undefined;
}

const branchesOf = (value: Value): Doc[] => (isArray(value) ? value.filter(isDoc) : []);

/** A path that every branch bounds is bounded by what the branches allow together. */
function commonBounds(branches: Bound[][]): Bound[] {
  const [first = [], ...others] = branches;
  return first.flatMap((bound) => {
    const same = others.map((bounds) => bounds.find(({ path }) => path === bound.path));
    const all = [bound, ...same.filter((each) => each !== undefined)];
    if (all.length !== branches.length) return [];
    return [
      boundOf(
        bound.path,
        all.flatMap(({ intervals }) => intervals),
      ),
    ];
  });
}

function boundOf(path: string, intervals: readonly Interval[]): Bound {
  return {
    path,
    intervals: unite(intervals),
    collated: intervals.some(
      ({ low, high }) => dependsOnCollation(low) || dependsOnCollation(high),
    ),
    missing: intervals.some(({ low }) => low === null),
  };
}

/** Places in arrays have two meanings (a name, an index), so such paths are not bounded. */
function fieldBounds(path: string, value: Value): Bound[] {
  if (splitPath(path).slice(1).some(isIndex)) return [];
  const bounded = (intervals: Interval[] | undefined): Bound[] =>
    intervals ? [boundOf(path, intervals)] : [];
  if (value instanceof BSONRegExp)
    return bounded(regexIntervals(value.pattern, value.options, value));
  if (!isOperatorDoc(value)) return bounded(equality(value));
  return [...value].flatMap(([operator, argument]) => {
    if (operator === '$elemMatch') return elementBounds(path, argument);
    return bounded(operatorIntervals(operator, argument, value));
  });
}

function isOperatorDoc(value: Value): value is Doc {
  if (!isDoc(value)) return false;
  const [first] = value.keys();
  return first !== undefined && first.startsWith('$') && !['$ref', '$id', '$db'].includes(first);
}

/** An array is found by its first item, or as an item of an array itself. */
function equality(value: Value): Interval[] {
  if (!isArray(value)) return [point(value)];
  const [first] = value;
  return value.length === 0 ? [point(undefined), point(value)] : [point(first), point(value)];
}

function elementBounds(path: string, argument: Value): Bound[] {
  if (!isDoc(argument)) return [];
  if (isOperatorDoc(argument)) return fieldBounds(path, argument);
  return boundsOf(argument)
    .filter((bound) => !splitPath(bound.path).some(isIndex))
    .map((bound) => ({ ...bound, path: `${path}.${bound.path}` }));
}

function operatorIntervals(operator: string, argument: Value, spec: Doc): Interval[] | undefined {
  switch (operator) {
    case '$eq':
      return equality(argument);
    case '$in':
      return memberIntervals(argument);
    case '$all':
      return isArray(argument) ? memberIntervals(argument.slice(0, 1)) : undefined;
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return rangeIntervals(operator, argument);
    case '$regex':
      return regexArgument(argument, spec.get('$options'));
    default:
      return undefined;
  }
}

function memberIntervals(argument: Value): Interval[] | undefined {
  if (!isArray(argument) || argument.some(isOperatorDoc)) return undefined;
  const lists = argument.map((item) =>
    item instanceof BSONRegExp ? regexIntervals(item.pattern, item.options, item) : equality(item),
  );
  return lists.every((list) => list !== undefined) ? lists.flat() : undefined;
}

function rangeIntervals(operator: string, limit: Value): Interval[] | undefined {
  if (limit instanceof MinKey || limit instanceof MaxKey) return undefined;
  if (limit === null) return operator.endsWith('e') ? [point(null)] : undefined;
  if (isNaNValue(limit)) return operator.endsWith('e') ? [point(limit)] : undefined;
  const bracket = rankOf(limit) === Rank.array ? undefined : bracketOf(limit);
  if (!bracket) return undefined;
  const open = !operator.endsWith('e');
  return operator.startsWith('$g')
    ? [{ ...bracket, low: limit, lowOpen: open }]
    : [{ ...bracket, high: limit, highOpen: open }];
}

function regexArgument(argument: Value, options: Value | undefined): Interval[] | undefined {
  const own = argument instanceof BSONRegExp ? argument : new BSONRegExp(String(argument), '');
  const flags = typeof options === 'string' ? options : own.options;
  return regexIntervals(own.pattern, flags, new BSONRegExp(own.pattern, flags));
}

/** Texts with the beginning the pattern asks for, and the stored expression itself. */
function regexIntervals(
  pattern: string,
  options: string,
  stored: BSONRegExp,
): Interval[] | undefined {
  const prefix = prefixOf(pattern, options);
  const end = prefix === undefined ? undefined : nextText(prefix);
  if (prefix === undefined || end === undefined) return undefined;
  return [{ low: prefix, lowOpen: false, high: end, highOpen: true }, point(stored)];
}

/** The least text after all that begin with the prefix; undefined when there is no simple one. */
function nextText(prefix: string): string | undefined {
  const last = prefix.charCodeAt(prefix.length - 1);
  return last >= 0xd7ff ? undefined : prefix.slice(0, -1) + String.fromCharCode(last + 1);
}
