import { integerOf } from '../bson/number';
import { isDoc, type Doc, type Value } from '../bson/value';
import { failedToParse, typeMismatch } from '../errors';

/** What a value breaks, in the form of MongoDB's `errInfo.details`; undefined when it breaks nothing. */
export type Rule = (value: Value) => Doc | undefined;

/** All violations of a schema at one value. */
export type Violations = (value: Value) => Doc[];

/** One keyword: its argument, the schema around it, and how to compile schemas inside. */
export type Keyword = (argument: Value, schema: Doc, compile: (schema: Doc) => Violations) => Rule;

/** The report of one broken rule. */
export function broken(
  name: string,
  argument: Value,
  reason: string,
  more: Iterable<readonly [string, Value]> = [],
): Doc {
  return new Map<string, Value>([
    ['operatorName', name],
    ['specifiedAs', new Map([[name, argument]])],
    ['reason', reason],
    ...more,
  ]);
}

/** A rule that names the value it looked at. */
export const check =
  (name: string, argument: Value, reason: string, holds: (value: Value) => boolean): Rule =>
  (value) =>
    holds(value) ? undefined : broken(name, argument, reason, [['consideredValue', value]]);

export function schemaOf(name: string, argument: Value | undefined): Doc {
  if (isDoc(argument)) return argument;
  throw typeMismatch(`$jsonSchema keyword '${name}' must be an object`);
}

export function countOf(name: string, argument: Value): number {
  const count = integerOf(argument);
  if (count !== undefined && count >= 0) return count;
  throw failedToParse(`$jsonSchema keyword '${name}' must be a non-negative integer`);
}

export function schemasOf(name: string, argument: Value): Doc[] {
  if (!Array.isArray(argument))
    throw typeMismatch(`$jsonSchema keyword '${name}' must be an array`);
  if (argument.length === 0)
    throw failedToParse(`$jsonSchema keyword '${name}' cannot be an empty array`);
  return argument.map((item) => schemaOf(name, item));
}
