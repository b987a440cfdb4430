import { Binary } from 'bson';
import { encode } from '../../bson/encode';
import { kindOf } from '../../bson/number';
import { typeName } from '../../bson/type-name';
import { isDoc, isNumeric, type Value } from '../../bson/value';
import { location, typeMismatch } from '../../errors';
import { one, take, type Operator, type Operators } from '../evaluate';

function integer(name: string, value: Value | undefined): number | bigint {
  if (isNumeric(value) && (kindOf(value) === 'int' || kindOf(value) === 'long')) {
    return value as number | bigint;
  }
  throw typeMismatch(`${name} only supports int and long operands, not ${typeName(value)}`);
}

/** Ints give an int, a long among them a long. */
const combining = (name: string, start: bigint, step: (a: bigint, b: bigint) => bigint): Operator =>
  take(name, 0, Infinity, (values) => {
    if (values.some((value) => value == null)) return null;
    const operands = values.map((value) => integer(name, value));
    const result = operands.reduce<bigint>((known, operand) => step(known, BigInt(operand)), start);
    return operands.some((operand) => typeof operand === 'bigint') ? result : Number(result);
  });

export const bitOperators: Operators = {
  $bitAnd: combining('$bitAnd', -1n, (a, b) => a & b),
  $bitOr: combining('$bitOr', 0n, (a, b) => a | b),
  $bitXor: combining('$bitXor', 0n, (a, b) => a ^ b),
  $bitNot: one('$bitNot', (value) => (value == null ? null : ~integer('$bitNot', value))),
  $binarySize: one('$binarySize', (value) => {
    if (value == null) return null;
    if (typeof value === 'string') return Buffer.byteLength(value);
    if (value instanceof Binary) return value.position;
    throw location(
      51276,
      `$binarySize requires a string or BinData argument, found: ${typeName(value)}`,
    );
  }),
  $bsonSize: one('$bsonSize', (value) => {
    if (value == null) return null;
    if (isDoc(value)) return encode(value).length;
    throw location(31393, `$bsonSize requires a document input, found: ${typeName(value)}`);
  }),
};
