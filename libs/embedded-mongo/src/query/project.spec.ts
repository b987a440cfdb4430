import { docOf, plainOf } from '../bson/value';
import { compileFilter, type Position } from './match';
import { compileAddFields, compileProjection } from './project';

const project = (spec: object, doc: object, filter?: object): unknown => {
  const found: Position = {};
  if (filter) compileFilter(docOf(filter))(docOf(doc), found);
  return plainOf(compileProjection(docOf(spec))(docOf(doc), found));
};

describe('compileProjection', () => {
  it.each<[object, object, object]>([
    [{}, { _id: 1, a: 1 }, { _id: 1, a: 1 }],
    [{ a: 1 }, { _id: 1, a: 1, b: 2 }, { _id: 1, a: 1 }],
    [{ a: 1, _id: 0 }, { _id: 1, a: 1, b: 2 }, { a: 1 }],
    [{ _id: 0 }, { _id: 1, a: 1 }, { a: 1 }],
    [{ _id: 1 }, { _id: 1, a: 1 }, { _id: 1 }],
    [{ a: 0 }, { _id: 1, a: 1, b: 2 }, { _id: 1, b: 2 }],
    [{ 'a.b': 1 }, { _id: 1, a: { b: 1, c: 2 } }, { _id: 1, a: { b: 1 } }],
    [{ a: { b: 1 } }, { _id: 1, a: { b: 1, c: 2 } }, { _id: 1, a: { b: 1 } }],
    [
      { 'a.b': 1 },
      { _id: 1, a: [{ b: 1, c: 2 }, 5, [{ b: 2 }]] },
      { _id: 1, a: [{ b: 1 }, [{ b: 2 }]] },
    ],
    [{ 'a.b': 1 }, { _id: 1, a: 5 }, { _id: 1 }],
    [{ 'a.b': 0 }, { _id: 1, a: [{ b: 1, c: 2 }, 5] }, { _id: 1, a: [{ c: 2 }, 5] }],
    [{ x: '$a', _id: 0 }, { _id: 1, a: 1 }, { x: 1 }],
    [{ x: 'text', _id: 0 }, { _id: 1 }, { x: 'text' }],
    [{ x: '$missing', _id: 0 }, { _id: 1 }, {}],
    [{ 'a.x': '$b', _id: 0 }, { _id: 1, b: 2 }, { a: { x: 2 } }],
    [{ a: { $slice: 2 } }, { _id: 1, a: [1, 2, 3], b: 1 }, { _id: 1, a: [1, 2], b: 1 }],
    [{ a: { $slice: [-2, 1] } }, { _id: 1, a: [1, 2, 3] }, { _id: 1, a: [2] }],
    [
      { a: { $slice: 1 }, b: 1 },
      { _id: 1, a: [1, 2], b: 1, c: 1 },
      { _id: 1, a: [1], b: 1 },
    ],
    [
      { a: { $elemMatch: { b: 2 } } },
      { _id: 1, a: [{ b: 1 }, { b: 2, c: 1 }], d: 1 },
      { _id: 1, a: [{ b: 2, c: 1 }] },
    ],
    [{ a: { $elemMatch: { $gt: 1 } } }, { _id: 1, a: [1, 2, 3] }, { _id: 1, a: [2] }],
    [{ a: { $elemMatch: { b: 5 } } }, { _id: 1, a: [{ b: 1 }] }, { _id: 1 }],
  ])('%j makes of %j %j', (spec, doc, expected) => {
    expect(project(spec, doc)).toEqual(expected);
  });

  it('keeps the order of the document and puts computed fields last', () => {
    const result = compileProjection(docOf({ x: '$a', b: 1, a: 1 }))(docOf({ _id: 1, a: 1, b: 2 }));
    expect([...result.keys()]).toEqual(['_id', 'a', 'b', 'x']);
  });

  it('shows the item the filter found', () => {
    expect(project({ 'a.$': 1 }, { _id: 1, a: [1, 2, 3] }, { a: 2 })).toEqual({ _id: 1, a: [2] });
    expect(() => project({ 'a.$': 1 }, { _id: 1, a: [1] })).toThrow(
      expect.objectContaining({ code: 51246 }),
    );
  });

  it.each<[object, number]>([
    [{ a: 1, b: 0 }, 31254],
    [{ a: 0, b: 1 }, 31253],
    [{ a: 1, 'a.b': 1 }, 31250],
    [{ a: {} }, 51270],
    [{ a: { $unknown: 1 } }, 168],
    [{ 'a.$.b': 1 }, 31394],
  ])('refuses %j with code %p', (spec, code) => {
    expect(() => compileProjection(docOf(spec))).toThrow(expect.objectContaining({ code }));
  });
});

describe('compileAddFields', () => {
  const add = (spec: object, doc: object): unknown =>
    plainOf(compileAddFields(docOf(spec))(docOf(doc)));

  it('replaces fields in their place, goes into arrays, and removes what comes out missing', () => {
    expect(add({ a: 5, n: '$b' }, { a: 1, b: 2 })).toEqual({ a: 5, b: 2, n: 2 });
    expect(add({ 'a.c': 1 }, { a: [{ b: 1 }, 5] })).toEqual({ a: [{ b: 1, c: 1 }, { c: 1 }] });
    expect(add({ 'a.c': 1 }, { a: 5 })).toEqual({ a: { c: 1 } });
    expect(add({ a: '$$REMOVE' }, { a: 1, b: 2 })).toEqual({ b: 2 });
  });

  it('refuses two paths in each other’s way', () => {
    expect(() => add({ a: 1, 'a.b': 1 }, {})).toThrow(expect.objectContaining({ code: 40176 }));
  });
});
