import { describeValue } from '../../bson/describe';
import { equal } from '../../bson/compare';
import { integerOf } from '../../bson/number';
import { typeName } from '../../bson/type-name';
import { isArray, isDoc, type Value } from '../../bson/value';
import { badValue, failedToParse, typeMismatch } from '../../errors';
import { creating, existing, type Operator } from '../change';

function itemsToAdd(argument: Value): Value[] {
  if (!isDoc(argument) || !argument.has('$each')) return [argument];
  const each = argument.get('$each');
  if (!isArray(each)) {
    throw typeMismatch(
      `The argument to $each in $addToSet must be an array but it was of type ${typeName(each)}`,
    );
  }
  for (const name of argument.keys()) {
    if (name !== '$each')
      throw badValue(
        `Found unexpected fields after $each in $addToSet: ${describeValue(argument)}`,
      );
  }
  return each;
}

const addToSet: Operator = (argument, path, { collation }) => {
  const added = itemsToAdd(argument);
  return creating((current) => {
    if (current !== undefined && !isArray(current)) {
      throw badValue(
        `Cannot apply $addToSet to non-array field. Field named '${path.split('.').pop()}' has non-array type ${typeName(current)}`,
      );
    }
    const items = [...(current ?? [])];
    for (const item of added) {
      if (!items.some((known) => equal(known, item, collation))) items.push(item);
    }
    return items;
  });
};

const pop: Operator = (argument, path) => {
  const side = integerOf(argument);
  if (side !== 1 && side !== -1) {
    throw failedToParse(`$pop expects 1 or -1, found: ${describeValue(argument)}`);
  }
  return existing((current) => {
    if (!isArray(current)) {
      throw typeMismatch(
        `Path '${path}' contains an element of non-array type '${typeName(current)}'`,
      );
    }
    return side === 1 ? current.slice(0, -1) : current.slice(1);
  });
};

export const arrayOperators: Readonly<Record<string, Operator>> = {
  $addToSet: addToSet,
  $pop: pop,
};
