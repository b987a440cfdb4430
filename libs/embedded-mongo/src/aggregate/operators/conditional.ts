import { isArray, isDoc, type Value } from '../../bson/value';
import { isTrue } from '../../bson/truth';
import { location } from '../../errors';
import {
  argumentsOf,
  fieldsOf,
  type Context,
  type Evaluate,
  type Operator,
  type Operators,
} from '../evaluate';

const cond: Operator = (argument, context) => {
  const [test, yes, no] = isArray(argument)
    ? listedParts(argument, context)
    : namedParts(argument, context);
  return (frame) => (isTrue(test?.(frame)) ? yes?.(frame) : no?.(frame));
};

function listedParts(argument: Value[], context: Context): Evaluate[] {
  if (argument.length !== 3) {
    throw location(
      16020,
      `Expression $cond takes exactly 3 arguments. ${argument.length} were passed in.`,
    );
  }
  return argument.map((part) => context.compile(part));
}

function namedParts(argument: Value, context: Context): Evaluate[] {
  const fields = fieldsOf('$cond', argument, ['if', 'then', 'else'], {
    notDoc: 16020,
    unknown: 17083,
  });
  return ['if', 'then', 'else'].map((name, index) => {
    const part = fields.get(name);
    if (part === undefined) throw location(17080 + index, `Missing '${name}' parameter to $cond`);
    return context.compile(part);
  });
}

const ifNull: Operator = (argument, context) => {
  const inputs = argumentsOf(argument, context);
  if (inputs.length < 2) {
    throw location(1257300, `$ifNull needs at least two arguments, had: ${inputs.length}`);
  }
  return (frame) => {
    let value: Value | undefined;
    for (const input of inputs) {
      value = input(frame);
      if (value != null) return value;
    }
    return value;
  };
};

const switchOperator: Operator = (argument, context) => {
  const fields = fieldsOf('$switch', argument, ['branches', 'default'], {
    notDoc: 40060,
    unknown: 40067,
  });
  const branches = fields.get('branches');
  if (!isArray(branches)) throw location(40061, '$switch expected an array for branches');
  if (branches.length === 0) throw location(40068, '$switch requires at least one branch.');
  const compiled = branches.map((branch) => branchOf(branch, context));
  const otherwise = fields.get('default');
  const fallback = otherwise === undefined ? undefined : context.compile(otherwise);
  return (frame) => {
    const branch = compiled.find(({ test }) => isTrue(test(frame)));
    if (branch) return branch.result(frame);
    if (fallback) return fallback(frame);
    throw location(
      40066,
      '$switch could not find a matching branch for an input, and no default was specified.',
    );
  };
};

function branchOf(branch: Value, context: Context): { test: Evaluate; result: Evaluate } {
  if (!isDoc(branch)) throw location(40062, '$switch expected each branch to be an object');
  const test = branch.get('case');
  const result = branch.get('then');
  if (test === undefined)
    throw location(40064, "$switch requires each branch have a 'case' expression");
  if (result === undefined)
    throw location(40065, "$switch requires each branch have a 'then' expression.");
  return { test: context.compile(test), result: context.compile(result) };
}

export const conditionalOperators: Operators = {
  $cond: cond,
  $ifNull: ifNull,
  $switch: switchOperator,
};
