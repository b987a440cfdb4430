import { toNumber } from '../bson/number';
import { isArray, isDoc, isNumeric, type Value } from '../bson/value';
import { badValue, failure } from '../errors';
import { compileExpression } from '../aggregate/expression';
import type { Compiler } from './condition';
import type { Match } from './env';
import { isTrue } from '../bson/truth';
import { compileJsonSchema } from './validate';

export function everyMatch(matches: readonly Match[]): Match {
  const [only] = matches;
  if (!only) return () => true;
  if (matches.length === 1) return only;
  return (doc, found) => matches.every((match) => match(doc, found));
}

type Logical = (argument: Value, compiler: Compiler) => Match;

function branches(name: string, argument: Value, compiler: Compiler): Match[] {
  if (!isArray(argument)) throw badValue(`${name} argument must be an array`);
  if (argument.length === 0) throw badValue(`${name} argument must be a non-empty array`);
  return argument.map((branch) => {
    if (!isDoc(branch)) throw badValue(`${name} argument's entries must be objects`);
    return compiler.filter(branch);
  });
}

const sampleRate: Logical = (argument) => {
  const rate = isNumeric(argument) ? toNumber(argument) : NaN;
  if (!(rate >= 0 && rate <= 1))
    throw badValue('numeric argument to $sampleRate must be in [0, 1]');
  return () => Math.random() < rate;
};

const unsupported =
  (name: string): Logical =>
  () => {
    throw failure('NotImplemented', `${name} is not supported by the embedded database`);
  };

/** Operators that stand where a field name would. */
export const logicalOperators = new Map<string, Logical>(
  Object.entries<Logical>({
    $and: (argument, compiler) => everyMatch(branches('$and', argument, compiler)),
    $or: (argument, compiler) => {
      const matches = branches('$or', argument, compiler);
      return (doc, found) => matches.some((match) => match(doc, found));
    },
    $nor: (argument, compiler) => {
      const matches = branches('$nor', argument, compiler);
      return (doc) => !matches.some((match) => match(doc));
    },
    $expr: (argument, compiler) => {
      const expression = compileExpression(argument, compiler.env);
      return (doc) => isTrue(expression(doc));
    },
    $jsonSchema: (argument) => {
      if (!isDoc(argument)) throw failure('TypeMismatch', '$jsonSchema must be an object');
      const violations = compileJsonSchema(argument);
      return (doc) => violations(doc) === undefined;
    },
    $comment: () => () => true,
    $alwaysTrue: () => () => true,
    $alwaysFalse: () => () => false,
    $sampleRate: sampleRate,
    $where: unsupported('$where'),
    $text: unsupported('$text'),
  }),
);
