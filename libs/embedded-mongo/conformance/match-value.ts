import { EJSON, Binary, Long, type Document } from 'bson';
import { Mismatch } from './mismatch';
import { typeMatches } from './match-type';

/** What the operators of expected values need to know of the test. */
export interface MatchContext {
  entity(id: string): unknown;
  /** The id of a session entity. */
  sessionId(id: string): unknown;
}

/**
 * Throws a Mismatch when `actual` is not what is expected. A root document may have more fields than expected, a nested
 * one may not; elements of a root array are roots.
 */
export function matchValue(
  expected: unknown,
  actual: unknown,
  context: MatchContext,
  path = 'result',
  root = true,
): void {
  const operator = specialOperator(expected);
  if (operator) return matchOperator(operator, actual, context, path, root);
  if (Array.isArray(expected)) return matchArray(expected, actual, context, path, root);
  if (isPlain(expected)) return matchDocument(expected, actual, context, path, root);
  if (!sameScalar(expected, actual)) throw different(expected, actual, path);
}

type Operator = [name: string, argument: unknown];

function specialOperator(expected: unknown): Operator | undefined {
  if (!isPlain(expected)) return undefined;
  const entries = Object.entries(expected);
  const [first] = entries;
  return entries.length === 1 && first?.[0].startsWith('$$') ? first : undefined;
}

function matchOperator(
  [name, argument]: Operator,
  actual: unknown,
  context: MatchContext,
  path: string,
  root: boolean,
): void {
  switch (name) {
    case '$$unsetOrMatches':
      if (actual == null) return;
      return matchValue(argument, actual, context, path, root);
    case '$$exists':
      if ((actual !== undefined) === argument) return;
      break;
    case '$$type':
      if ([argument].flat().some((type) => typeMatches(String(type), actual))) return;
      break;
    case '$$matchesEntity':
      return matchValue(context.entity(String(argument)), actual, context, path, root);
    case '$$matchesHexBytes':
      if (Buffer.isBuffer(actual) && actual.toString('hex') === argument) return;
      break;
    case '$$sessionLsid':
      return matchValue(context.sessionId(String(argument)), actual, context, path, false);
    case '$$lte':
      if (Number(actual) <= Number(argument)) return;
      break;
    case '$$matchAsRoot':
      return matchValue(argument, actual, context, path, true);
    default:
      throw new Error(`the runner does not know the operator ${name}`);
  }
  throw different({ [name]: argument }, actual, path);
}

function matchArray(
  expected: readonly unknown[],
  actual: unknown,
  context: MatchContext,
  path: string,
  root: boolean,
): void {
  if (!Array.isArray(actual) || actual.length !== expected.length)
    throw different(expected, actual, path);
  expected.forEach((each, i) => matchValue(each, actual[i], context, `${path}[${i}]`, root));
}

function matchDocument(
  expected: Document,
  actual: unknown,
  context: MatchContext,
  path: string,
  root: boolean,
): void {
  const fields = fieldsOf(actual);
  if (!fields) throw different(expected, actual, path);
  for (const [name, value] of Object.entries(expected)) {
    const operator = specialOperator(value)?.[0];
    const lenient = operator === '$$exists' || operator === '$$unsetOrMatches';
    if (fields[name] === undefined && !lenient)
      throw different(value, undefined, `${path}.${name}`);
    matchValue(value, fields[name], context, `${path}.${name}`, false);
  }
  if (root) return;
  const more = Object.keys(fields).filter(
    (name) => fields[name] !== undefined && !(name in expected),
  );
  if (more.length > 0) throw new Mismatch(`${path} has more than expected: ${more.join(', ')}`);
}

function fieldsOf(actual: unknown): Document | undefined {
  if (actual instanceof Map) return Object.fromEntries(actual);
  if (typeof actual !== 'object' || actual === null || Array.isArray(actual)) return undefined;
  return '_bsontype' in actual || actual instanceof Date ? undefined : actual;
}

export function isPlain(value: unknown): value is Document {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return !('_bsontype' in value) && !(value instanceof Date) && !Buffer.isBuffer(value);
}

function sameScalar(expected: unknown, actual: unknown): boolean {
  if (expected === actual) return true;
  const [left, right] = [numberOf(expected), numberOf(actual)];
  if (left !== undefined || right !== undefined) return left === right;
  if (expected == null || actual == null) return false;
  if (expected instanceof Binary && Buffer.isBuffer(actual))
    return Buffer.compare(expected.buffer.subarray(0, expected.position), actual) === 0;
  return text(expected) === text(actual);
}

/** Numbers are equal whatever their type; the value of none is lost, the suite has no larger ones. */
function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (Long.isLong(value)) return value.toNumber();
  const type = typeof value === 'object' && value !== null && '_bsontype' in value;
  return type && /^(Int32|Double)$/.test(String(value._bsontype)) ? Number(value) : undefined;
}

const text = (value: unknown): string => EJSON.stringify({ value }, { relaxed: false });

function different(expected: unknown, actual: unknown, path: string): Mismatch {
  const short = (value: unknown) => text(value).slice(9, -1).slice(0, 400);
  return new Mismatch(
    `${path}: expected ${short(expected)}, was ${actual === undefined ? 'missing' : short(actual)}`,
  );
}
