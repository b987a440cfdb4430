import { typeName } from '../../bson/type-name';
import { isDoc, type Doc, type Value } from '../../bson/value';
import { location } from '../../errors';
import { fieldsOf, take, type Operator, type Operators } from '../evaluate';

const mergeObjects = take('$mergeObjects', 0, Infinity, (values) => {
  const merged: Doc = new Map();
  for (const value of values) {
    if (value == null) continue;
    if (!isDoc(value))
      throw location(
        40400,
        `$mergeObjects requires object inputs, but input is of type ${typeName(value)}`,
      );
    for (const [name, field] of value) merged.set(name, field);
  }
  return merged;
});

/** A field whose name is computed, or cannot be a path (`a.b`, `$a`). */
const getField: Operator = (argument, context) => {
  const isFull = isDoc(argument) && argument.has('field');
  const fields = isFull
    ? fieldsOf('$getField', argument, ['field', 'input'], { notDoc: 3041701, unknown: 3041701 })
    : undefined;
  const name = context.compile(fields?.get('field') ?? argument);
  const input = context.compile(fields?.get('input') ?? '$$CURRENT');
  return (frame) => {
    const field = name(frame);
    if (typeof field !== 'string')
      throw location(
        3041704,
        `$getField requires 'field' to evaluate to type String, but got ${typeName(field)}`,
      );
    const doc = input(frame);
    if (isDoc(doc)) return doc.get(field);
    return doc === null ? null : undefined;
  };
};

const setting =
  (name: string, withValue: boolean): Operator =>
  (argument, context) => {
    const allowed = withValue ? ['field', 'input', 'value'] : ['field', 'input'];
    const fields = fieldsOf(name, argument, allowed, { notDoc: 4161100, unknown: 4161101 });
    for (const part of allowed) {
      if (!fields.has(part)) throw location(4161102, `${name} requires '${part}' to be specified`);
    }
    const field = context.compile(fields.get('field') ?? null);
    const input = context.compile(fields.get('input') ?? null);
    const value = withValue
      ? context.compile(fields.get('value') ?? null)
      : (): undefined => undefined;
    return (frame) => {
      const doc = input(frame);
      if (doc == null) return null;
      const key = field(frame);
      if (!isDoc(doc))
        throw location(4161105, `${name} requires 'input' to evaluate to type Object`);
      if (typeof key !== 'string')
        throw location(4161107, `${name} requires 'field' to evaluate to type String`);
      return changed(doc, key, value(frame));
    };
  };

function changed(doc: Doc, name: string, value: Value | undefined): Doc {
  const copy: Doc = new Map(doc);
  if (value === undefined) copy.delete(name);
  else copy.set(name, value);
  return copy;
}

export const objectOperators: Operators = {
  $mergeObjects: mergeObjects,
  $getField: getField,
  $setField: setting('$setField', true),
  $unsetField: setting('$unsetField', false),
};
