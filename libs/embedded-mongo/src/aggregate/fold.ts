import type { QueryEnv } from '../query/env';
import type { Value } from '../bson/value';

/** Takes values one after the other and says what they come to. */
export interface Fold {
  add(value: Value | undefined): void;
  result(): Value;
}

export type FoldMaker = (env: QueryEnv) => Fold;
