import { isArray } from '../../bson/value';
import { numberFolds } from '../accumulators/number';
import { valueFolds } from '../accumulators/value';
import { argumentsOf, type Operator, type Operators } from '../evaluate';
import type { FoldMaker } from '../fold';

/** An accumulator as an expression: over the items of one array, or over several arguments. */
const folding =
  (fold: FoldMaker): Operator =>
  (argument, context) => {
    const inputs = argumentsOf(argument, context);
    return (frame) => {
      const { add, result } = fold(context.env);
      const values = inputs.map((input) => input(frame));
      const [only] = values;
      for (const value of values.length === 1 && isArray(only) ? only : values) add(value);
      return result();
    };
  };

const NAMES = ['$sum', '$avg', '$min', '$max', '$stdDevPop', '$stdDevSamp'];

export const foldOperators: Operators = Object.fromEntries(
  Object.entries({ ...numberFolds, ...valueFolds })
    .filter(([name]) => NAMES.includes(name))
    .map(([name, fold]) => [name, folding(fold)]),
);
