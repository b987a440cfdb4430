import { Decimal128 } from 'bson';
import { combine } from '../../bson/arithmetic';
import { describeValue } from '../../bson/describe';
import { kindOf } from '../../bson/number';
import { typeName } from '../../bson/type-name';
import { doubleOf, isDoc, isNumeric, type Numeric, type Value } from '../../bson/value';
import { badValue, typeMismatch } from '../../errors';
import { creating, type Operator, type Place } from '../change';

const ZERO: Readonly<Record<ReturnType<typeof kindOf>, Numeric>> = {
  int: 0,
  long: 0n,
  double: doubleOf(0),
  decimal: Decimal128.fromString('0'),
};

const owner = ({ root }: Place): string => `{_id: ${describeValue(root.get('_id'))}}`;

const fieldOf = ({ path }: Place): string => path.split('.').pop() ?? path;

function arithmetic(
  name: '$inc' | '$mul',
  verb: string,
  onMissing: (argument: Numeric) => Numeric,
): Operator {
  const operation = name === '$inc' ? 'add' : 'multiply';
  return (argument, path) => {
    if (!isNumeric(argument)) {
      throw typeMismatch(
        `Cannot ${verb} with non-numeric argument: {${path}: ${describeValue(argument)}}`,
      );
    }
    return creating((current, place) => {
      if (current === undefined) return onMissing(argument);
      if (!isNumeric(current)) {
        throw typeMismatch(
          `Cannot apply ${name} to a value of non-numeric type. ${owner(place)} has the field '${fieldOf(place)}' of non-numeric type ${typeName(current)}`,
        );
      }
      const result = combine(operation, current, argument, 'refuse');
      if (result !== undefined) return result;
      throw badValue(
        `Failed to apply ${name} operations to current value (${describeValue(current)}) for document ${owner(place)}`,
      );
    });
  };
}

type BitOperation = (a: bigint, b: bigint) => bigint;

const BITS: ReadonlyMap<string, BitOperation> = new Map<string, BitOperation>([
  ['and', (a, b) => a & b],
  ['or', (a, b) => a | b],
  ['xor', (a, b) => a ^ b],
]);

const isInteger = (value: Value): value is number | bigint =>
  isNumeric(value) && (kindOf(value) === 'int' || kindOf(value) === 'long');

/** Both ints give an int, anything with a long a long. */
function combineBits(a: number | bigint, b: number | bigint, operation: BitOperation): Value {
  const result = operation(BigInt(a), BigInt(b));
  return typeof a === 'number' && typeof b === 'number' ? Number(result) : result;
}

const bit: Operator = (argument, path) => {
  if (!isDoc(argument) || argument.size === 0) {
    throw badValue(
      `The $bit modifier is not compatible with a ${typeName(argument)}. You must pass in an embedded document: {$bit: {field: {and/or/xor: #}}}`,
    );
  }
  const steps = [...argument].map(([name, operand]) => {
    const operation = BITS.get(name);
    if (!operation)
      throw badValue(
        `The $bit modifier only supports 'and', 'or', and 'xor', not '${name}' which is an unknown operator: {${name}: ${describeValue(operand)}}`,
      );
    if (!isInteger(operand))
      throw badValue(
        `The $bit modifier field must be an Integer(32/64 bit); a '${typeName(operand)}' is not supported here: {${name}: ${describeValue(operand)}}`,
      );
    return { operation, operand };
  });
  return creating((current, place) => {
    if (current !== undefined && !isInteger(current)) {
      throw badValue(
        `Cannot apply $bit to a value of non-integral type.${owner(place)} has the field ${path} of non-integer type ${typeName(current)}`,
      );
    }
    return steps.reduce<Value>(
      (value, { operation, operand }) => combineBits(value as number | bigint, operand, operation),
      current ?? 0,
    );
  });
};

export const numberOperators: Readonly<Record<string, Operator>> = {
  $inc: arithmetic('$inc', 'increment', (argument) => argument),
  $mul: arithmetic('$mul', 'multiply', (argument) => ZERO[kindOf(argument)]),
  $bit: bit,
};
