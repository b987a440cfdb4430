import fc from 'fast-check';
import { isArray, isDoc, docOf, plainOf, type Doc, type Value } from '../bson/value';
import { identical } from '../bson/type-name';
import { anyDoc } from '../bson/value.arbitrary';
import { describeUpdate, type UpdateDescription } from './diff';
import { compileUpdate } from './update';

/** Follows a description the way a client that keeps a copy does. */
function replay(
  before: Doc,
  { updatedFields, removedFields, truncatedArrays }: UpdateDescription,
): Doc {
  let doc = before;
  for (const { field, newSize } of truncatedArrays)
    doc = put(doc, field.split('.'), (value) => (value as Value[]).slice(0, newSize));
  for (const path of removedFields) doc = put(doc, path.split('.'), () => undefined);
  for (const [path, value] of updatedFields) doc = put(doc, path.split('.'), () => value);
  return doc;
}

function put(
  doc: Doc,
  path: string[],
  change: (value: Value | undefined) => Value | undefined,
): Doc {
  return putIn(doc, path, change) as Doc;
}

function putIn(
  holder: Value | undefined,
  [step = '', ...rest]: string[],
  change: (value: Value | undefined) => Value | undefined,
): Value {
  if (isArray(holder)) {
    const copy = [...holder];
    copy[Number(step)] = (
      rest.length === 0 ? change(copy[Number(step)]) : putIn(copy[Number(step)], rest, change)
    ) as Value;
    return copy;
  }
  const copy: Doc = new Map(isDoc(holder) ? holder : []);
  const next = rest.length === 0 ? change(copy.get(step)) : putIn(copy.get(step), rest, change);
  if (next === undefined) copy.delete(step);
  else copy.set(step, next);
  return copy;
}

/** The same but for the order of fields, which a description does not tell. */
function ordered(value: Value): Value {
  if (isArray(value)) return value.map(ordered);
  if (!isDoc(value)) return value;
  return new Map(
    [...value]
      .map(([name, inner]): [string, Value] => [name, ordered(inner)])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

describe('describeUpdate', () => {
  it('leads from any document to any other', () => {
    fc.assert(
      fc.property(anyDoc, anyDoc, (before, after) => {
        expect(
          identical(ordered(replay(before, describeUpdate(before, after))), ordered(after)),
        ).toBe(true);
      }),
      { numRuns: 600 },
    );
  });

  it('replays what updates do', () => {
    const update = fc.constantFrom(
      { $set: { 'a.b.0': 5 } },
      { $set: { 'x.y.z': 1 } },
      { $unset: { a: 1 } },
      { $push: { 'a.b': { $each: [1, 2], $slice: -3 } } },
      { $pop: { 'a.b': 1 } },
      { $inc: { n: 1, 'a.n': 2 } },
      { $rename: { n: 'a.m' } },
      { $pull: { 'a.b': { $lt: 3 } } },
      { $addToSet: { c: 7 } },
    );
    const doc = fc.record(
      {
        a: fc.record(
          { b: fc.array(fc.integer({ min: 0, max: 9 })), n: fc.integer() },
          { requiredKeys: ['b'] },
        ),
        n: fc.integer(),
        c: fc.array(fc.integer({ min: 5, max: 8 })),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(doc, fc.array(update, { maxLength: 4 }), (plain, updates) => {
        const before = docOf(plain);
        let after = before;
        for (const each of updates) {
          try {
            after = compileUpdate(docOf(each)).apply(after);
          } catch {
            continue;
          }
        }
        expect(
          identical(ordered(replay(before, describeUpdate(before, after))), ordered(after)),
        ).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('names single fields, places in arrays and shorter arrays', () => {
    const before = docOf({
      _id: 1,
      title: 'a long title that is not repeated',
      tags: ['one', 'two', 'three'],
      at: { x: 'unchanged text', y: 2 },
      old: 1,
    });
    const after = docOf({
      _id: 1,
      title: 'a long title that is not repeated',
      tags: ['one', 'zwei'],
      at: { x: 'unchanged text', y: 3 },
      new: 2,
    });
    const { updatedFields, removedFields, truncatedArrays } = describeUpdate(before, after);
    expect(plainOf(updatedFields)).toEqual({ 'tags.1': 'zwei', 'at.y': 3, new: 2 });
    expect(removedFields).toEqual(['old']);
    expect(truncatedArrays).toEqual([{ field: 'tags', newSize: 2 }]);
  });
});
