import type { Operator } from './evaluate';
import { booleanOperators } from './operators/boolean';
import { comparisonOperators } from './operators/comparison';

/** Every operator of aggregation expressions by its name. */
export const operators: ReadonlyMap<string, Operator> = new Map<string, Operator>(
  Object.entries({
    ...booleanOperators,
    ...comparisonOperators,
  }),
);
