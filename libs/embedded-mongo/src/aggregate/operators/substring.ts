import { integerOf, toNumber } from '../../bson/number';
import { typeName } from '../../bson/type-name';
import { isNumeric, type Value } from '../../bson/value';
import { location } from '../../errors';
import { take, type Operator, type Operators } from '../evaluate';
import { asText } from './text';

const numberOf = (name: string, code: number, value: Value | undefined): number => {
  if (isNumeric(value)) return Math.trunc(toNumber(value));
  throw location(
    code,
    `${name}: starting index and length must be numeric (is BSON type ${typeName(value)})`,
  );
};

/** By code points. */
const byPoints = take('$substrCP', 3, 3, ([value, start, length]) => {
  const from = numberOf('$substrCP', 34450, start);
  const count = numberOf('$substrCP', 34452, length);
  if (from < 0)
    throw location(34455, '$substrCP: the starting index must be a nonnegative integer.');
  if (count < 0) throw location(34454, '$substrCP: length must be a nonnegative integer.');
  return [...asText('$substrCP', value)].slice(from, from + count).join('');
});

/** By UTF-8 bytes; a negative length goes to the end. */
const byBytes = (name: string): Operator =>
  take(name, 3, 3, ([value, start, length]) => {
    const bytes = Buffer.from(asText(name, value));
    const from = numberOf(name, 16034, start);
    const count = numberOf(name, 16035, length);
    if (from < 0)
      throw location(50752, `${name}: starting index must be non-negative (got: ${from})`);
    const to = count < 0 ? bytes.length : Math.min(from + count, bytes.length);
    if (isInside(bytes, from))
      throw location(28656, `${name}: Invalid range, starting index is a UTF-8 continuation byte.`);
    if (isInside(bytes, to))
      throw location(
        28657,
        `${name}: Invalid range, ending index is in the middle of a UTF-8 character.`,
      );
    return bytes.toString('utf8', from, Math.max(from, to));
  });

const isInside = (bytes: Buffer, at: number): boolean => ((bytes[at] ?? 0) & 0xc0) === 0x80;

type Search = { units: (text: string) => readonly string[]; name: string };

/** The place of a text in another one, between two places; -1 when it is not there. */
const indexOf = ({ name, units }: Search): Operator =>
  take(name, 2, 4, ([text, part, start = 0, end]) => {
    if (text == null) return null;
    if (typeof text !== 'string')
      throw location(
        40091,
        `${name} requires a string as the first argument, found: ${typeName(text)}`,
      );
    if (typeof part !== 'string')
      throw location(
        40092,
        `${name} requires a string as the second argument, found: ${typeName(part)}`,
      );
    const all = units(text);
    const from = placeOf(name, start);
    const to = end === undefined ? all.length : placeOf(name, end);
    return find(all, units(part), from, Math.min(to, all.length));
  });

function placeOf(name: string, value: Value): number {
  const place = integerOf(value);
  if (place === undefined)
    throw location(
      40096,
      `${name} requires an integral index, found a value of type: ${typeName(value)}`,
    );
  if (place < 0) throw location(40097, `${name} requires a nonnegative index, found: ${place}`);
  return place;
}

function find(all: readonly string[], part: readonly string[], from: number, to: number): number {
  for (let at = from; at + part.length <= to; at++) {
    if (part.every((unit, index) => all[at + index] === unit)) return at;
  }
  return -1;
}

export const substringOperators: Operators = {
  $substrCP: byPoints,
  $substrBytes: byBytes('$substrBytes'),
  $substr: byBytes('$substr'),
  $indexOfCP: indexOf({ name: '$indexOfCP', units: (text) => [...text] }),
  $indexOfBytes: indexOf({
    name: '$indexOfBytes',
    units: (text) => [...Buffer.from(text).toString('latin1')],
  }),
};
