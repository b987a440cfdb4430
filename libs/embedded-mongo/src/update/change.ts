import type { Doc, Value } from '../bson/value';
import type { Match, QueryEnv } from '../query/env';

/** Where and when a change is made. */
export interface Place {
  /** The path as the update names it. */
  readonly path: string;
  /** The document before the update. */
  readonly root: Doc;
}

/** What one operator does with one field. */
export interface Change {
  /** Whether the field and the documents above it are made when they are not there. */
  readonly creates: boolean;
  /** The new value; undefined when the field is not there afterwards. */
  run(current: Value | undefined, place: Place): Value | undefined;
}

/** Makes the change of one operator from its argument for one path. */
export type Operator = (argument: Value, path: string, env: QueryEnv) => Change;

/** The filters of `$[name]` by name. */
export type ArrayFilters = ReadonlyMap<string, Match>;

export const creating = (run: Change['run']): Change => ({ creates: true, run });

/** A change that does nothing where the field is not there. */
export const existing = (run: (current: Value, place: Place) => Value | undefined): Change => ({
  creates: false,
  run: (current, place) => (current === undefined ? undefined : run(current, place)),
});
