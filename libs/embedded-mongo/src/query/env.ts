import type { Collation } from '../bson/collation';
import type { Doc, Value } from '../bson/value';

/** What a filter, a projection or an update may refer to besides the document. */
export interface QueryEnv {
  collation?: Collation;
  /** The instant of `$$NOW` and `$currentDate`; the same for one command. */
  now?: Date;
  /** `let` variables by name, without `$$`. */
  variables?: ReadonlyMap<string, Value | undefined>;
  /** Told of values that stay in memory until a stage ends, where memory is limited. */
  keep?(value: Value | undefined): void;
}

/** Where the filter found its match: the place in the outermost array, for the positional `$`. */
export interface Position {
  index?: number;
}

/** Answers whether a document matches and, when it does, tells the array place that did. */
export interface Match {
  (doc: Doc, found?: Position): boolean;
}
