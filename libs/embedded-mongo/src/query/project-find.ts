import { integerOf } from '../bson/number';
import { isArray, isDoc, type Doc, type Value } from '../bson/value';
import { badValue, failure, location } from '../errors';
import type { QueryEnv } from './env';
import { compileFilter, compileOperators, isOperators } from './match';
import type { Rule } from './projection-tree';

/** The rule for what only `find` projections know, or undefined. */
export function findRule(path: readonly string[], value: Value, env: QueryEnv): Rule | undefined {
  if (path.includes('$')) return positional(path);
  if (!isDoc(value)) return undefined;
  const [operator] = value.keys();
  const argument = value.get(operator ?? '') ?? null;
  if (operator === '$slice' && isSliceArgument(argument)) return slice(argument);
  if (operator === '$elemMatch') return elemMatch(path, argument, env);
  if (operator === '$meta')
    throw failure('NotImplemented', '$meta is not supported by the embedded database');
  return undefined;
}

function positional(path: readonly string[]): Rule {
  if (path.indexOf('$') !== path.length - 1 || path.length === 1) {
    throw location(
      31394,
      "As of 4.4, it's illegal to specify positional operator in the middle of a path.",
    );
  }
  return {
    kind: 'transform',
    atEnd: true,
    apply: (value, _root, found) => {
      if (!isArray(value)) return value;
      const item = found?.index === undefined ? undefined : value[found.index];
      if (item === undefined) {
        throw location(
          51246,
          "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
        );
      }
      return [item];
    },
  };
}

/** `$slice: n` and `$slice: [skip, n]`; with a field path inside it is the expression of the same name. */
const isSliceArgument = (argument: Value): boolean =>
  isArray(argument)
    ? argument.length === 2 && argument.every((each) => integerOf(each) !== undefined)
    : integerOf(argument) !== undefined;

function slice(argument: Value): Rule {
  const [first, second] = isArray(argument)
    ? argument.map(integerOf)
    : [undefined, integerOf(argument)];
  const count = second ?? 0;
  if (first !== undefined && count <= 0) {
    throw location(28724, 'First argument to $slice must be an array; the limit must be positive');
  }
  return {
    kind: 'transform',
    atEnd: false,
    apply: (value) => (isArray(value) ? part(value, first, count) : value),
  };
}

function part(items: Value[], skip: number | undefined, count: number): Value[] {
  if (skip === undefined) return count >= 0 ? items.slice(0, count) : items.slice(count);
  const start = skip >= 0 ? skip : Math.max(0, items.length + skip);
  return items.slice(start, start + count);
}

function elemMatch(path: readonly string[], argument: Value, env: QueryEnv): Rule {
  if (path.length > 1) throw location(31275, `Cannot use $elemMatch projection on a nested field.`);
  if (!isDoc(argument))
    throw badValue('elemMatch: Invalid argument, object required, but got another type');
  const test = itemTest(argument, env);
  return {
    kind: 'transform',
    atEnd: true,
    apply: (value) => {
      const item = isArray(value) ? value.find(test) : undefined;
      return item === undefined ? undefined : [item];
    },
  };
}

function itemTest(argument: Doc, env: QueryEnv): (item: Value) => boolean {
  if (isOperators(argument)) return compileOperators(argument, env);
  const match = compileFilter(argument, env);
  return (item) => isDoc(item) && match(item);
}
