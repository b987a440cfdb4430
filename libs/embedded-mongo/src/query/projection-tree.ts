import type { Evaluate, Frame } from '../aggregate/evaluate';
import { isArray, isDoc, type Doc, type Value } from '../bson/value';
import type { Position } from './env';

/** Changes a value in its place; undefined takes the field away. */
export type Transform = (value: Value, root: Doc, found?: Position) => Value | undefined;

/** What a projection does with one field. */
export type Rule =
  | { readonly kind: 'keep' }
  | { readonly kind: 'drop' }
  | { readonly kind: 'compute'; readonly evaluate: Evaluate }
  | { readonly kind: 'transform'; readonly apply: Transform; readonly atEnd: boolean }
  | { readonly kind: 'nested'; readonly fields: Map<string, Rule> };

/** What happens to fields without a rule. */
export type Others = 'dropped' | 'kept';

interface Work {
  readonly others: Others;
  readonly frame: Frame;
  readonly found: Position | undefined;
}

/** The document with the rules of the tree applied; the original is not touched. */
export function applyRules(doc: Doc, fields: ReadonlyMap<string, Rule>, work: Work): Doc {
  const result: Doc = new Map();
  for (const [name, value] of doc) {
    const rule = fields.get(name);
    const projected = rule
      ? inPlace(value, rule, work)
      : work.others === 'kept'
        ? value
        : undefined;
    if (projected !== undefined) result.set(name, projected);
  }
  for (const [name, rule] of fields) addField(result, doc, name, rule, work);
  return result;
}

const isLate = (rule: Rule, work: Work): boolean =>
  work.others === 'dropped' &&
  (rule.kind === 'compute' || (rule.kind === 'transform' && rule.atEnd));

function inPlace(value: Value, rule: Rule, work: Work): Value | undefined {
  if (isLate(rule, work)) return undefined;
  switch (rule.kind) {
    case 'keep':
      return value;
    case 'drop':
      return undefined;
    case 'compute':
      return rule.evaluate(work.frame);
    case 'transform':
      return rule.apply(value, work.frame.root, work.found);
    case 'nested':
      return nested(value, rule.fields, work);
  }
}

/** Computed fields that were not there come after the others, in the order of the projection. */
function addField(result: Doc, doc: Doc, name: string, rule: Rule, work: Work): void {
  const value = doc.get(name);
  let added: Value | undefined;
  if (rule.kind === 'compute' && (value === undefined || isLate(rule, work))) {
    added = rule.evaluate(work.frame);
  } else if (rule.kind === 'transform' && isLate(rule, work) && value !== undefined) {
    added = rule.apply(value, work.frame.root, work.found);
  } else if (rule.kind === 'nested' && value === undefined && computes(rule.fields)) {
    added = applyRules(new Map(), rule.fields, work);
  }
  if (added !== undefined) result.set(name, added);
}

function nested(value: Value, fields: Map<string, Rule>, work: Work): Value | undefined {
  if (isDoc(value)) return applyRules(value, fields, work);
  if (isArray(value)) {
    return value.map((item) => nested(item, fields, work)).filter((item) => item !== undefined);
  }
  if (computes(fields)) return applyRules(new Map(), fields, work);
  return work.others === 'kept' ? value : undefined;
}

const computes = (fields: ReadonlyMap<string, Rule>): boolean =>
  [...fields.values()].some(
    (rule) => rule.kind === 'compute' || (rule.kind === 'nested' && computes(rule.fields)),
  );

/** Puts a rule at a path; answers false when another rule is in the way. */
export function plant(fields: Map<string, Rule>, path: readonly string[], rule: Rule): boolean {
  const [name = '', ...rest] = path;
  const there = fields.get(name);
  if (rest.length === 0) {
    if (there) return false;
    fields.set(name, rule);
    return true;
  }
  if (there && there.kind !== 'nested') return false;
  const inner = there ?? { kind: 'nested', fields: new Map<string, Rule>() };
  fields.set(name, inner);
  return plant(inner.fields, rest, rule);
}
