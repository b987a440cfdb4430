import { compare } from '../../bson/compare';
import { two, type Operator, type Operators } from '../evaluate';

/** The order over all types; missing comes before null. */
const ordered = (name: string, accepts: (order: number) => boolean): Operator =>
  two(name, (a, b, env) => accepts(compare(a, b, env.collation)));

export const comparisonOperators: Operators = {
  $cmp: two('$cmp', (a, b, env) => compare(a, b, env.collation)),
  $eq: ordered('$eq', (order) => order === 0),
  $ne: ordered('$ne', (order) => order !== 0),
  $gt: ordered('$gt', (order) => order > 0),
  $gte: ordered('$gte', (order) => order >= 0),
  $lt: ordered('$lt', (order) => order < 0),
  $lte: ordered('$lte', (order) => order <= 0),
};
