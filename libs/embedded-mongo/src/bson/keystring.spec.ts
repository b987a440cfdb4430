import { Decimal128 } from 'bson';
import fc from 'fast-check';
import { collationOf } from './collation';
import { compare } from './compare';
import { keyOf } from './keystring';
import { docOf, type Value } from './value';
import { anyNumber, anyText, anyValue } from './value.arbitrary';

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

describe('keyOf', () => {
  it('orders values of all types as compare does', () => {
    fc.assert(
      fc.property(anyValue, anyValue, (a, b) => {
        expect(order(keyOf([a]), keyOf([b]))).toBe(compare(a, b));
      }),
      { numRuns: 3000 },
    );
  });

  it('orders numbers of all four types by their exact value', () => {
    fc.assert(
      fc.property(anyNumber, anyNumber, (a, b) => {
        expect(order(keyOf([a]), keyOf([b]))).toBe(compare(a, b));
      }),
      { numRuns: 5000 },
    );
  });

  it('orders several values one after the other, each in its direction', () => {
    const pair = fc.tuple(fc.oneof(anyText, anyNumber), fc.oneof(anyValue, fc.constant(undefined)));
    fc.assert(
      fc.property(pair, pair, fc.tuple(fc.boolean(), fc.boolean()), (a, b, descending) => {
        const expected = a
          .map((value, index) => compare(value, b[index]) * (descending[index] ? -1 : 1))
          .find((each) => each !== 0);
        expect(order(keyOf(a, descending), keyOf(b, descending)) + 0).toBe((expected ?? 0) + 0);
      }),
      { numRuns: 2000 },
    );
  });

  it('makes the key of the first fields the beginning of all keys that share them', () => {
    fc.assert(
      fc.property(anyValue, anyValue, anyValue, (first, second, other) => {
        const prefix = keyOf([first]);
        expect(keyOf([first, second]).startsWith(prefix)).toBe(true);
        expect(keyOf([other, second]).startsWith(prefix)).toBe(compare(first, other) === 0);
      }),
    );
  });

  it('holds one byte in each character', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(/^[\0-\xff]*$/.test(keyOf([value]))).toBe(true);
      }),
    );
  });

  it.each<[Value, Value]>([
    [Decimal128.fromString('1E-6170'), Decimal128.fromString('2E-6170')],
    [Decimal128.fromString('-2E400'), Decimal128.fromString('-1E400')],
    [Number.MAX_VALUE, Decimal128.fromString('1E309')],
    [9007199254740992, 9007199254740993n],
  ])('tells %p and %p apart where doubles cannot', (a, b) => {
    expect(keyOf([a]) < keyOf([b])).toBe(true);
  });
});

describe('collationOf', () => {
  const french = (strength: number) => collationOf(docOf({ locale: 'fr', strength }));

  it('gives nothing for the simple locale', () => {
    expect(collationOf(docOf({ locale: 'simple' }))).toBeUndefined();
    expect(collationOf(undefined)).toBeUndefined();
  });

  it('overlooks accents at strength 1 and case at strength 2', () => {
    expect(french(1)?.compare('Élan', 'elan')).toBe(0);
    expect(french(2)?.compare('Élan', 'élan')).toBe(0);
    expect(french(2)?.compare('élan', 'elan')).toBe(1);
    expect(french(3)?.compare('élan', 'Élan')).toBe(-1);
  });

  it('orders words as the language does', () => {
    const words = ['zèbre', 'éclair', 'Eau', 'œuvre', 'ou', '12', 'été', 'eau', '9'];
    expect(words.sort((a, b) => french(3)?.compare(a, b) ?? 0)).toEqual([
      '12',
      '9',
      'eau',
      'Eau',
      'éclair',
      'été',
      'œuvre',
      'ou',
      'zèbre',
    ]);
    const swedish = collationOf(docOf({ locale: 'sv' }));
    expect(swedish?.compare('ö', 'z')).toBe(1);
  });

  it('orders runs of digits as numbers when asked', () => {
    const numeric = collationOf(docOf({ locale: 'fr', numericOrdering: true }));
    expect(numeric?.compare('salle 9', 'salle 10')).toBe(-1);
  });

  it('has keys in the order of its comparison', () => {
    const collation = collationOf(docOf({ locale: 'fr', strength: 2 }));
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        expect(order(keyOf([a], [], collation), keyOf([b], [], collation))).toBe(
          compare(a, b, collation),
        );
      }),
    );
  });

  it('refuses a locale that is not one', () => {
    expect(() => collationOf(docOf({ locale: 'x_not_a_locale' }))).toThrow(
      expect.objectContaining({ code: 2 }),
    );
    expect(() => collationOf(docOf({ strength: 1 }))).toThrow(expect.objectContaining({ code: 9 }));
  });
});
