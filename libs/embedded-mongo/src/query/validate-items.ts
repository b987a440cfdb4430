import { keyOf } from '../bson/keystring';
import { isArray, isDoc, type Doc, type Value } from '../bson/value';
import { typeMismatch } from '../errors';
import {
  broken,
  check,
  countOf,
  schemaOf,
  type Keyword,
  type Rule,
  type Violations,
} from './validate-rule';

function count(name: string, accepts: (length: number, limit: number) => boolean): Keyword {
  return (argument) => {
    const limit = countOf(name, argument);
    return check(
      name,
      argument,
      'array did not match specified length',
      (value) => !isArray(value) || accepts(value.length, limit),
    );
  };
}

/** The first item that breaks its schema is reported, as MongoDB does. */
function eachItem(
  name: string,
  argument: Value,
  schemaAt: (place: number) => Violations | undefined,
): Rule {
  return (value) => {
    if (!isArray(value)) return undefined;
    for (const [place, item] of value.entries()) {
      const details = schemaAt(place)?.(item) ?? [];
      if (details.length > 0) {
        return broken(name, argument, 'At least one item did not match the sub-schema', [
          ['itemIndex', place],
          ['details', details],
        ]);
      }
    }
    return undefined;
  };
}

const items: Keyword = (argument, schema, compile) => {
  if (!isArray(argument)) {
    const every = compile(schemaOf('items', argument));
    return eachItem('items', argument, () => every);
  }
  const listed = argument.map((item) => compile(schemaOf('items', item)));
  const beyond = restOf(schema, compile);
  return eachItem('items', argument, (place) => listed[place] ?? beyond);
};

function restOf(schema: Doc, compile: (schema: Doc) => Violations): Violations | undefined {
  const rest = schema.get('additionalItems');
  if (rest === undefined || rest === true) return undefined;
  if (isDoc(rest)) return compile(rest);
  if (rest !== false) {
    throw typeMismatch(
      "$jsonSchema keyword 'additionalItems' must be either an object or a boolean",
    );
  }
  return () => [broken('additionalItems', false, 'found additional items')];
}

const uniqueItems: Keyword = (argument) => {
  if (typeof argument !== 'boolean')
    throw typeMismatch("$jsonSchema keyword 'uniqueItems' must be a boolean");
  return check('uniqueItems', argument, 'found a duplicate item', (value) => {
    if (!argument || !isArray(value)) return true;
    return new Set(value.map((item) => keyOf([item]))).size === value.length;
  });
};

export const itemKeywords: Readonly<Record<string, Keyword>> = {
  items,
  uniqueItems,
  minItems: count('minItems', (length, limit) => length >= limit),
  maxItems: count('maxItems', (length, limit) => length <= limit),
};
