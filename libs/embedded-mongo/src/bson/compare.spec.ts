import { Binary, BSONRegExp, Code, Decimal128, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import fc from 'fast-check';
import { compare } from './compare';
import { docOf, doubleOf, type Value } from './value';
import { anyValue } from './value.arbitrary';

describe('compare', () => {
  it('orders the types as MongoDB does', () => {
    const ordered: (Value | undefined)[] = [
      new MinKey(),
      undefined,
      null,
      5,
      'text',
      docOf({ a: 1 }),
      [1],
      new Binary(Buffer.from('a')),
      new ObjectId(),
      true,
      new Date(),
      new Timestamp(1n),
      new BSONRegExp('a'),
      new Code('f'),
      new Code('f', new Map()),
      new MaxKey(),
    ];
    for (const [index, value] of ordered.entries()) {
      for (const [other, second] of ordered.entries()) {
        expect(compare(value, second)).toBe(Math.sign(index - other));
      }
    }
  });

  it.each<[Value, Value, number]>([
    [1, doubleOf(1), 0],
    [1, 1n, 0],
    [1, Decimal128.fromString('1.00'), 0],
    [9007199254740993n, 9007199254740992, 1],
    [0.1, Decimal128.fromString('0.1'), 1],
    [NaN, -Infinity, -1],
    [NaN, Decimal128.fromString('NaN'), 0],
    [-0, 0, 0],
    [Decimal128.fromString('1E6000'), Infinity, -1],
    ['\uffff', '\u{1f600}', -1],
    ['a', 'a\0', -1],
    [docOf({ a: 1 }), docOf({ a: 1, b: 1 }), -1],
    [docOf({ b: 1 }), docOf({ a: 'x' }), -1],
    [docOf({ b: 1 }), docOf({ a: 2 }), 1],
    [[1, 2], [1, 2, 0], -1],
    [new Binary(Buffer.from('b')), new Binary(Buffer.from('aa')), -1],
  ])('puts %p against %p at %p', (a, b, order) => {
    expect(compare(a, b)).toBe(order);
    expect(compare(b, a)).toBe(order === 0 ? 0 : -order);
  });

  it('is transitive over values of all types', () => {
    fc.assert(
      fc.property(fc.tuple(anyValue, anyValue, anyValue), (values) => {
        const [a, b, c] = values.sort(compare);
        expect(compare(a, b)).toBeLessThanOrEqual(0);
        expect(compare(b, c)).toBeLessThanOrEqual(0);
        expect(compare(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
