import { isDoc, type Doc, type Value } from '../bson/value';
import { failedToParse, typeMismatch } from '../errors';
import { combinationKeywords } from './validate-combinations';
import { fieldKeywords } from './validate-fields';
import { itemKeywords } from './validate-items';
import type { Keyword, Rule, Violations } from './validate-rule';
import { scalarKeywords } from './validate-scalars';

const ignored = new Set(['title', 'description']);
/** Read together with the keyword they belong to. */
const companions = new Set([
  'exclusiveMinimum',
  'exclusiveMaximum',
  'additionalItems',
  'patternProperties',
]);
const refused = new Set(['$ref', '$schema', 'default', 'definitions', 'format', 'id']);

const keywords = new Map<string, Keyword>(
  Object.entries({ ...scalarKeywords, ...itemKeywords, ...fieldKeywords, ...combinationKeywords }),
);

/**
 * Compiles a JSON schema as `$jsonSchema` and validators use it. The answer is undefined for a valid document, else
 * `{ operatorName: "$jsonSchema", schemaRulesNotSatisfied: [...] }` as MongoDB puts it in `errInfo.details`.
 * Errors: FailedToParse (9) for unknown keywords and wrong arguments, TypeMismatch (14).
 */
export function compileJsonSchema(schema: Doc): (doc: Doc) => Doc | undefined {
  const violations = compile(schema);
  return (doc) => {
    const found = violations(doc);
    if (found.length === 0) return undefined;
    return new Map<string, Value>([
      ['operatorName', '$jsonSchema'],
      ['schemaRulesNotSatisfied', found],
    ]);
  };
}

function compile(schema: Doc): Violations {
  const rules: Rule[] = [];
  for (const [name, argument] of completed(schema)) {
    if (ignored.has(name) || companions.has(name)) continue;
    const keyword = keywords.get(name);
    if (!keyword) throw unknownKeyword(name);
    rules.push(keyword(argument, schema, compile));
  }
  return (value) => rules.flatMap((rule) => rule(value) ?? []);
}

/** Patterns alone have no rule of their own: they are checked with `additionalProperties`. */
function completed(schema: Doc): Doc {
  if (!isDoc(schema)) throw typeMismatch('$jsonSchema must be an object');
  for (const [bound, partner] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ]) {
    if (bound && partner && schema.has(bound) && !schema.has(partner)) {
      throw failedToParse(
        `$jsonSchema keyword '${partner}' must be a present if ${bound} is present`,
      );
    }
  }
  if (!schema.has('patternProperties') || schema.has('additionalProperties')) return schema;
  return new Map<string, Value>([...schema, ['additionalProperties', true]]);
}

const unknownKeyword = (name: string): Error =>
  failedToParse(
    refused.has(name)
      ? `$jsonSchema keyword '${name}' is not currently supported`
      : `Unknown $jsonSchema keyword: ${name}`,
  );
