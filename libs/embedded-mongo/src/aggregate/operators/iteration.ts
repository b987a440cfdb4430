import { compare } from '../../bson/compare';
import { integerOf } from '../../bson/number';
import { isTrue } from '../../bson/truth';
import { typeName } from '../../bson/type-name';
import { isArray, isDoc, type Doc, type Value } from '../../bson/value';
import { location } from '../../errors';
import { compileSort } from '../../query/sort';
import {
  bind,
  fieldsOf,
  named,
  type Context,
  type Evaluate,
  type Frame,
  type Operator,
  type Operators,
} from '../evaluate';
import { checkedName } from './variable';

const variableName = (as: Value | undefined): string =>
  typeof as === 'string' ? checkedName(as) : 'this';

interface Part {
  fields: Doc;
  input: Evaluate;
  name: string;
}

function inputOf(
  operator: string,
  argument: Value,
  allowed: readonly string[],
  context: Context,
  code: number,
): Part {
  const fields = fieldsOf(operator, argument, allowed, { notDoc: code, unknown: code + 1 });
  const input = fields.get('input');
  if (input === undefined) throw location(code + 2, `Missing 'input' parameter to ${operator}`);
  return { fields, input: context.compile(input), name: variableName(fields.get('as')) };
}

function itemsOf(operator: string, value: Value | undefined, code: number): Value[] | null {
  if (value == null) return null;
  if (isArray(value)) return value;
  throw location(code, `input to ${operator} must be an array not ${typeName(value)}`);
}

const map: Operator = (argument, context) => {
  const { fields, input, name } = inputOf('$map', argument, ['input', 'as', 'in'], context, 16878);
  const body = fields.get('in');
  if (body === undefined) throw location(16882, "Missing 'in' parameter to $map");
  const evaluate = context.compileWith([name], body);
  return (frame) =>
    itemsOf('$map', input(frame), 16883)?.map(
      (item) => evaluate(bind(frame, name, item)) ?? null,
    ) ?? null;
};

const filter: Operator = (argument, context) => {
  const { fields, input, name } = inputOf(
    '$filter',
    argument,
    ['input', 'as', 'cond', 'limit'],
    context,
    28646,
  );
  const condition = fields.get('cond');
  if (condition === undefined) throw location(28650, "Missing 'cond' parameter to $filter");
  const test = context.compileWith([name], condition);
  const limit = fields.has('limit') ? context.compile(fields.get('limit') ?? null) : undefined;
  return (frame) => {
    const items = itemsOf('$filter', input(frame), 28651);
    const most = limitOf(limit?.(frame));
    const kept: Value[] = [];
    for (const item of items ?? []) {
      if (kept.length >= most) break;
      if (isTrue(test(bind(frame, name, item)))) kept.push(item);
    }
    return items && kept;
  };
};

function limitOf(value: Value | undefined): number {
  if (value == null) return Infinity;
  const limit = integerOf(value);
  if (limit !== undefined && limit > 0) return limit;
  throw location(327392, '$filter: limit must be represented as a 32-bit integral value above 0');
}

const reduce: Operator = (argument, context) => {
  const fields = fieldsOf('$reduce', argument, ['input', 'initialValue', 'in'], {
    notDoc: 40075,
    unknown: 40076,
  });
  const [input, initial] = ['input', 'initialValue'].map((name, index) => {
    const part = fields.get(name);
    if (part === undefined)
      throw location(40077 + index, `$reduce requires '${name}' to be specified`);
    return context.compile(part);
  }) as [Evaluate, Evaluate];
  const body = fields.get('in');
  if (body === undefined) throw location(40079, "$reduce requires 'in' to be specified");
  const evaluate = context.compileWith(['this', 'value'], body);
  return (frame: Frame) => {
    const items = itemsOf('$reduce', input(frame), 40080);
    if (!items) return null;
    return items.reduce<Value | undefined>(
      (value, item) => evaluate(bind(bind(frame, 'value', value), 'this', item)),
      initial(frame),
    );
  };
};

const zip: Operator = (argument, context) => {
  const fields = fieldsOf('$zip', argument, ['inputs', 'useLongestLength', 'defaults'], {
    notDoc: 34460,
    unknown: 34464,
  });
  const inputs = fields.get('inputs');
  if (!isArray(inputs) || inputs.length === 0)
    throw location(34461, '$zip requires at least one input array');
  const compiled = inputs.map((input) => context.compile(input));
  const defaults = fields.get('defaults');
  const fillers = isArray(defaults) ? defaults.map((each) => context.compile(each)) : [];
  const longest = fields.get('useLongestLength') === true;
  return (frame) => {
    const lists = compiled.map((input) => itemsOf('$zip', input(frame), 34468));
    if (!lists.every((list) => list !== null)) return null;
    const lengths = lists.map((list) => list.length);
    const length = longest ? Math.max(...lengths) : Math.min(...lengths);
    return Array.from({ length }, (_, place) =>
      lists.map((list, index) => list[place] ?? fillers[index]?.(frame) ?? null),
    );
  };
};

const EMPTY: Doc = new Map();

const sortArray: Operator = (argument, context) => {
  const { fields, input } = inputOf('$sortArray', argument, ['input', 'sortBy'], context, 2942500);
  const order = fields.get('sortBy');
  const { collation } = context.env;
  if (isDoc(order)) {
    const byFields = compileSort(order, collation);
    const asDoc = (item: Value): Doc => (isDoc(item) ? item : EMPTY);
    return (frame) =>
      itemsOf('$sortArray', input(frame), 2942504)?.toSorted((a, b) =>
        byFields(asDoc(a), asDoc(b)),
      ) ?? null;
  }
  const direction = integerOf(order);
  if (direction !== 1 && direction !== -1)
    throw location(2942505, "$sortArray: 'sortBy' must be 1, -1 or an object");
  return (frame) =>
    itemsOf('$sortArray', input(frame), 2942504)?.toSorted(
      (a, b) => compare(a, b, collation) * direction,
    ) ?? null;
};

type Pick = (items: Value[], count: number, context: Context) => Value[];

/** `$firstN`, `$lastN`, `$minN`, `$maxN` over an array. */
const several =
  (name: string, pick: Pick): Operator =>
  (argument, context) =>
    named(
      name,
      ['n', 'input'],
      [],
      { notDoc: 5787801, unknown: 5787901, missing: 5787906 },
      ({ n, input }) =>
        (frame) => {
          const count = integerOf(n(frame));
          if (count === undefined || count <= 0)
            throw location(5787903, `'n' must be greater than 0 and integral for ${name}`);
          const items = input(frame);
          if (items == null) return null;
          if (!isArray(items))
            throw location(
              5788200,
              `${name} requires 'input' to be an array, found: ${typeName(items)}`,
            );
          return pick(items, count, context);
        },
    )(argument, context);

const extreme =
  (direction: number): Pick =>
  (items, count, { env }) =>
    items
      .filter((item) => item !== null)
      .sort((a, b) => compare(a, b, env.collation) * direction)
      .slice(0, count);

export const iterationOperators: Operators = {
  $map: map,
  $filter: filter,
  $reduce: reduce,
  $zip: zip,
  $sortArray: sortArray,
  $firstN: several('$firstN', (items, count) => items.slice(0, count)),
  $lastN: several('$lastN', (items, count) => items.slice(-count)),
  $minN: several('$minN', extreme(1)),
  $maxN: several('$maxN', extreme(-1)),
};
