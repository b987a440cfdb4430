import { compare } from '../../bson/compare';
import { keyOf } from '../../bson/keystring';
import { typeName } from '../../bson/type-name';
import { isDoc, type Doc, type Value } from '../../bson/value';
import { location } from '../../errors';
import type { FoldMaker } from '../fold';

const extreme =
  (direction: number): FoldMaker =>
  ({ collation }) => {
    let best: Value | undefined;
    return {
      add(value) {
        if (value == null) return;
        if (best === undefined || compare(value, best, collation) * direction < 0) best = value;
      },
      result: () => best ?? null,
    };
  };

const first: FoldMaker = () => {
  let seen = false;
  let kept: Value = null;
  return {
    add(value) {
      if (!seen) kept = value ?? null;
      seen = true;
    },
    result: () => kept,
  };
};

const last: FoldMaker = () => {
  let kept: Value = null;
  return { add: (value) => void (kept = value ?? null), result: () => kept };
};

const push: FoldMaker = ({ keep }) => {
  const items: Value[] = [];
  return {
    add(value) {
      if (value === undefined) return;
      keep?.(value);
      items.push(value);
    },
    result: () => items.slice(),
  };
};

const addToSet: FoldMaker = ({ collation, keep }) => {
  const items = new Map<string, Value>();
  return {
    add(value) {
      if (value === undefined) return;
      const key = keyOf([value], [], collation);
      if (items.has(key)) return;
      keep?.(value);
      items.set(key, value);
    },
    result: () => [...items.values()],
  };
};

const mergeObjects: FoldMaker = ({ keep }) => {
  const merged: Doc = new Map();
  return {
    add(value) {
      if (value == null) return;
      if (!isDoc(value))
        throw location(
          40400,
          `$mergeObjects requires object inputs, but input is of type ${typeName(value)}`,
        );
      for (const [name, field] of value) {
        if (!merged.has(name)) keep?.(field);
        merged.set(name, field);
      }
    },
    result: () => new Map(merged),
  };
};

export const valueFolds: Readonly<Record<string, FoldMaker>> = {
  $min: extreme(1),
  $max: extreme(-1),
  $first: first,
  $last: last,
  $push: push,
  $addToSet: addToSet,
  $mergeObjects: mergeObjects,
};
