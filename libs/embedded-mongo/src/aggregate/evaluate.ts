import { isArray, isDoc, type Doc, type Value } from '../bson/value';
import { location } from '../errors';
import type { QueryEnv } from '../query/env';

/** A variable that `$let`, `$map`, `$lookup`… gave a value; the innermost one comes first. */
export interface Binding {
  readonly name: string;
  readonly value: Value | undefined;
  readonly next: Binding | undefined;
}

/** What an expression sees while it runs: `$$ROOT`, `$$CURRENT` and the variables. */
export interface Frame {
  readonly root: Doc;
  readonly current: Value;
  readonly bindings: Binding | undefined;
}

/** A compiled expression; undefined is "missing". */
export type Evaluate = (frame: Frame) => Value | undefined;

/** What an operator needs to compile its arguments. */
export interface Context {
  readonly env: QueryEnv;
  /** Names of user variables that may be used here. */
  readonly known: ReadonlySet<string>;
  compile(argument: Value): Evaluate;
  /** Compiles where these variables are known in addition. */
  compileWith(names: readonly string[], argument: Value): Evaluate;
}

/** An operator of expressions: what it is given in the pipeline, to what it computes. */
export type Operator = (argument: Value, context: Context) => Evaluate;

export type Operators = Readonly<Record<string, Operator>>;

export const bind = (frame: Frame, name: string, value: Value | undefined): Frame => ({
  root: frame.root,
  current: frame.current,
  bindings: { name, value, next: frame.bindings },
});

/** The arguments of an operator: a list as it is, anything else as the only one. */
export function argumentsOf(argument: Value, context: Context): Evaluate[] {
  const list = isArray(argument) ? argument : [argument];
  return list.map((item) => context.compile(item));
}

type Values = (Value | undefined)[];

/** An operator with `least` to `most` arguments that only looks at their values. */
export function take(
  name: string,
  least: number,
  most: number,
  compute: (values: Values, env: QueryEnv, frame: Frame) => Value | undefined,
): Operator {
  return (argument, context) => {
    const inputs = argumentsOf(argument, context);
    if (inputs.length < least || inputs.length > most)
      throw wrongCount(name, least, most, inputs.length);
    return (frame) =>
      compute(
        inputs.map((input) => input(frame)),
        context.env,
        frame,
      );
  };
}

/** An operator with one argument. */
export const one = (
  name: string,
  compute: (value: Value | undefined, env: QueryEnv) => Value | undefined,
): Operator => take(name, 1, 1, ([value], env) => compute(value, env));

/** An operator with two arguments. */
export const two = (
  name: string,
  compute: (a: Value | undefined, b: Value | undefined, env: QueryEnv) => Value | undefined,
): Operator => take(name, 2, 2, ([a, b], env) => compute(a, b, env));

function wrongCount(name: string, least: number, most: number, given: number): Error {
  if (least === most) {
    return location(
      16020,
      `Expression ${name} takes exactly ${least} arguments. ${given} were passed in.`,
    );
  }
  const range =
    most === Infinity ? `at least ${least}` : `at least ${least} arguments, and at most ${most}`;
  return location(28667, `Expression ${name} takes ${range} arguments. ${given} were passed in.`);
}

/** An operator whose argument is a document with these fields; each is compiled, missing ones are undefined. */
export function named<Required extends string, Optional extends string = never>(
  name: string,
  required: readonly Required[],
  optional: readonly Optional[],
  codes: { notDoc: number; unknown: number; missing: number },
  build: (
    parts: Record<Required, Evaluate> & Partial<Record<Optional, Evaluate>>,
    context: Context,
  ) => Evaluate,
): Operator {
  return (argument, context) => {
    const fields = fieldsOf(name, argument, [...required, ...optional], codes);
    const parts: Partial<Record<string, Evaluate>> = {};
    for (const [field, inner] of fields) parts[field] = context.compile(inner);
    for (const field of required) {
      if (!parts[field]) throw location(codes.missing, `Missing '${field}' parameter to ${name}`);
    }
    return build(
      parts as Record<Required, Evaluate> & Partial<Record<Optional, Evaluate>>,
      context,
    );
  };
}

/** The argument as a document with no other than the allowed fields. */
export function fieldsOf(
  name: string,
  argument: Value,
  allowed: readonly string[],
  codes: { notDoc: number; unknown: number },
): Doc {
  if (!isDoc(argument))
    throw location(codes.notDoc, `${name} only supports an object as its argument`);
  for (const field of argument.keys()) {
    if (!allowed.includes(field)) {
      throw location(codes.unknown, `Unrecognized parameter to ${name}: ${field}`);
    }
  }
  return argument;
}
