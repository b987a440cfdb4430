import { Double, ObjectId, serialize } from 'bson';
import fc from 'fast-check';
import { decode } from './decode';
import { encode } from './encode';
import { identical } from './type-name';
import { docOf, doubleOf, type Doc, type Value } from './value';
import { anyDoc } from './value.arbitrary';

describe('encode and decode', () => {
  it('give back every document with its types and the order of its fields', () => {
    fc.assert(
      fc.property(anyDoc, (doc) => {
        expect(identical(decode(encode(doc)), doc)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('write the bytes the reference implementation writes', () => {
    const plain = {
      a: 1,
      b: 1.5,
      c: 'é'.repeat(40),
      d: [true, null, { e: new ObjectId() }],
      f: 5n,
      g: new Date(5),
      h: new Double(2),
      i: /x/i,
    };
    expect(Buffer.from(encode(docOf(plain)))).toEqual(Buffer.from(serialize(plain)));
  });

  it('keep names that look like array places in order', () => {
    const doc: Doc = new Map<string, Value>([
      ['10', 1],
      ['2', 2],
      ['__proto__', 3],
    ]);
    expect([...decode(encode(doc)).keys()]).toEqual(['10', '2', '__proto__']);
  });

  it('keep a whole double a double', () => {
    const value = decode(encode(new Map([['a', doubleOf(3)]]))).get('a');
    expect(value).toEqual(new Double(3));
  });

  it('refuse bytes that are cut off, with the code of invalid BSON', () => {
    const bytes = encode(docOf({ a: 'text', b: [1, 2, 3] }));
    for (let length = 0; length < bytes.length; length++) {
      expect(() => decode(bytes.subarray(0, length))).toThrow(
        expect.objectContaining({ code: 22 }),
      );
    }
  });

  it('refuse a document above the limit', () => {
    const doc = docOf({ a: 'x'.repeat(1000) });
    expect(() => encode(doc, 900)).toThrow(expect.objectContaining({ code: 10334 }));
  });

  it('refuse more levels than MongoDB stores', () => {
    let doc: Doc = new Map();
    for (let level = 0; level < 200; level++) doc = new Map([['a', doc]]);
    expect(() => encode(doc)).toThrow(expect.objectContaining({ code: 15 }));
  });
});
