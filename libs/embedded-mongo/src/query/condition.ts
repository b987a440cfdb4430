import { walk } from '../bson/path';
import { isArray, type Doc, type Value } from '../bson/value';
import type { Position, QueryEnv } from './env';
import type { Match } from './env';

/** A predicate on one value; `found` is told the place inside an array where it applies. */
export type Test = (value: Value | undefined, found?: Position) => boolean;

/** The operators of one field, to be asked of a path in a document or of a single array item. */
export interface Condition {
  on(doc: Doc, path: readonly string[], found?: Position): boolean;
  single: Test;
}

/** What operators need to compile what is inside them. */
export interface Compiler {
  readonly env: QueryEnv;
  filter(filter: Doc): Match;
  operators(spec: Doc): Condition;
}

/** One operator of a field: its argument, the compiler, and the whole of `{ $op: …, … }` around it. */
export type Operator = (argument: Value, compiler: Compiler, spec: Doc) => Condition;

/** True when any value at the path passes: items of an array first, then the array itself. */
export const anyValue = (test: Test): Condition => ({
  on: (doc, path, found) => {
    if (path.length === 1) {
      const value = doc.get(path[0] ?? '');
      if (!isArray(value)) return test(value);
    }
    return search(doc, path, true, test, found);
  },
  single: test,
});

/** As {@link anyValue}, but an array at the end of the path is seen only as a whole. */
export const wholeValue = (test: Test): Condition => ({
  on: (doc, path, found) => search(doc, path, false, test, found),
  single: test,
});

function search(
  doc: Doc,
  path: readonly string[],
  items: boolean,
  test: Test,
  found?: Position,
): boolean {
  return walk(doc, path, items, (value, index) => {
    if (!test(value, found)) return false;
    if (found && index !== undefined) found.index = index;
    return true;
  });
}

export const negate = (condition: Condition): Condition => ({
  on: (doc, path) => !condition.on(doc, path),
  single: (value) => !condition.single(value),
});

export function allOf(conditions: readonly Condition[]): Condition {
  const [only] = conditions;
  if (only && conditions.length === 1) return only;
  return {
    on: (doc, path, found) => conditions.every((condition) => condition.on(doc, path, found)),
    single: (value, found) => conditions.every((condition) => condition.single(value, found)),
  };
}

export const never: Condition = { on: () => false, single: () => false };

export const always: Condition = { on: () => true, single: () => true };
