import { Long, ObjectId } from 'bson';
import { matchValue } from './match-value';
import { Mismatch } from './mismatch';

const context = {
  entity: (id: string) => (id === 'oid' ? new ObjectId('000000000000000000000001') : undefined),
  sessionId: () => ({ id: 1 }),
};

const matches = (expected: unknown, actual: unknown): boolean => {
  try {
    matchValue(expected, actual, context);
    return true;
  } catch (error) {
    if (error instanceof Mismatch) return false;
    throw error;
  }
};

describe('comparing what came with what a test expects', () => {
  it.each<[string, unknown, unknown]>([
    ['numbers of different types', 1, Long.fromNumber(1)],
    ['more fields at the root', { a: 1 }, { a: 1, b: 2 }],
    ['more fields in documents of a list', [{ a: 1 }], [{ a: 1, b: 2 }]],
    ['a field that must not be there', { a: { $$exists: false } }, { b: 1 }],
    ['one of two types', { a: { $$type: ['string', 'long'] } }, { a: 3 }],
    ['a field that may be missing', { a: { $$unsetOrMatches: 1 } }, {}],
    ['a missing result', { $$unsetOrMatches: { a: 1 } }, undefined],
    [
      'an earlier entity',
      { a: { $$matchesEntity: 'oid' } },
      { a: new ObjectId('000000000000000000000001') },
    ],
    ['bytes', { $$matchesHexBytes: '0aff' }, Buffer.from([10, 255])],
    ['a number that is not greater', { a: { $$lte: 5 } }, { a: 5 }],
    ['the session of a command', { lsid: { $$sessionLsid: 's' } }, { lsid: { id: 1 } }],
    ['maps as documents', { a: { '0': { b: 1 } } }, { a: new Map([[0, { b: 1 }]]) }],
  ])('accepts %s', (_, expected, actual) => {
    expect(matches(expected, actual)).toBe(true);
  });

  it.each<[string, unknown, unknown]>([
    ['another number', 1, 2],
    ['a number as text', 1, '1'],
    ['more fields deeper down', { a: { b: 1 } }, { a: { b: 1, c: 2 } }],
    ['a missing field', { a: 1 }, { b: 1 }],
    ['null for a missing field', { a: null }, {}],
    ['a longer list', [1], [1, 2]],
    ['a field that must not be there', { a: { $$exists: false } }, { a: null }],
    ['another type', { a: { $$type: 'string' } }, { a: 3 }],
    ['another value where it may be missing', { a: { $$unsetOrMatches: 1 } }, { a: 2 }],
    ['another ObjectId', { a: { $$matchesEntity: 'oid' } }, { a: new ObjectId() }],
    ['null for a document', { a: {} }, { a: null }],
  ])('refuses %s', (_, expected, actual) => {
    expect(matches(expected, actual)).toBe(false);
  });
});
