import type { Operator } from './change';
import { arrayOperators } from './operators/array';
import { numberOperators } from './operators/number';
import { pullOperators } from './operators/pull';
import { pushOperators } from './operators/push';
import { valueOperators } from './operators/value';

/** Every update operator but `$rename`, which changes two fields. */
export const operators: ReadonlyMap<string, Operator> = new Map(
  Object.entries({
    ...valueOperators,
    ...numberOperators,
    ...arrayOperators,
    ...pushOperators,
    ...pullOperators,
  }),
);
