import { Decimal128, Double } from 'bson';
import { failure, typeMismatch } from '../errors';
import { isArray, isDoc, type Doc, type Value } from '../bson/value';

/** Typed reading of a command's fields; a wrong type is refused with the text MongoDB uses. */

const wrongType = (name: string, expected: string): Error =>
  typeMismatch(`BSON field '${name}' is the wrong type, expected type '${expected}'`);

export function docField(body: Doc, name: string): Doc | undefined {
  const value = body.get(name);
  if (value == null) return undefined;
  if (!isDoc(value)) throw wrongType(name, 'object');
  return value;
}

export function arrayField(body: Doc, name: string): Value[] | undefined {
  const value = body.get(name);
  if (value == null) return undefined;
  if (!isArray(value)) throw wrongType(name, 'array');
  return value;
}

export function stringField(body: Doc, name: string): string {
  const value = body.get(name);
  if (typeof value !== 'string') throw wrongType(name, 'string');
  return value;
}

/** True for true and for numbers other than 0, as MongoDB reads flags. */
export function flag(body: Doc, name: string): boolean {
  const value = body.get(name);
  if (value == null) return false;
  return typeof value === 'boolean' ? value : numberFrom(value, name) !== 0;
}

export function numberField(body: Doc, name: string): number | undefined {
  const value = body.get(name);
  return value == null ? undefined : numberFrom(value, name);
}

/** A whole number that is not negative. */
export function countField(body: Doc, name: string): number | undefined {
  const number = numberField(body, name);
  if (number === undefined) return undefined;
  if (number < 0) {
    throw failure('BadValue', `BSON field '${name}' value must be >= 0, actual value '${number}'`);
  }
  return Math.trunc(number);
}

function numberFrom(value: Value, name: string): number {
  if (typeof value === 'number' || typeof value === 'bigint') return Number(value);
  if (value instanceof Double) return value.value;
  if (value instanceof Decimal128) return Number(value.toString());
  throw wrongType(name, 'number');
}

export function asDoc(value: Value | undefined, name: string): Doc {
  if (!isDoc(value)) throw wrongType(name, 'object');
  return value;
}
