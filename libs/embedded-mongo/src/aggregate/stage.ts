import { isDoc, type Doc, type Value } from '../bson/value';
import { location } from '../errors';
import { integerOf } from '../bson/number';
import type { QueryEnv } from '../query/env';
import type { Flow } from '../pause';

/** What a pipeline may reach besides its input. */
export interface AggregateEnv extends QueryEnv {
  /** All documents of another collection of the database, for `$lookup`, `$unionWith`, `$graphLookup`. */
  source(collection: string): Flow<Doc>;
  /** Documents of another collection that match, when the store can find them faster than by looking at all. */
  find?(collection: string, filter: Doc): Flow<Doc>;
  /** Takes what `$out` and `$merge` write; without it they are refused. */
  out?(stage: Doc, documents: Iterable<Doc>): void;
  /** Bytes that each stage may hold; undefined: no limit. */
  stageBytes?: number;
}

/** A compiled stage; it reads its input at most once, may be lazy, and passes pauses on. */
export type Stage = (input: Flow<Doc>) => Flow<Doc>;

export interface StageContext {
  readonly env: AggregateEnv;
  /** Compiles a pipeline inside a stage, with more variables where given. */
  pipeline(stages: Value | undefined, env?: AggregateEnv): Stage;
}

/** Makes a stage from its argument. */
export type StageMaker = (argument: Value, context: StageContext) => Stage;

export type StageMakers = Readonly<Record<string, StageMaker>>;

export function docArgument(name: string, argument: Value, code: number): Doc {
  if (isDoc(argument)) return argument;
  throw location(code, `the ${name} stage specification must be an object`);
}

/** A whole number of documents. */
export function countArgument(
  name: string,
  argument: Value,
  least: number,
  codes: { type: number; range: number },
): number {
  const count = integerOf(argument);
  if (count === undefined)
    throw location(codes.type, `invalid argument to ${name} stage: Expected an integer`);
  if (count < least)
    throw location(
      codes.range,
      `invalid argument to ${name} stage: the limit must be ${least === 1 ? 'positive' : 'non-negative'}`,
    );
  return count;
}
