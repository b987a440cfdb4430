import { isDoc, type Doc, type Value } from '../bson/value';
import { describeValue } from '../bson/describe';
import { typeName } from '../bson/type-name';
import { badValue, failedToParse, failure } from '../errors';
import type { QueryEnv } from '../query/env';
import { isLeaf, isPositional, type Branch, type Leaf } from './branch';
import { operators } from './operators';
import { renameChanges } from './operators/rename';

const REFERENCE = new Set(['$ref', '$id', '$db']);

/**
 * The changes of an operator update; `$setOnInsert` only when the update inserts.
 * Errors: FailedToParse (9), ConflictingUpdateOperators (40), EmptyFieldName (56), DollarPrefixedFieldName (52).
 */
export function treeOf(update: Doc, inserting: boolean, env: QueryEnv): Branch {
  const root: Branch = { children: new Map() };
  const ignored: Branch = { children: new Map() };
  for (const [name, fields] of update) {
    const target = name === '$setOnInsert' && !inserting ? ignored : root;
    for (const { path, change } of changesOf(name, fields, env)) {
      plant(target, checkedSteps(path), { path, change });
    }
  }
  return sorted(root);
}

function changesOf(name: string, fields: Value, env: QueryEnv): Leaf[] {
  const operator = operators.get(name);
  if (!operator && name !== '$rename') {
    throw failedToParse(
      `Unknown modifier: ${name}. Expected a valid update modifier or pipeline-style update specified as an array`,
    );
  }
  if (!isDoc(fields)) {
    throw failedToParse(
      `Modifiers operate on fields but we found type ${typeName(fields)} instead. ` +
        `For example: {$mod: {<field>: ...}} not {${name}: ${describeValue(fields)}}`,
    );
  }
  return [...fields].flatMap(([path, argument]) =>
    operator ? [{ path, change: operator(argument, path, env) }] : renameChanges(path, argument),
  );
}

function checkedSteps(path: string): string[] {
  if (path === '') throw failure('EmptyFieldName', 'An empty update path is not valid.');
  const steps = path.split('.');
  for (const step of steps) {
    if (step === '') {
      throw failure(
        'EmptyFieldName',
        `The update path '${path}' contains an empty field name, which is not allowed.`,
      );
    }
    if (step.startsWith('$') && !isPositional(step) && !REFERENCE.has(step)) {
      throw failure(
        'DollarPrefixedFieldName',
        `The dollar ($) prefixed field '${step}' in '${path}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
      );
    }
  }
  if (isPositional(steps[0] ?? '')) {
    throw badValue(
      `Cannot have positional (i.e. '$') element in the first position in path '${path}'`,
    );
  }
  if (steps.filter((step) => step === '$').length > 1) {
    throw badValue(`Too many positional (i.e. '$') elements found in path '${path}'`);
  }
  return steps;
}

function plant(branch: Branch, steps: readonly string[], leaf: Leaf, at = 0): void {
  const step = steps[at] ?? '';
  const there = branch.children.get(step);
  const isEnd = at === steps.length - 1;
  if (there && (isEnd || isLeaf(there)))
    throw conflict(leaf.path, steps.slice(0, at + 1).join('.'));
  if (isEnd) {
    branch.children.set(step, leaf);
    return;
  }
  const next: Branch = there ?? { children: new Map() };
  if (!isLeaf(next)) {
    branch.children.set(step, next);
    plant(next, steps, leaf, at + 1);
  }
}

const conflict = (path: string, at: string): Error =>
  failure(
    'ConflictingUpdateOperators',
    `Updating the path '${path}' would create a conflict at '${at}'`,
  );

/** New fields come into being in the order of their names, numbers by value. */
function sorted(branch: Branch): Branch {
  const entries = [...branch.children].map(
    ([step, node]) => [step, isLeaf(node) ? node : sorted(node)] as const,
  );
  entries.sort(([a], [b]) => compareSteps(a, b));
  return { children: new Map(entries) };
}

function compareSteps(a: string, b: string): number {
  if (/^\d+$/.test(a) && /^\d+$/.test(b)) return Number(a) - Number(b);
  return a < b ? -1 : a > b ? 1 : 0;
}
