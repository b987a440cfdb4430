import { compare } from '../../bson/compare';
import { integerOf } from '../../bson/number';
import { isDoc, type Doc, type Value } from '../../bson/value';
import { location } from '../../errors';
import { compileSort } from '../../query/sort';
import { fieldsOf, type Context, type Evaluate, type Frame } from '../evaluate';
import type { Accumulator, AccumulatorMaker } from '../accumulator';

/** The constant `n` of the accumulators that keep several. */
function countOf(name: string, fields: Doc, context: Context): number {
  const given = fields.get('n');
  if (given === undefined) throw location(5787906, `Missing value for 'n' in ${name}`);
  const empty: Doc = new Map();
  const count = integerOf(
    context.compile(given)({ root: empty, current: empty, bindings: undefined }),
  );
  if (count !== undefined && count > 0) return count;
  throw location(5787908, `'n' must be greater than 0 and integral for ${name}`);
}

function partOf(name: string, fields: Doc, part: string, context: Context): Evaluate {
  const given = fields.get(part);
  if (given === undefined) throw location(5787907, `Missing value for '${part}' in ${name}`);
  return context.compile(given);
}

/** `$firstN`, `$lastN`, `$minN`, `$maxN`: the values first, then the choice among them. */
const several =
  (
    name: string,
    choose: (values: Value[], count: number, context: Context) => Value[],
    skipsNull: boolean,
  ): AccumulatorMaker =>
  (argument, context) => {
    const fields = fieldsOf(name, argument, ['input', 'n'], { notDoc: 5787900, unknown: 5787901 });
    const count = countOf(name, fields, context);
    const input = partOf(name, fields, 'input', context);
    return (): Accumulator => {
      const values: Value[] = [];
      return {
        add(frame) {
          const value = input(frame) ?? null;
          if (value === null && skipsNull) return;
          context.env.keep?.(value);
          values.push(value);
        },
        result: () => choose(values, count, context),
      };
    };
  };

const sorted =
  (direction: number) =>
  (values: Value[], count: number, { env }: Context) =>
    values.toSorted((a, b) => compare(a, b, env.collation) * direction).slice(0, count);

interface Ranked {
  doc: Doc;
  value: Value;
}

/** `$top`, `$bottom` and their `N` forms: documents in an order of their own. */
const ranked =
  (name: string, fromEnd: boolean, single: boolean): AccumulatorMaker =>
  (argument, context) => {
    const allowed = single ? ['output', 'sortBy'] : ['output', 'sortBy', 'n'];
    const fields = fieldsOf(name, argument, allowed, { notDoc: 5788001, unknown: 5788002 });
    const order = fields.get('sortBy');
    if (!isDoc(order)) throw location(5788005, `Missing value for 'sortBy' in ${name}`);
    const output = partOf(name, fields, 'output', context);
    const count = single ? 1 : countOf(name, fields, context);
    const compareDocs = compileSort(order, context.env.collation);
    return (): Accumulator => {
      const seen: Ranked[] = [];
      return {
        add(frame: Frame) {
          context.env.keep?.(frame.root);
          seen.push({ doc: frame.root, value: output(frame) ?? null });
        },
        result: () => {
          const all = seen.toSorted((a, b) => compareDocs(a.doc, b.doc)).map(({ value }) => value);
          const chosen = fromEnd ? all.slice(-count) : all.slice(0, count);
          return single ? (chosen[0] ?? null) : chosen;
        },
      };
    };
  };

export const rankedAccumulators: Readonly<Record<string, AccumulatorMaker>> = {
  $firstN: several('$firstN', (values, count) => values.slice(0, count), false),
  $lastN: several('$lastN', (values, count) => values.slice(-count), false),
  $minN: several('$minN', sorted(1), true),
  $maxN: several('$maxN', sorted(-1), true),
  $top: ranked('$top', false, true),
  $bottom: ranked('$bottom', true, true),
  $topN: ranked('$topN', false, false),
  $bottomN: ranked('$bottomN', true, false),
};
