import { Decimal128, Double, ObjectId, Timestamp } from 'bson';
import { docOf, doubleOf, plainOf, type Doc, type Value } from '../bson/value';
import { compileFilter, type Position } from '../query/match';
import { compileUpdate, type UpdateOptions } from './update';

const prepared = (update: object): Doc | Doc[] =>
  Array.isArray(update) ? update.map((stage) => docOf(stage)) : docOf(update);

function change(update: object, doc: object, filter: object = {}, filters: object[] = []): unknown {
  const found: Position = {};
  const document = docOf(doc);
  compileFilter(docOf(filter))(document, found);
  const options: UpdateOptions = { arrayFilters: filters.map(docOf), env: { now: new Date(5000) } };
  return plainOf(compileUpdate(prepared(update), options).apply(document, found));
}

const cases: [object, object, object][] = [
  [{ $set: { a: 2, 'b.c': 3 } }, { a: 1 }, { a: 2, b: { c: 3 } }],
  [{ $set: { 'a.1': 5 } }, { a: [1] }, { a: [1, 5] }],
  [{ $set: { 'a.3': 5 } }, { a: [1] }, { a: [1, null, null, 5] }],
  [{ $set: { 'a.0.b': 5 } }, { a: [{ b: 1, c: 2 }] }, { a: [{ b: 5, c: 2 }] }],
  [{ $set: { 'a.0': 5 } }, {}, { a: { 0: 5 } }],
  [{ $unset: { a: '', 'b.c': '' } }, { a: 1, b: { c: 1, d: 2 } }, { b: { d: 2 } }],
  [{ $unset: { 'a.0': '' } }, { a: [1, 2] }, { a: [null, 2] }],
  [{ $unset: { 'a.x.y': '' } }, { a: 5 }, { a: 5 }],
  [{ $inc: { a: 2, b: 5 } }, { a: 1 }, { a: 3, b: 5 }],
  [{ $inc: { a: 1 } }, { a: 2147483647 }, { a: 2147483648n }],
  [{ $inc: { a: 1 } }, { a: doubleOf(1) }, { a: new Double(2) }],
  [{ $inc: { a: Decimal128.fromString('0.1') } }, { a: 1 }, { a: Decimal128.fromString('1.1') }],
  [{ $mul: { a: 3, b: 2n } }, { a: 2 }, { a: 6, b: 0n }],
  [{ $min: { a: 1, b: 1 } }, { a: 2 }, { a: 1, b: 1 }],
  [{ $max: { a: 1 } }, { a: 2 }, { a: 2 }],
  [{ $rename: { a: 'b.c' } }, { a: 1, x: 1 }, { x: 1, b: { c: 1 } }],
  [{ $rename: { a: 'b' } }, { x: 1 }, { x: 1 }],
  [{ $setOnInsert: { a: 1 } }, { b: 1 }, { b: 1 }],
  [
    { $currentDate: { a: true, b: { $type: 'timestamp' } } },
    {},
    { a: new Date(5000), b: new Timestamp({ t: 5, i: 1 }) },
  ],
  [{ $push: { a: 1 } }, {}, { a: [1] }],
  [{ $push: { a: { $each: [1, 2], $position: 1 } } }, { a: [8, 9] }, { a: [8, 1, 2, 9] }],
  [{ $push: { a: { $each: [3, 1], $sort: -1, $slice: 2 } } }, { a: [2] }, { a: [3, 2] }],
  [
    { $push: { a: { $each: [{ n: 1 }], $sort: { n: 1 }, $slice: -2 } } },
    { a: [{ n: 3 }, { n: 2 }] },
    { a: [{ n: 2 }, { n: 3 }] },
  ],
  [{ $push: { a: [1] } }, { a: [] }, { a: [[1]] }],
  [{ $addToSet: { a: { $each: [1, 2, 2] } } }, { a: [doubleOf(1)] }, { a: [new Double(1), 2] }],
  [{ $pull: { a: 1 } }, { a: [1, 2, 1n] }, { a: [2] }],
  [{ $pull: { a: { $gte: 2 } } }, { a: [1, 2, 3] }, { a: [1] }],
  [{ $pull: { a: { b: 1 } } }, { a: [{ b: 1, c: 2 }, { b: 2 }, 5] }, { a: [{ b: 2 }, 5] }],
  [{ $pull: { a: { b: { $in: [1] } } } }, { a: [{ b: 1 }] }, { a: [] }],
  [{ $pull: { a: /^x/ } }, { a: ['x', 'y'] }, { a: ['y'] }],
  [{ $pull: { a: 1 } }, {}, {}],
  [
    { $pullAll: { a: [1, { b: 1 }] } },
    { a: [1, { b: 1 }, { b: 1, c: 1 }] },
    { a: [{ b: 1, c: 1 }] },
  ],
  [{ $pop: { a: 1, b: -1 } }, { a: [1, 2], b: [1, 2] }, { a: [1], b: [2] }],
  [{ $bit: { a: { and: 6, or: 1 } } }, { a: 7 }, { a: 7 }],
  [{ $bit: { a: { xor: 5n } } }, { a: 1 }, { a: 4n }],
  [{ $set: { 'a.$[]': 0 } }, { a: [1, 2] }, { a: [0, 0] }],
  [
    { $inc: { 'a.$[].b.$[].c': 1 } },
    { a: [{ b: [{ c: 1 }, { c: 2 }] }] },
    { a: [{ b: [{ c: 2 }, { c: 3 }] }] },
  ],
  [{ x: 1 }, { _id: 7, a: 1 }, { _id: 7, x: 1 }],
  [[{ $set: { b: { $ifNull: ['$a', 0] } } }, { $unset: 'a' }], { _id: 1, a: 5 }, { _id: 1, b: 5 }],
];

describe('compileUpdate', () => {
  it.each(cases)('with %p makes of %p %p', (update, doc, expected) => {
    expect(change(update, doc)).toEqual(expected);
  });

  it('changes the item the filter found', () => {
    expect(change({ $set: { 'a.$.b': 9 } }, { a: [{ b: 1 }, { b: 2 }] }, { 'a.b': 2 })).toEqual({
      a: [{ b: 1 }, { b: 9 }],
    });
    expect(() => change({ $set: { 'a.$': 9 } }, { a: [1] })).toThrow(
      expect.objectContaining({ code: 2 }),
    );
  });

  it('changes the items that array filters choose', () => {
    expect(
      change({ $set: { 'a.$[big].seen': true } }, { a: [{ n: 1 }, { n: 5 }] }, {}, [
        { 'big.n': { $gt: 3 } },
      ]),
    ).toEqual({
      a: [{ n: 1 }, { n: 5, seen: true }],
    });
    expect(change({ $inc: { 'a.$[x]': 1 } }, { a: [1, 5] }, {}, [{ x: { $lt: 3 } }])).toEqual({
      a: [2, 5],
    });
  });

  it('makes new fields in the order of their names, whatever the operator', () => {
    const result = compileUpdate(
      docOf({ $set: { c: 1, a10: 1 }, $inc: { b: 1 }, $push: { a2: 1 } }),
    ).apply(docOf({ z: 1 }));
    expect([...result.keys()]).toEqual(['z', 'a10', 'a2', 'b', 'c']);
  });

  it.each<[object, object, boolean]>([
    [{ $set: { a: 1 } }, { a: 1 }, true],
    [{ $set: { a: doubleOf(1) } }, { a: 1 }, false],
    [{ $set: { a: { b: 1, c: 2 } } }, { a: { c: 2, b: 1 } }, false],
    [{ $unset: { x: 1 } }, { a: 1 }, true],
    [{ $pull: { a: 9 } }, { a: [1] }, true],
    [{ $max: { a: 0 } }, { a: 1 }, true],
    [{ a: 1 }, { a: 1 }, true],
    [{ $push: { a: { $each: [] } } }, { a: [1] }, true],
  ])('%j of %j gives the very same document: %p', (update, doc, same) => {
    const document = docOf(doc);
    expect(compileUpdate(docOf(update)).apply(document) === document).toBe(same);
  });

  it('leaves the original as it was', () => {
    const document = docOf({ a: { b: [1, { c: 1 }] } });
    compileUpdate(docOf({ $set: { 'a.b.1.c': 2, 'a.x': 1 } })).apply(document);
    expect(plainOf(document)).toEqual({ a: { b: [1, { c: 1 }] } });
  });

  const refused: [object, object, number][] = [
    [{ $unknown: { a: 1 } }, {}, 9],
    [{ $set: 5 }, {}, 9],
    [{ $set: { a: 1 }, $inc: { a: 1 } }, {}, 40],
    [{ $set: { a: 1, 'a.b': 1 } }, {}, 40],
    [{ $rename: { a: 'b' }, $set: { b: 1 } }, {}, 40],
    [{ $set: { '': 1 } }, {}, 56],
    [{ $set: { 'a..b': 1 } }, {}, 56],
    [{ $set: { 'a.$x': 1 } }, {}, 52],
    [{ $inc: { a: 'x' } }, {}, 14],
    [{ $inc: { a: 1 } }, { a: 'x' }, 14],
    [{ $inc: { a: 1 } }, { a: null }, 14],
    [{ $inc: { a: 1n } }, { a: 9223372036854775807n }, 2],
    [{ $push: { a: 1 } }, { a: 5 }, 2],
    [{ $push: { a: { $each: 5 } } }, {}, 2],
    [{ $push: { a: { $each: [], $other: 1 } } }, {}, 2],
    [{ $addToSet: { a: 1 } }, { a: 5 }, 2],
    [{ $pop: { a: 1 } }, { a: 5 }, 14],
    [{ $pop: { a: 2 } }, {}, 9],
    [{ $pull: { a: 1 } }, { a: 5 }, 2],
    [{ $pullAll: { a: 1 } }, {}, 2],
    [{ $bit: { a: { and: 1.5 } } }, {}, 2],
    [{ $bit: { a: { or: 1 } } }, { a: 1.5 }, 2],
    [{ $rename: { a: 'a' } }, {}, 2],
    [{ $rename: { 'a.b': 'c' } }, { a: [{ b: 1 }] }, 2],
    [{ $currentDate: { a: 1 } }, {}, 2],
    [{ $set: { 'a.b': 1 } }, { a: 5 }, 28],
    [{ $set: { 'a.b': 1 } }, { a: [5] }, 28],
    [{ $set: { 'a.b': 1 } }, { a: null }, 28],
    [{ $set: { 'a.$[]': 1 } }, { a: 5 }, 2],
    [{ $set: { 'a.$[]': 1 } }, {}, 2],
    [{ $set: { 'a.$[x]': 1 } }, { a: [1] }, 2],
    [{ $set: { _id: 2 } }, { _id: 1 }, 66],
    [{ _id: 2, a: 1 }, { _id: 1 }, 66],
    [{ a: 1, $set: { b: 1 } }, {}, 52],
    [[{ $match: {} }], {}, 72],
    [[{ $set: { _id: 2 } }], { _id: 1 }, 66],
  ];
  it.each(refused)('refuses %j for %j with code %p', (update, doc, code) => {
    expect(() => change(update, doc)).toThrow(expect.objectContaining({ code }));
  });

  it.each<[object[], number]>([
    [[{ x: 1 }, { x: 2 }], 9],
    [[{ x: 1, y: 1 }], 9],
    [[{ x: 1 }, { y: 1 }], 9],
    [[{ X: 1 }], 2],
    [[{}], 9],
  ])('refuses the array filters %j with code %p', (filters, code) => {
    expect(() => change({ $set: { 'a.$[x]': 1 } }, { a: [1] }, {}, filters)).toThrow(
      expect.objectContaining({ code }),
    );
  });
});

describe('an upsert', () => {
  const insert = (update: object, filter: object): Doc =>
    compileUpdate(prepared(update)).insertFrom(docOf(filter));
  const id = (doc: Doc): Value | undefined => doc.get('_id');

  it('begins with what the filter says is equal', () => {
    const doc = insert(
      { $set: { a: 1 }, $setOnInsert: { s: 1 } },
      { _id: 5, 'b.c': 2, d: { $gt: 1 }, e: { $in: [3] }, $and: [{ f: { $eq: 4 } }] },
    );
    expect(plainOf(doc)).toEqual({ _id: 5, a: 1, b: { c: 2 }, e: 3, f: 4, s: 1 });
    expect([...doc.keys()][0]).toBe('_id');
  });

  it('makes an id when there is none, and puts it first', () => {
    const doc = insert({ $set: { a: 1 } }, { b: 2 });
    expect(id(doc)).toBeInstanceOf(ObjectId);
    expect([...doc.keys()]).toEqual(['_id', 'b', 'a']);
  });

  it('of a whole document takes only the id from the filter', () => {
    expect(plainOf(insert({ x: 1 }, { _id: 5, a: 1 }))).toEqual({ _id: 5, x: 1 });
  });

  it('takes the id the update sets', () => {
    expect(id(insert({ $set: { _id: 9 } }, { a: 1 }))).toBe(9);
    expect(() => insert({ $set: { _id: 9 } }, { _id: 1 })).toThrow(
      expect.objectContaining({ code: 66 }),
    );
  });

  it('refuses two conditions on one field, and ids that cannot be', () => {
    expect(() => insert({ $set: { x: 1 } }, { a: 1, $and: [{ a: 2 }] })).toThrow(
      expect.objectContaining({ code: 54 }),
    );
    expect(() => insert({ $set: { _id: [1] } }, {})).toThrow(expect.objectContaining({ code: 53 }));
  });
});
