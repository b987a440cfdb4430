import { compare, equal } from '../bson/compare';
import { splitPath } from '../bson/path';
import { rankOf } from '../bson/rank';
import { isArray, isDoc, type Doc, type Value } from '../bson/value';
import { boundsOf } from '../query/bounds';
import { isPoint, type Interval } from '../query/interval';
import { compileFilter, isOperators } from '../query/match';

/** True when every document the filter matches is surely inside the partial index. */
export function implies(filter: Doc, partial: Doc): boolean {
  return [...partial].every(([path, condition]) => {
    if (path === '$and' && isArray(condition)) {
      return condition.every((part) => isDoc(part) && implies(filter, part));
    }
    return !path.startsWith('$') && impliesAt(filter, path, condition);
  });
}

function impliesAt(filter: Doc, path: string, condition: Value): boolean {
  if (states(filter, path, condition)) return true;
  const match = compileFilter(new Map([[path, condition]]));
  return boundsOf(filter).some((bound) => {
    if (bound.path !== path) return false;
    // Asked for null, a document without the field is found, too: it has to be in the part as well.
    if (bound.missing && !match(new Map())) return false;
    if (bound.intervals.every(isPoint)) {
      return bound.intervals.every(
        ({ low }) => !isArray(low) && match(documentWith(path, low ?? null)),
      );
    }
    return (
      isOperators(condition) && bound.intervals.every((interval) => within(interval, condition))
    );
  });
}

/** The filter says the very same of the path. */
function states(filter: Doc, path: string, condition: Value): boolean {
  const own = filter.get(path);
  if (own !== undefined && equal(own, condition)) return true;
  const parts = filter.get('$and');
  return isArray(parts) && parts.some((part) => isDoc(part) && states(part, path, condition));
}

/** A range asks for a value that is there, and may lie inside a wider one. */
function within(interval: Interval, condition: Doc): boolean {
  return [...condition].every(([operator, bound]) => {
    if (operator === '$exists') return (bound === true || bound === 1) && interval.low != null;
    const { low, high } = interval;
    const above = rankOf(low) === rankOf(bound) ? compare(low, bound) : -1;
    const below = rankOf(high) === rankOf(bound) ? compare(high, bound) : 1;
    if (operator === '$gt') return above > 0 || (above === 0 && interval.lowOpen);
    if (operator === '$gte') return above >= 0;
    if (operator === '$lt') return below < 0 || (below === 0 && interval.highOpen);
    return operator === '$lte' && below <= 0;
  });
}

function documentWith(path: string, value: Value): Doc {
  const [first = '', ...rest] = splitPath(path);
  return new Map([[first, rest.length > 0 ? documentWith(rest.join('.'), value) : value]]);
}
