import type { Value } from '../bson/value';
import type { Context, Frame } from './evaluate';

/** Takes the documents of one group. */
export interface Accumulator {
  add(frame: Frame): void;
  result(): Value;
}

/** Compiles the argument once; what it gives makes an accumulator for each group. */
export type AccumulatorMaker = (argument: Value, context: Context) => () => Accumulator;
