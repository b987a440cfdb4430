import { isArray, isDoc, type Doc } from '../bson/value';
import { describeValue } from '../bson/describe';
import { badValue, failedToParse } from '../errors';
import type { Match, QueryEnv } from '../query/env';
import { compileFilter } from '../query/match';
import type { ArrayFilters } from './change';

/**
 * The filters of `$[name]`, checked against the update: each is used, and each name used has one.
 * Errors: FailedToParse (9), BadValue (2).
 */
export function compileArrayFilters(
  filters: readonly Doc[],
  update: Doc,
  env: QueryEnv,
): ArrayFilters {
  const compiled = new Map<string, Match>();
  for (const filter of filters) {
    const name = nameOf(filter);
    if (compiled.has(name)) {
      throw failedToParse(
        `Found multiple array filters with the same top-level field name ${name}`,
      );
    }
    compiled.set(name, compileFilter(filter, env));
  }
  checkUse(compiled, update);
  return compiled;
}

function nameOf(filter: Doc): string {
  const names = new Set(namesIn(filter));
  const [name] = names;
  if (name === undefined) {
    throw failedToParse('Cannot use an expression without a top-level field name in arrayFilters');
  }
  if (names.size > 1) {
    const listed = [...names].map((each) => `'${each}'`).join(' and ');
    throw failedToParse(
      `Error parsing array filter :: caused by :: Expected a single top-level field name, found ${listed}`,
    );
  }
  if (!/^[a-z][a-zA-Z0-9]*$/.test(name)) {
    throw badValue(
      `Error parsing array filter :: caused by :: The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '${name}'`,
    );
  }
  return name;
}

function namesIn(filter: Doc): string[] {
  return [...filter].flatMap(([name, value]) => {
    if (!name.startsWith('$')) return [name.split('.')[0] ?? ''];
    return isArray(value) ? value.filter(isDoc).flatMap(namesIn) : [];
  });
}

function checkUse(filters: ArrayFilters, update: Doc): void {
  const used = new Set<string>();
  for (const path of pathsOf(update)) {
    for (const [, name = ''] of path.matchAll(/\$\[([^\]]+)\]/g)) {
      if (!filters.has(name)) {
        throw badValue(`No array filter found for identifier '${name}' in path '${path}'`);
      }
      used.add(name);
    }
  }
  for (const name of filters.keys()) {
    if (used.has(name)) continue;
    throw failedToParse(
      `The array filter for identifier '${name}' was not used in the update ${describeValue(update)}`,
    );
  }
}

const pathsOf = (update: Doc): string[] =>
  [...update.values()].filter(isDoc).flatMap((fields) => [...fields.keys()]);
