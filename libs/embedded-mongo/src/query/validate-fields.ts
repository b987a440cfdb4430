import { isArray, isDoc, type Doc, type Value } from '../bson/value';
import { failedToParse, typeMismatch } from '../errors';
import { regexOf } from './regex';
import { broken, check, countOf, schemaOf, type Keyword, type Violations } from './validate-rule';

type Compile = (schema: Doc) => Violations;

const report = (name: string, details: Doc[]): Doc =>
  new Map<string, Value>([
    ['propertyName', name],
    ['details', details],
  ]);

const properties: Keyword = (argument, _schema, compile) => {
  const rules = [...schemaOf('properties', argument)].map(
    ([name, inner]) => [name, compile(schemaOf(name, inner)), inner] as const,
  );
  return (value) => {
    if (!isDoc(value)) return undefined;
    const wrong: Doc[] = [];
    for (const [name, violations, inner] of rules) {
      const field = value.get(name);
      const details = field === undefined ? [] : violations(field);
      if (details.length > 0) wrong.push(described(name, details, inner));
    }
    if (wrong.length === 0) return undefined;
    return new Map<string, Value>([
      ['operatorName', 'properties'],
      ['propertiesNotSatisfied', wrong],
    ]);
  };
};

function described(name: string, details: Doc[], schema: Value): Doc {
  const description = isDoc(schema) ? schema.get('description') : undefined;
  const entry = report(name, details);
  if (typeof description !== 'string') return entry;
  return new Map<string, Value>([
    ['propertyName', name],
    ['description', description],
    ['details', details],
  ]);
}

const required: Keyword = (argument) => {
  if (!isArray(argument)) throw typeMismatch("$jsonSchema keyword 'required' must be an array");
  if (argument.length === 0)
    throw failedToParse("$jsonSchema keyword 'required' cannot be an empty array");
  const names = argument.map((name) => {
    if (typeof name === 'string') return name;
    throw typeMismatch("$jsonSchema keyword 'required' must be an array of strings");
  });
  return (value) => {
    const missing = isDoc(value) ? names.filter((name) => !value.has(name)) : [];
    if (missing.length === 0) return undefined;
    return new Map<string, Value>([
      ['operatorName', 'required'],
      ['specifiedAs', new Map([['required', argument]])],
      ['missingProperties', missing],
    ]);
  };
};

function patternsOf(schema: Doc, compile: Compile): (readonly [RegExp, Violations])[] {
  const patterns = schema.get('patternProperties');
  if (patterns === undefined) return [];
  return [...schemaOf('patternProperties', patterns)].map(
    ([pattern, inner]) => [regexOf(pattern), compile(schemaOf(pattern, inner))] as const,
  );
}

function restOf(argument: Value, compile: Compile): Violations {
  if (isDoc(argument)) return compile(argument);
  if (typeof argument !== 'boolean') {
    throw typeMismatch("$jsonSchema keyword 'additionalProperties' must be an object or a boolean");
  }
  return () => (argument ? [] : [broken('additionalProperties', false, 'not allowed')]);
}

/** Fields that no property names: patterns first, then what is left. */
const additionalProperties: Keyword = (argument, schema, compile) => {
  const listed = schema.get('properties');
  const names = new Set(isDoc(listed) ? listed.keys() : []);
  const patterns = patternsOf(schema, compile);
  const rest = restOf(argument, compile);
  return (value) => {
    if (!isDoc(value)) return undefined;
    const additional: string[] = [];
    const wrong: Doc[] = [];
    for (const [name, field] of value) {
      const fitting = patterns.filter(([pattern]) => pattern.test(name));
      const details = fitting.flatMap(([, violations]) => violations(field));
      if (details.length > 0) wrong.push(report(name, details));
      const free = fitting.length === 0 && !names.has(name);
      if (free && rest(field).length > 0) additional.push(name);
    }
    return additionalReport(argument, additional, wrong);
  };
};

function additionalReport(argument: Value, additional: string[], wrong: Doc[]): Doc | undefined {
  if (wrong.length > 0) {
    return new Map<string, Value>([
      ['operatorName', 'patternProperties'],
      ['propertiesNotSatisfied', wrong],
    ]);
  }
  if (additional.length === 0) return undefined;
  return new Map<string, Value>([
    ['operatorName', 'additionalProperties'],
    ['specifiedAs', new Map([['additionalProperties', argument]])],
    ['additionalProperties', additional],
  ]);
}

function count(name: string, accepts: (size: number, limit: number) => boolean): Keyword {
  return (argument) => {
    const limit = countOf(name, argument);
    return check(
      name,
      argument,
      'specified number of properties was not satisfied',
      (value) => !isDoc(value) || accepts(value.size, limit),
    );
  };
}

function dependentSchema(trigger: string, inner: Value, compile: Compile): (doc: Doc) => Doc[] {
  if (isArray(inner)) {
    return (doc) =>
      inner.every((name) => doc.has(String(name)))
        ? []
        : [broken('dependencies', inner, `${trigger} needs other properties`)];
  }
  return compile(schemaOf(trigger, inner));
}

const dependencies: Keyword = (argument, _schema, compile) => {
  const rules = [...schemaOf('dependencies', argument)].map(
    ([trigger, inner]) => [trigger, dependentSchema(trigger, inner, compile)] as const,
  );
  return (value) => {
    if (!isDoc(value)) return undefined;
    const failed = rules.filter(
      ([trigger, violations]) => value.has(trigger) && violations(value).length > 0,
    );
    if (failed.length === 0) return undefined;
    return broken('dependencies', argument, 'dependencies were not satisfied', [
      ['failingDependencies', failed.map(([trigger]) => trigger)],
    ]);
  };
};

export const fieldKeywords: Readonly<Record<string, Keyword>> = {
  properties,
  required,
  additionalProperties,
  dependencies,
  minProperties: count('minProperties', (size, limit) => size >= limit),
  maxProperties: count('maxProperties', (size, limit) => size <= limit),
};
