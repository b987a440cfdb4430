import { plainValueAt, splitPath } from '../../bson/path';
import { isArray, isDoc, type Doc, type Value } from '../../bson/value';
import { location } from '../../errors';
import { PAUSE } from '../../pause';
import { withValueAt } from '../place';
import type { StageMaker, StageMakers } from '../stage';

interface Unwind {
  path: readonly string[];
  index: readonly string[] | undefined;
  keepsEmpty: boolean;
}

const OPTIONS = new Set(['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays']);

function parse(argument: Value): Unwind {
  const options = isDoc(argument) ? argument : new Map([['path', argument]]);
  for (const name of options.keys()) {
    if (!OPTIONS.has(name)) throw location(28811, `unrecognized option to $unwind stage: ${name}`);
  }
  const path = options.get('path');
  if (path === undefined) throw location(28812, 'no path specified to $unwind stage');
  if (typeof path !== 'string')
    throw location(28808, 'expected a string as the path for $unwind stage');
  if (!path.startsWith('$'))
    throw location(28818, `path option to $unwind stage should be prefixed with a '$': ${path}`);
  const keepsEmpty = options.get('preserveNullAndEmptyArrays') ?? false;
  if (typeof keepsEmpty !== 'boolean')
    throw location(
      28809,
      'expected a boolean for the preserveNullAndEmptyArrays option to $unwind stage',
    );
  return {
    path: splitPath(path.slice(1)),
    index: indexPath(options.get('includeArrayIndex')),
    keepsEmpty,
  };
}

function indexPath(name: Value | undefined): readonly string[] | undefined {
  if (name === undefined) return undefined;
  if (typeof name !== 'string' || name === '')
    throw location(
      28810,
      'expected a non-empty string for the includeArrayIndex option to $unwind stage',
    );
  if (name.startsWith('$'))
    throw location(
      28822,
      `includeArrayIndex option to $unwind stage should not be prefixed with a '$': ${name}`,
    );
  return splitPath(name);
}

function* unwound(doc: Doc, { path, index, keepsEmpty }: Unwind): Iterable<Doc> {
  const value = plainValueAt(doc, path);
  const withIndex = (result: Doc, place: bigint | null): Doc =>
    index ? withValueAt(result, index, place) : result;
  if (!isArray(value)) {
    if (value != null || keepsEmpty) yield withIndex(doc, null);
    return;
  }
  if (value.length === 0 && keepsEmpty) yield withIndex(withValueAt(doc, path, undefined), null);
  for (const [place, item] of value.entries())
    yield withIndex(withValueAt(doc, path, item), BigInt(place));
}

const unwind: StageMaker = (argument) => {
  const spec = parse(argument);
  return function* (input) {
    for (const doc of input) {
      if (doc === PAUSE) yield PAUSE;
      else yield* unwound(doc, spec);
    }
  };
};

export const unwindStages: StageMakers = { $unwind: unwind };
