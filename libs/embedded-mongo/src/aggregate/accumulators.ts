import { isArray, isDoc, type Value } from '../bson/value';
import { location } from '../errors';
import type { AccumulatorMaker, Accumulator } from './accumulator';
import { numberFolds } from './accumulators/number';
import { rankedAccumulators } from './accumulators/ranked';
import { valueFolds } from './accumulators/value';
import type { Context } from './evaluate';
import type { FoldMaker } from './fold';

/** One expression for each document, and a fold over what it gives. */
const folding =
  (name: string, fold: FoldMaker): AccumulatorMaker =>
  (argument, context) => {
    if (isArray(argument) && argument.length !== 1) {
      throw location(40237, `The ${name} accumulator is a unary operator`);
    }
    const input = context.compile(isArray(argument) ? (argument[0] ?? null) : argument);
    return () => {
      const { add, result } = fold(context.env);
      return { add: (frame) => add(input(frame)), result };
    };
  };

const count: AccumulatorMaker = (argument, context) => {
  if (!isDoc(argument) || argument.size > 0) {
    throw location(9, '$count takes no arguments, i.e. $count:{}');
  }
  return folding('$sum', numberFolds['$sum'] as FoldMaker)(1, context);
};

const accumulators: ReadonlyMap<string, AccumulatorMaker> = new Map<string, AccumulatorMaker>([
  ...Object.entries({ ...numberFolds, ...valueFolds }).map(
    ([name, fold]): [string, AccumulatorMaker] => [name, folding(name, fold)],
  ),
  ...Object.entries(rankedAccumulators),
  ['$count', count],
]);

/**
 * Compiles `{ $sum: … }` of a group field.
 * Errors: 40234 for what is no accumulator document, 40238 for several, 15952 for an unknown one.
 */
export function compileAccumulator(
  field: string,
  spec: Value,
  context: Context,
): () => Accumulator {
  if (!isDoc(spec)) throw location(40234, `The field '${field}' must be an accumulator object`);
  const [name] = spec.keys();
  if (name === undefined || spec.size > 1) {
    throw location(40238, `The field '${field}' must specify one accumulator`);
  }
  const maker = accumulators.get(name);
  if (!maker) throw location(15952, `unknown group operator '${name}'`);
  return maker(spec.get(name) ?? null, context);
}

export const isAccumulator = (name: string): boolean => accumulators.has(name);
