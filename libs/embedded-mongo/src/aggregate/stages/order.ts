import { isDoc, type Doc, type Value } from '../../bson/value';
import { toNumber, integerOf } from '../../bson/number';
import { isNumeric } from '../../bson/value';
import { location } from '../../errors';
import { gathered, PAUSE, withPauses, type Flow } from '../../pause';
import { compileFilter } from '../../query/match';
import { compileSort, sortFlow } from '../../query/sort';
import { Budget } from '../budget';
import { compileExpression } from '../expression';
import {
  countArgument,
  docArgument,
  type Stage,
  type StageMaker,
  type StageMakers,
} from '../stage';
import { groupBy } from './group';

function* limited(input: Flow<Doc>, count: number): Flow<Doc> {
  let left = count;
  for (const doc of input) {
    yield doc;
    if (doc !== PAUSE) left -= 1;
    if (left === 0) return;
  }
}

function* skipped(input: Flow<Doc>, count: number): Flow<Doc> {
  let left = count;
  for (const doc of input) {
    if (doc === PAUSE || left === 0) yield doc;
    else left -= 1;
  }
}

const sort: StageMaker = (argument, { env }) => {
  const spec = docArgument('$sort', argument, 15973);
  if (spec.size === 0) throw location(15976, '$sort stage must have at least one sort key');
  compileSort(spec, env.collation);
  const budget = new Budget('$sort', env.stageBytes);
  return function* (input) {
    budget.begin();
    yield* withPauses(yield* sortFlow(input, spec, env.collation, (doc) => budget.hold(doc)));
  };
};

function counting(name: string): Stage {
  return function* (input) {
    let count = 0;
    for (const doc of input) {
      if (doc === PAUSE) yield PAUSE;
      else count += 1;
    }
    if (count > 0) yield new Map([[name, count]]);
  };
}

const count: StageMaker = (argument) => {
  if (typeof argument !== 'string' || argument === '')
    throw location(40156, 'the count field must be a non-empty string');
  if (argument.startsWith('$'))
    throw location(40158, 'the count field cannot be a $-prefixed path');
  if (argument.includes('.')) throw location(40160, "the count field cannot contain '.'");
  return counting(argument);
};

const sortByCount: StageMaker = (argument, { env }) => {
  const isExpression = isDoc(argument)
    ? [...argument.keys()][0]?.startsWith('$')
    : typeof argument === 'string' && argument.startsWith('$');
  if (!isExpression)
    throw location(
      40149,
      'the sortByCount field must be defined as a $-prefixed path or an expression',
    );
  const evaluate = compileExpression(argument, env);
  const group = groupBy(
    (doc) => evaluate(doc) ?? null,
    new Map([['count', new Map([['$sum', 1]])]]),
    env,
  );
  return function* (input) {
    yield* withPauses(yield* sortFlow(group(input), new Map([['count', -1]])));
  };
};

/** Draws without putting back. */
const sample: StageMaker = (argument) => {
  const size = docArgument('$sample', argument, 28745).get('size');
  if (!isNumeric(size)) throw location(28746, 'size argument to $sample must be a number');
  if (!(toNumber(size) > 0))
    throw location(28747, 'size argument to $sample must be a positive integer');
  return function* (input) {
    const pool = yield* gathered(input);
    const wanted = Math.min(integerOf(size) ?? Math.trunc(toNumber(size)), pool.length);
    for (let drawn = 0; drawn < wanted; drawn++) {
      const place = drawn + Math.floor(Math.random() * (pool.length - drawn));
      const doc = pool[place] as Doc;
      pool[place] = pool[drawn] as Doc;
      yield doc;
    }
  };
};

const match: StageMaker = (argument: Value, { env }) => {
  const matches = compileFilter(docArgument('$match', argument, 15959), env);
  return function* (input) {
    for (const doc of input) if (doc === PAUSE || matches(doc)) yield doc;
  };
};

export const orderStages: StageMakers = {
  $match: match,
  $sort: sort,
  $limit: (argument) => {
    const most = countArgument('$limit', argument, 1, { type: 2107201, range: 15958 });
    return (input) => limited(input, most);
  },
  $skip: (argument) => {
    const fewest = countArgument('$skip', argument, 0, { type: 5107200, range: 5107200 });
    return (input) => skipped(input, fewest);
  },
  $count: count,
  $sortByCount: sortByCount,
  $sample: sample,
};
