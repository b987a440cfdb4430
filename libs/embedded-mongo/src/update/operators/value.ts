import { Timestamp } from 'bson';
import { compare } from '../../bson/compare';
import { typeName } from '../../bson/type-name';
import { isDoc, type Value } from '../../bson/value';
import { badValue } from '../../errors';
import type { QueryEnv } from '../../query/env';
import { creating, existing, type Change, type Operator } from '../change';

const set: Operator = (argument) => creating(() => argument);

/** Keeps whichever of the two comes first in the order given. */
const keepOne =
  (replaces: (order: number) => boolean): Operator =>
  (argument, _path, env) =>
    creating((current) =>
      current === undefined || replaces(compare(argument, current, env.collation))
        ? argument
        : current,
    );

function currentDate(argument: Value, _path: string, env: QueryEnv): Change {
  const kind = dateKind(argument);
  const now = env.now ?? new Date();
  if (kind === 'date') return creating(() => now);
  return creating(() => new Timestamp({ t: Math.floor(now.getTime() / 1000), i: 1 }));
}

function dateKind(argument: Value): 'date' | 'timestamp' {
  if (typeof argument === 'boolean') return 'date';
  if (!isDoc(argument)) {
    throw badValue(
      `${typeName(argument)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({$type: 'timestamp/date'}).`,
    );
  }
  const kind = argument.get('$type');
  if (argument.size === 1 && (kind === 'date' || kind === 'timestamp')) return kind;
  throw badValue(
    "The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {field : {$type: 'date'}}}",
  );
}

export const valueOperators: Readonly<Record<string, Operator>> = {
  $set: set,
  $setOnInsert: set,
  $unset: () => existing(() => undefined),
  $min: keepOne((order) => order < 0),
  $max: keepOne((order) => order > 0),
  $currentDate: currentDate,
};
