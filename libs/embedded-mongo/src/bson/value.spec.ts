import { BSONRegExp, Binary, Double, Int32, Long, Timestamp } from 'bson';
import { clone, docOf, doubleOf, plainOf, valueOf } from './value';

describe('valueOf', () => {
  it('takes the classes of the driver to the types of the engine', () => {
    expect(valueOf(new Long(5))).toBe(5n);
    expect(valueOf(new Int32(5))).toBe(5);
    expect(valueOf(new Double(5))).toEqual(new Double(5));
    expect(valueOf(new Double(5.5))).toBe(5.5);
    expect(valueOf(/a/gi)).toEqual(new BSONRegExp('a', 'i'));
    expect(valueOf(Buffer.from('x'))).toEqual(new Binary(Buffer.from('x')));
  });

  it('keeps a timestamp a timestamp, though its class is a kind of long', () => {
    const timestamp = new Timestamp({ t: 5, i: 2 });
    expect(valueOf(timestamp)).toBe(timestamp);
  });

  it('leaves undefined fields out and refuses functions', () => {
    expect([...docOf({ a: undefined, b: null }).keys()]).toEqual(['b']);
    expect(() => valueOf(() => 1)).toThrow(TypeError);
  });
});

describe('doubleOf', () => {
  it('wraps only what would look like an int32', () => {
    expect(doubleOf(3)).toEqual(new Double(3));
    expect(doubleOf(-0)).toBe(-0);
    expect(doubleOf(2 ** 31)).toBe(2 ** 31);
    expect(doubleOf(0.5)).toBe(0.5);
  });
});

describe('clone', () => {
  it('shares no document and no array', () => {
    const doc = docOf({ a: [{ b: 1 }] });
    const copy = clone(doc);
    copy.set('a', 1);
    expect(plainOf(doc)).toEqual({ a: [{ b: 1 }] });
  });
});
