import type { Shape } from './endpoints';

export type Path = readonly (string | number)[];

/** One value that a command may carry, at its place. */
export interface Leaf {
  readonly path: Path;
  readonly shape: Shape;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The alternatives of a shape that this value is: a union's branch by its literal, all parts of an intersection. */
function branches(shape: Shape, value: unknown): Shape[] {
  if (shape.allOf) return shape.allOf.flatMap((part) => branches(part, value));
  const alternatives = shape.oneOf ?? shape.anyOf;
  if (!alternatives) return [shape];
  const chosen = alternatives.find((alternative) => couldBe(alternative, value));
  return branches(chosen ?? alternatives[0]!, value);
}

function couldBe(shape: Shape, value: unknown): boolean {
  if (shape.const !== undefined) return shape.const === value;
  if (shape.type === 'object')
    return (
      isObject(value) &&
      Object.entries(shape.properties ?? {}).every(
        ([key, { const: literal }]) => literal === undefined || value[key] === literal,
      )
    );
  return value === null ? shape.type === 'null' : shape.type !== 'null';
}

/**
 * Every leaf of a command: those that the valid example holds, and those that its shape allows but the example leaves
 * out. Of a list the first item stands for all.
 */
export function leavesOf(shape: Shape, value: unknown, path: Path = []): Leaf[] {
  return branches(shape, value).flatMap((branch) => {
    if (branch.properties)
      return Object.entries(branch.properties).flatMap(([key, inner]) =>
        leavesOf(inner, isObject(value) ? value[key] : undefined, [...path, key]),
      );
    if (branch.items)
      return leavesOf(branch.items, Array.isArray(value) ? value[0] : undefined, [...path, 0]);
    return [{ path, shape: branch }];
  });
}

/** Every object of a command, at its place, with the names that its shape knows. */
export function objectsOf(shape: Shape, value: unknown, path: Path = []): [Path, string[]][] {
  const parts = branches(shape, value);
  const inner = parts.flatMap(({ properties = {}, items }): [Path, string[]][] => {
    if (items)
      return Array.isArray(value) && value.length > 0
        ? objectsOf(items, value[0], [...path, 0])
        : [];
    return Object.entries(properties).flatMap(([key, part]) =>
      isObject(value) && value[key] !== undefined
        ? objectsOf(part, value[key], [...path, key])
        : [],
    );
  });
  if (!isObject(value)) return inner;
  return [[path, parts.flatMap(({ properties = {} }) => Object.keys(properties))], ...inner];
}

/** The value with another one at this place; the original is left as it was. */
export function withAt(value: unknown, [step, ...rest]: Path, put: unknown): unknown {
  if (step === undefined) return put;
  if (typeof step === 'number') {
    const list = Array.isArray(value) ? [...(value as unknown[])] : [];
    list[step] = withAt(list[step], rest, put);
    return list;
  }
  const record = isObject(value) ? value : {};
  return { ...record, [step]: withAt(record[step], rest, put) };
}

export function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, step) => (inner as Record<string | number, unknown> | undefined)?.[step],
    value,
  );
}
