import { compare } from '../../bson/compare';
import { integerOf } from '../../bson/number';
import { describeValue } from '../../bson/describe';
import { typeName } from '../../bson/type-name';
import { isArray, isDoc, type Doc, type Value } from '../../bson/value';
import { badValue } from '../../errors';
import type { QueryEnv } from '../../query/env';
import { compileSort } from '../../query/sort';
import { creating, type Operator } from '../change';

type Step = (items: Value[]) => Value[];

const CLAUSES = new Set(['$each', '$position', '$sort', '$slice']);

/** `$push: { a: 5 }` and `$push: { a: { $each, $position, $sort, $slice } }`; adding, sorting, cutting, in this order. */
const push: Operator = (argument, path, env) => {
  const steps =
    isDoc(argument) && argument.has('$each') ? stepsOf(argument, env) : [append([argument])];
  return creating((current, { root }) => {
    if (current !== undefined && !isArray(current)) {
      throw badValue(
        `The field '${path}' must be an array but is of type ${typeName(current)} in document {_id: ${describeValue(root.get('_id'))}}`,
      );
    }
    return steps.reduce((items, step) => step(items), [...(current ?? [])]);
  });
};

const append =
  (added: readonly Value[], position?: number): Step =>
  (items) =>
    items.toSpliced(position ?? items.length, 0, ...added);

function stepsOf(clauses: Doc, env: QueryEnv): Step[] {
  for (const name of clauses.keys()) {
    if (!CLAUSES.has(name)) throw badValue(`Unrecognized clause in $push: ${name}`);
  }
  const each = clauses.get('$each');
  if (!isArray(each)) {
    throw badValue(
      `The argument to $each in $push must be an array but it was of type: ${typeName(each)}`,
    );
  }
  const steps = [append(each, wholeNumber(clauses, '$position'))];
  const order = clauses.get('$sort');
  if (order !== undefined) steps.push(sorting(order, env));
  const size = wholeNumber(clauses, '$slice');
  if (size !== undefined)
    steps.push((items) => (size >= 0 ? items.slice(0, size) : items.slice(size)));
  return steps;
}

function wholeNumber(clauses: Doc, name: string): number | undefined {
  const value = clauses.get(name);
  if (value === undefined) return undefined;
  const whole = integerOf(value);
  if (whole !== undefined) return whole;
  throw badValue(
    `The value for ${name} must be an integer value but was given type: ${typeName(value)}`,
  );
}

const EMPTY: Doc = new Map();

function sorting(order: Value, { collation }: QueryEnv): Step {
  if (isDoc(order)) {
    if (order.size === 0)
      throw badValue('The $sort pattern is empty when it should be a set of fields.');
    const byFields = compileSort(order, collation);
    const asDoc = (item: Value): Doc => (isDoc(item) ? item : EMPTY);
    return (items) => items.toSorted((a, b) => byFields(asDoc(a), asDoc(b)));
  }
  const direction = integerOf(order);
  if (direction !== 1 && direction !== -1) {
    throw badValue('The $sort element value must be either 1 or -1');
  }
  return (items) => items.toSorted((a, b) => compare(a, b, collation) * direction);
}

export const pushOperators: Readonly<Record<string, Operator>> = { $push: push };
