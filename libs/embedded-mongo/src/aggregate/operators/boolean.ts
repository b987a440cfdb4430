import { argumentsOf, one, type Operators } from '../evaluate';
import { isTrue } from '../../bson/truth';

export const booleanOperators: Operators = {
  $and: (argument, context) => {
    const inputs = argumentsOf(argument, context);
    return (frame) => inputs.every((input) => isTrue(input(frame)));
  },
  $or: (argument, context) => {
    const inputs = argumentsOf(argument, context);
    return (frame) => inputs.some((input) => isTrue(input(frame)));
  },
  $not: one('$not', (value) => !isTrue(value)),
};
