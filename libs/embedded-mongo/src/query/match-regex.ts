import { BSONRegExp, BSONSymbol } from 'bson';
import { equal } from '../bson/compare';
import { isDoc } from '../bson/value';
import { badValue } from '../errors';
import { always, anyValue, negate, type Condition, type Operator } from './condition';
import { regexFrom } from './regex';

/** Texts that match, and a stored regex that is the very same one. */
export function regexCondition(regex: RegExp, stored?: BSONRegExp): Condition {
  return anyValue((value) => {
    if (typeof value === 'string') return regex.test(value);
    if (value instanceof BSONSymbol) return regex.test(value.value);
    return stored !== undefined && value instanceof BSONRegExp && equal(value, stored);
  });
}

export const regexOperators: Readonly<Record<string, Operator>> = {
  $regex: (argument, _compiler, spec) => {
    const options = spec.get('$options');
    const regex = regexFrom(argument, options);
    const pattern = argument instanceof BSONRegExp ? argument.pattern : String(argument);
    const own = argument instanceof BSONRegExp ? argument.options : '';
    return regexCondition(
      regex,
      new BSONRegExp(pattern, typeof options === 'string' ? options : own),
    );
  },
  $options: (_argument, _compiler, spec) => {
    if (!spec.has('$regex')) throw badValue('$options needs a $regex');
    return always;
  },
  $not: (argument, compiler) => {
    if (argument instanceof BSONRegExp)
      return negate(regexCondition(regexFrom(argument), argument));
    if (!isDoc(argument)) throw badValue('$not needs a regex or a document');
    if (argument.size === 0) throw badValue('$not cannot be empty');
    return negate(compiler.operators(argument));
  },
};
