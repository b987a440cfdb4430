import type { Operator } from './evaluate';
import { arithmeticOperators } from './operators/arithmetic';
import { arrayOperators } from './operators/array';
import { bitOperators } from './operators/bits';
import { booleanOperators } from './operators/boolean';
import { comparisonOperators } from './operators/comparison';
import { conditionalOperators } from './operators/conditional';
import { convertOperators } from './operators/convert';
import { dateArithmeticOperators } from './operators/date-arithmetic';
import { datePartOperators } from './operators/date-parts';
import { dateTextOperators } from './operators/date-text';
import { foldOperators } from './operators/fold';
import { iterationOperators } from './operators/iteration';
import { objectOperators } from './operators/object';
import { regexOperators } from './operators/regex';
import { roundingOperators } from './operators/rounding';
import { setOperators } from './operators/set';
import { substringOperators } from './operators/substring';
import { textOperators } from './operators/text';
import { trigonometryOperators } from './operators/trigonometry';
import { variableOperators } from './operators/variable';

/** Every operator of aggregation expressions by its name. */
export const operators: ReadonlyMap<string, Operator> = new Map<string, Operator>(
  Object.entries({
    ...arithmeticOperators,
    ...arrayOperators,
    ...bitOperators,
    ...booleanOperators,
    ...comparisonOperators,
    ...conditionalOperators,
    ...convertOperators,
    ...dateArithmeticOperators,
    ...datePartOperators,
    ...dateTextOperators,
    ...foldOperators,
    ...iterationOperators,
    ...objectOperators,
    ...regexOperators,
    ...roundingOperators,
    ...setOperators,
    ...substringOperators,
    ...textOperators,
    ...trigonometryOperators,
    ...variableOperators,
  }),
);
