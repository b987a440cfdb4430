import { modulo } from '../bson/arithmetic';
import { equal } from '../bson/compare';
import { compareNumbers, toNumber } from '../bson/number';
import { typeTest } from '../bson/type-name';
import { isArray, isNumeric, type Numeric, type Value } from '../bson/value';
import { failedToParse, typeMismatch } from '../errors';
import { regexOf } from './regex';
import { check, countOf, type Keyword } from './validate-rule';

const JSON_TYPES: Readonly<Record<string, string>> = {
  object: 'object',
  array: 'array',
  string: 'string',
  boolean: 'bool',
  number: 'number',
  null: 'null',
};

function types(
  name: string,
  argument: Value,
  known: (alias: string) => string,
): Array<ReturnType<typeof typeTest>> {
  const list = isArray(argument) ? argument : [argument];
  if (list.length === 0)
    throw failedToParse(`$jsonSchema keyword '${name}' must name at least one type`);
  return list.map((alias) => {
    if (typeof alias !== 'string')
      throw typeMismatch(`$jsonSchema keyword '${name}' must be a string or an array of strings`);
    return typeTest(known(alias));
  });
}

function jsonType(alias: string): string {
  if (alias === 'integer')
    throw failedToParse("$jsonSchema type 'integer' is not currently supported.");
  const type = JSON_TYPES[alias];
  if (type === undefined) throw failedToParse(`Unknown type name alias: ${alias}`);
  return type;
}

function bound(name: string, exclusive: string, accepts: (order: number) => boolean): Keyword {
  return (argument, schema) => {
    if (!isNumeric(argument)) throw typeMismatch(`$jsonSchema keyword '${name}' must be a number`);
    const strict = schema.get(exclusive) ?? false;
    if (typeof strict !== 'boolean')
      throw typeMismatch(`$jsonSchema keyword '${exclusive}' must be a boolean`);
    return check(name, argument, 'comparison failed', (value) => {
      if (!isNumeric(value)) return true;
      const order = compareNumbers(value, argument);
      return accepts(order) || (order === 0 && !strict);
    });
  };
}

function length(name: string, accepts: (length: number, limit: number) => boolean): Keyword {
  return (argument) => {
    const limit = countOf(name, argument);
    return check(
      name,
      argument,
      'specified string length was not satisfied',
      (value) => typeof value !== 'string' || accepts([...value].length, limit),
    );
  };
}

const multipleOf: Keyword = (argument) => {
  if (!isNumeric(argument)) throw typeMismatch("$jsonSchema keyword 'multipleOf' must be a number");
  if (!(toNumber(argument) > 0))
    throw failedToParse("$jsonSchema keyword 'multipleOf' must have a positive value");
  const holds = (value: Numeric): boolean => toNumber(modulo(value, argument)) === 0;
  return check(
    'multipleOf',
    argument,
    'considered value is not a multiple of the specified value',
    (value) => !isNumeric(value) || holds(value),
  );
};

export const scalarKeywords: Readonly<Record<string, Keyword>> = {
  bsonType: (argument) => {
    const tests = types('bsonType', argument, (alias) => alias);
    return check('bsonType', argument, 'type did not match', (value) =>
      tests.some((test) => test(value)),
    );
  },
  type: (argument) => {
    const tests = types('type', argument, jsonType);
    return check('type', argument, 'type did not match', (value) =>
      tests.some((test) => test(value)),
    );
  },
  enum: (argument) => {
    if (!isArray(argument)) throw typeMismatch("$jsonSchema keyword 'enum' must be an array");
    if (argument.length === 0)
      throw failedToParse("$jsonSchema keyword 'enum' cannot be an empty array");
    return check('enum', argument, 'value was not found in enum', (value) =>
      argument.some((item) => equal(item, value)),
    );
  },
  minimum: bound('minimum', 'exclusiveMinimum', (order) => order > 0),
  maximum: bound('maximum', 'exclusiveMaximum', (order) => order < 0),
  multipleOf,
  minLength: length('minLength', (actual, limit) => actual >= limit),
  maxLength: length('maxLength', (actual, limit) => actual <= limit),
  pattern: (argument) => {
    if (typeof argument !== 'string')
      throw typeMismatch("$jsonSchema keyword 'pattern' must be a string");
    const regex = regexOf(argument);
    return check(
      'pattern',
      argument,
      'regular expression did not match',
      (value) => typeof value !== 'string' || regex.test(value),
    );
  },
};
