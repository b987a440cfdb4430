import { toNumber } from './number';
import { isNumeric, type Value } from './value';

/** Everything but false, zero, null and missing counts as true. */
export const isTrue = (value: Value | undefined): boolean =>
  value != null && value !== false && !(isNumeric(value) && toNumber(value) === 0);
