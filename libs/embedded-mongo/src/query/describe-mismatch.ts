import { valuesAt } from '../bson/path';
import { typeName } from '../bson/type-name';
import { isArray, isDoc, type Doc, type Value } from '../bson/value';
import { compileFilter, isOperators } from './match';
import { compileJsonSchema } from './validate';

/**
 * Why a document does not match a filter, in the shape that MongoDB gives as `errInfo.details` of a refused document:
 * `{ operatorName, specifiedAs, reason, consideredValue }` for one condition, `clausesNotSatisfied` around several.
 * Undefined when it matches.
 */
export function describeMismatch(filter: Doc, doc: Doc): Doc | undefined {
  const clauses = [...filter].flatMap(([name, value]) => clausesOf(name, value));
  const [first] = clauses;
  return clauses.length === 1 ? first(doc) : allNeeded(clauses, doc);
}

/** One condition: what is wrong with the document, or nothing. */
type Clause = (doc: Doc) => Doc | undefined;

function clausesOf(name: string, value: Value): Clause[] {
  if (name === '$and') return [(doc) => allNeeded(branchesOf(value), doc)];
  if (name === '$or') return [(doc) => oneNeeded(branchesOf(value), doc)];
  if (name === '$jsonSchema') return isDoc(value) ? [compileJsonSchema(value)] : [];
  if (name.startsWith('$')) return [general(name, value)];
  if (!isOperators(value)) return [onField(name, '$eq', value, new Map([[name, value]]))];
  return [...value]
    .filter(([operator]) => operator !== '$options')
    .map(([operator, argument]) => {
      const options = operator === '$regex' ? value.get('$options') : undefined;
      const condition: Doc = new Map([[operator, argument]]);
      if (options !== undefined) condition.set('$options', options);
      return onField(name, operator, argument, new Map([[name, condition]]));
    });
}

const branchesOf = (value: Value): Clause[] =>
  isArray(value) ? value.filter(isDoc).map((branch) => (doc) => describeMismatch(branch, doc)) : [];

function allNeeded(clauses: readonly Clause[], doc: Doc): Doc | undefined {
  const failed = numbered(clauses, doc);
  return failed.length === 0 ? undefined : combined('$and', failed);
}

function oneNeeded(clauses: readonly Clause[], doc: Doc): Doc | undefined {
  const failed = numbered(clauses, doc);
  return failed.length < clauses.length ? undefined : combined('$or', failed);
}

function numbered(clauses: readonly Clause[], doc: Doc): Doc[] {
  return clauses.flatMap((clause, index) => {
    const details = clause(doc);
    return details
      ? [
          new Map<string, Value>([
            ['index', index],
            ['details', details],
          ]),
        ]
      : [];
  });
}

const combined = (operatorName: string, clausesNotSatisfied: Doc[]): Doc =>
  new Map<string, Value>([
    ['operatorName', operatorName],
    ['clausesNotSatisfied', clausesNotSatisfied],
  ]);

/** `$expr`, `$nor` and the like: only that it did not match. */
function general(name: string, value: Value): Clause {
  const specified: Doc = new Map([[name, value]]);
  const match = compileFilter(specified);
  const reason = name === '$expr' ? 'expression did not match' : 'clause was satisfied';
  return (doc) =>
    match(doc)
      ? undefined
      : new Map<string, Value>([
          ['operatorName', name],
          ['specifiedAs', specified],
          ['reason', reason],
        ]);
}

const REASONS: Readonly<Record<string, string>> = {
  $type: 'type did not match',
  $in: 'no matching value found in array',
  $nin: 'matching value found in array',
  $regex: 'regular expression did not match',
  $size: 'array length was not equal to given size',
  $mod: '$mod did not evaluate to expected remainder',
  $not: 'condition was satisfied',
  $elemMatch: 'array did not satisfy the child predicate',
  $all: 'array did not contain all specified values',
};

function onField(path: string, operator: string, argument: Value, specified: Doc): Clause {
  const match = compileFilter(specified);
  return (doc) => {
    if (match(doc)) return undefined;
    const seen = valuesAt(doc, path).filter((value) => value !== undefined);
    const details = new Map<string, Value>([
      ['operatorName', operator],
      ['specifiedAs', specified],
      ['reason', reasonOf(operator, argument, seen.length > 0)],
    ]);
    if (operator !== '$exists') addSeen(details, seen, operator === '$type');
    return details;
  };
}

function reasonOf(operator: string, argument: Value, present: boolean): string {
  if (operator === '$exists') return argument ? 'path does not exist' : 'path does exist';
  if (!present) return 'field was missing';
  return (
    REASONS[operator] ??
    (operator.startsWith('$bits') ? 'bitwise operator failed to match' : 'comparison failed')
  );
}

function addSeen(details: Doc, seen: readonly (Value | undefined)[], withTypes: boolean): void {
  const values = seen.map((value) => value ?? null);
  const [only] = values;
  if (only === undefined) return;
  const single = values.length === 1;
  details.set(single ? 'consideredValue' : 'consideredValues', single ? only : values);
  if (!withTypes) return;
  const types = [...new Set(values.map(typeName))];
  const [type = ''] = types;
  if (types.length === 1) details.set('consideredType', type);
  else details.set('consideredTypes', types);
}
