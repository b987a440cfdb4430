import { BSONRegExp, Decimal128, MaxKey, MinKey, ObjectId } from 'bson';
import { docOf, doubleOf } from '../bson/value';
import { collationOf } from '../bson/collation';
import { compileFilter, type Position } from './match';

const matches = (filter: object, doc: object): boolean => compileFilter(docOf(filter))(docOf(doc));

const yes: [object, object][] = [
  [{}, { a: 1 }],
  [{ a: 1 }, { a: doubleOf(1) }],
  [{ a: 1 }, { a: 1n }],
  [{ a: 1 }, { a: Decimal128.fromString('1.0') }],
  [{ a: 1 }, { a: [0, 1] }],
  [{ a: [0, 1] }, { a: [0, 1] }],
  [{ a: [0, 1] }, { a: [[0, 1]] }],
  [{ 'a.b': 1 }, { a: [{ b: 0 }, { b: 1 }] }],
  [{ 'a.1': 5 }, { a: [4, 5] }],
  [{ 'a.0.b': 5 }, { a: [{ b: 5 }] }],
  [{ 'a.0': 5 }, { a: [{ 0: 5 }] }],
  [{ a: { b: 1, c: 2 } }, { a: { b: 1, c: 2 } }],
  [{ a: null }, {}],
  [{ a: null }, { a: null }],
  [{ a: null }, { a: [1, null] }],
  [{ 'a.b': null }, { a: 5 }],
  [{ 'a.b': null }, { a: [{ c: 1 }] }],
  [{ 'a.b': { $ne: null } }, { a: [1, 2] }],
  [{ a: { $gt: 1, $lt: 3 } }, { a: [0, 5] }],
  [{ a: { $gte: null } }, {}],
  [{ a: { $lt: new MaxKey() } }, { a: 'x' }],
  [{ a: { $gt: new MinKey() } }, { a: 'x' }],
  [{ a: { $gte: NaN } }, { a: NaN }],
  [{ a: { $in: [null] } }, {}],
  [{ a: { $in: [/^x/, 5] } }, { a: 'xy' }],
  [{ a: { $nin: [1, 2] } }, { a: 3 }],
  [{ a: { $exists: false } }, {}],
  [{ a: { $exists: true } }, { a: null }],
  [{ a: { $type: 'number' } }, { a: 1n }],
  [{ a: { $type: ['string', 16] } }, { a: 1 }],
  [{ a: { $type: 'array' } }, { a: [] }],
  [{ a: /^Ab/i }, { a: 'abc' }],
  [{ a: { $regex: '^b', $options: 'm' } }, { a: 'a\nb' }],
  [{ a: /x/ }, { a: new BSONRegExp('x', '') }],
  [{ a: { $not: { $gt: 5 } } }, {}],
  [{ a: { $not: /x/ } }, { a: 'y' }],
  [{ a: { $mod: [4, 1] } }, { a: 5.5 }],
  [{ a: { $size: 2 } }, { a: [1, 2] }],
  [{ a: { $all: [1, 2] } }, { a: [3, 2, 1] }],
  [{ a: { $all: [1] } }, { a: 1 }],
  [
    { a: { $all: [{ $elemMatch: { b: 1 } }, { $elemMatch: { b: 2 } }] } },
    { a: [{ b: 1 }, { b: 2 }] },
  ],
  [{ a: { $elemMatch: { $gt: 1, $lt: 3 } } }, { a: [0, 2] }],
  [{ a: { $elemMatch: { b: 1, c: { $gt: 1 } } } }, { a: [{ b: 1, c: 2 }] }],
  [{ a: { $elemMatch: { $or: [{ b: 1 }, { b: 2 }] } } }, { a: [{ b: 2 }] }],
  [{ a: { $bitsAllSet: 5 } }, { a: 7 }],
  [{ a: { $bitsAnyClear: [0, 1] } }, { a: 1 }],
  [{ $or: [{ a: 1 }, { b: 1 }] }, { b: 1 }],
  [{ $nor: [{ a: 1 }, { b: 1 }] }, { c: 1 }],
  [{ $and: [{ a: { $gt: 1 } }, { a: { $lt: 3 } }] }, { a: 2 }],
  [{ $expr: { $gt: ['$a', '$b'] } }, { a: 2, b: 1 }],
  [{ a: { $ref: 'c', $id: 1 } }, { a: { $ref: 'c', $id: 1 } }],
];

const no: [object, object][] = [
  [{ a: 1 }, { a: '1' }],
  [{ a: { b: 1, c: 2 } }, { a: { c: 2, b: 1 } }],
  [{ a: null }, { a: [] }],
  [{ 'a.b': null }, { a: [1, 2] }],
  [{ 'a.b': null }, { a: [] }],
  [{ 'a.b': 1 }, { a: [[{ b: 1 }]] }],
  [{ a: { $gt: 1 } }, { a: '5' }],
  [{ a: { $lt: 1 } }, { a: NaN }],
  [{ a: { $gt: null } }, { a: null }],
  [{ a: { $ne: 1 } }, { a: [1, 2] }],
  [{ a: { $nin: [1] } }, { a: [1, 2] }],
  [{ a: { $elemMatch: { $gt: 1, $lt: 3 } } }, { a: [0, 5] }],
  [{ a: { $elemMatch: { b: 1 } } }, { a: { b: 1 } }],
  [{ a: { $size: 1 } }, { a: 'x' }],
  [{ a: { $all: [] } }, { a: [] }],
  [{ a: { $exists: true } }, {}],
  [{ a: { $type: 'int' } }, { a: doubleOf(1) }],
  [{ a: { $eq: /x/ } }, { a: 'x' }],
  [{ a: { $in: [[]] } }, { a: [1] }],
  [
    { a: new ObjectId('000000000000000000000001') },
    { a: new ObjectId('000000000000000000000002') },
  ],
];

describe('compileFilter', () => {
  it.each(yes)('lets %j match %j', (filter, doc) => {
    expect(matches(filter, doc)).toBe(true);
  });

  it.each(no)('does not let %j match %j', (filter, doc) => {
    expect(matches(filter, doc)).toBe(false);
  });

  it.each<[object, number]>([
    [{ a: { $unknown: 1 } }, 2],
    [{ $unknown: 1 }, 2],
    [{ a: { $in: 1 } }, 2],
    [{ a: { $in: [{ $gt: 1 }] } }, 2],
    [{ a: { $not: 5 } }, 2],
    [{ a: { $size: 'x' } }, 9],
    [{ a: { $mod: [0, 1] } }, 2],
    [{ $or: [] }, 2],
    [{ $or: [1] }, 2],
    [{ a: { $regex: '(' } }, 51091],
    [{ a: { $regex: 'a', $options: 'k' } }, 51108],
    [{ a: { $options: 'i' } }, 2],
    [{ a: { $type: 'wrong' } }, 2],
    [{ $expr: { $unknown: 1 } }, 168],
    [{ $expr: '$$unknown' }, 17276],
    [{ $where: 'true' }, 238],
  ])('refuses %j with code %p', (filter, code) => {
    expect(() => compileFilter(docOf(filter))).toThrow(expect.objectContaining({ code }));
  });

  it.each<[object, object, number | undefined]>([
    [{ a: 2 }, { a: [1, 2, 3] }, 1],
    [{ a: { $in: [3] } }, { a: [1, 2, 3] }, 2],
    [{ a: { $elemMatch: { b: 2 } } }, { a: [{ b: 1 }, { b: 2 }] }, 1],
    [{ 'a.b': 2 }, { a: [{ b: 1 }, { b: [1, 2] }] }, 1],
    [{ 'a.b': { $exists: true } }, { a: [{ c: 1 }, { b: 2 }] }, 1],
    [{ a: 1 }, { a: 1 }, undefined],
  ])('tells the place where %j is true of %j', (filter, doc, index) => {
    const found: Position = {};
    expect(compileFilter(docOf(filter))(docOf(doc), found)).toBe(true);
    expect(found.index).toBe(index);
  });

  it('compares texts by the collation, in lists and ranges too', () => {
    const collation = collationOf(docOf({ locale: 'fr', strength: 1 }));
    const test = (filter: object, doc: object): boolean =>
      compileFilter(docOf(filter), { collation })(docOf(doc));
    expect(test({ a: 'ELAN' }, { a: 'élan' })).toBe(true);
    expect(test({ a: { $in: ['ELAN'] } }, { a: ['élan'] })).toBe(true);
    expect(test({ a: { $gt: 'ELAN' } }, { a: 'élan' })).toBe(false);
  });
});

describe('regular expressions', () => {
  it.each<[string, string, string, boolean]>([
    ['\\Aab\\Z', '', 'ab\n', true],
    ['(?i)AB', '', 'xab', true],
    ['a b # note', 'x', 'ab', true],
    ['\\Qa.b\\E', '', 'a.b', true],
    ['\\Qa.b\\E', '', 'axb', false],
    ['^[[:alpha:]]+$', '', 'abc', true],
    ['a.c', '', 'a\nc', false],
    ['a.c', 's', 'a\nc', true],
    ['^.$', '', '\u{1f600}', true],
    ['a\\-b_\\@', '', 'a-b_@', true],
    ['(?P<x>a)\\k<x>', '', 'aa', true],
    ['[]a]', '', ']', true],
  ])('reads /%s/%s of %j as PCRE does', (pattern, options, text, expected) => {
    expect(matches({ a: { $regex: pattern, $options: options } }, { a: text })).toBe(expected);
  });

  it('refuses what JavaScript cannot say instead of matching something else', () => {
    for (const pattern of ['a++', '(?>a)', '(?R)', 'a{2}+']) {
      expect(() => compileFilter(docOf({ a: { $regex: pattern } }))).toThrow(
        expect.objectContaining({ code: 51091 }),
      );
    }
  });
});
