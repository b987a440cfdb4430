import { BSONSymbol } from 'bson';
import { compareStrings } from '../../bson/compare';
import { kindOf } from '../../bson/number';
import { typeName } from '../../bson/type-name';
import { isNumeric, type Value } from '../../bson/value';
import { location } from '../../errors';
import { isoDate } from './iso-date';
import { named, one, take, two, type Operators } from '../evaluate';

/** Text of what MongoDB lets pass as text: strings, numbers, dates; null gives the empty text. */
export function asText(name: string, value: Value | undefined): string {
  if (value == null) return '';
  if (typeof value === 'string') return value;
  if (value instanceof BSONSymbol) return value.value;
  if (value instanceof Date) return isoDate(value);
  if (isNumeric(value)) return kindOf(value) === 'double' ? String(Number(value)) : String(value);
  throw location(16007, `can't convert from BSON type ${typeName(value)} to String (${name})`);
}

const concat = take('$concat', 0, Infinity, (values) => {
  if (values.some((value) => value == null)) return null;
  for (const value of values) {
    if (typeof value !== 'string') {
      throw location(16702, `$concat only supports strings, not ${typeName(value)}`);
    }
  }
  return values.join('');
});

const strcasecmp = two('$strcasecmp', (a, b) =>
  compareStrings(asText('$strcasecmp', a).toUpperCase(), asText('$strcasecmp', b).toUpperCase()),
);

const split = two('$split', (text, separator) => {
  if (text == null || separator == null) return null;
  if (typeof text !== 'string')
    throw location(
      40085,
      `$split requires an expression that evaluates to a string as a first argument, found: ${typeName(text)}`,
    );
  if (typeof separator !== 'string')
    throw location(
      40086,
      `$split requires an expression that evaluates to a string as a second argument, found: ${typeName(separator)}`,
    );
  if (separator === '') throw location(40087, '$split requires a non-empty separator');
  return text.split(separator);
});

const lengthOf = (name: string, code: number, measure: (text: string) => number) =>
  one(name, (value) => {
    if (typeof value === 'string') return measure(value);
    throw location(code, `${name} requires a string argument, found: ${typeName(value)}`);
  });

/** White space that `$trim` takes away when no characters are given. */
const SPACE =
  '\0 \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a';

const trim = (name: string, start: boolean, end: boolean) =>
  named(
    name,
    ['input'],
    ['chars'],
    { notDoc: 50696, unknown: 50694, missing: 50695 },
    ({ input, chars }) =>
      (frame) => {
        const text = input(frame);
        const unwanted = chars ? chars(frame) : SPACE;
        if (text == null || unwanted == null) return null;
        if (typeof text !== 'string')
          throw location(
            50699,
            `${name} requires its input to be a string, got ${typeName(text)} instead.`,
          );
        if (typeof unwanted !== 'string')
          throw location(
            50700,
            `${name} requires 'chars' to be a string, got ${typeName(unwanted)} instead.`,
          );
        return trimmed([...text], new Set(unwanted), start, end);
      },
  );

function trimmed(
  letters: string[],
  unwanted: ReadonlySet<string>,
  start: boolean,
  end: boolean,
): string {
  let from = 0;
  let to = letters.length;
  while (start && from < to && unwanted.has(letters[from] ?? '')) from += 1;
  while (end && to > from && unwanted.has(letters[to - 1] ?? '')) to -= 1;
  return letters.slice(from, to).join('');
}

const replace = (name: string, change: (text: string, find: string, by: string) => string) =>
  named(
    name,
    ['input', 'find', 'replacement'],
    [],
    { notDoc: 51751, unknown: 51750, missing: 51749 },
    (parts) => (frame) => {
      const [input, find, by] = [parts.input(frame), parts.find(frame), parts.replacement(frame)];
      for (const value of [input, find, by]) {
        if (value != null && typeof value !== 'string') {
          throw location(
            51746,
            `${name} requires that 'input', 'find' and 'replacement' be strings, found: ${typeName(value)}`,
          );
        }
      }
      if (typeof input !== 'string' || typeof find !== 'string' || typeof by !== 'string')
        return null;
      return change(input, find, by);
    },
  );

export const textOperators: Operators = {
  $concat: concat,
  $toLower: one('$toLower', (value) => asText('$toLower', value).toLowerCase()),
  $toUpper: one('$toUpper', (value) => asText('$toUpper', value).toUpperCase()),
  $strcasecmp: strcasecmp,
  $split: split,
  $strLenBytes: lengthOf('$strLenBytes', 34473, (text) => Buffer.byteLength(text)),
  $strLenCP: lengthOf('$strLenCP', 34471, (text) => [...text].length),
  $trim: trim('$trim', true, true),
  $ltrim: trim('$ltrim', true, false),
  $rtrim: trim('$rtrim', false, true),
  $replaceOne: replace('$replaceOne', (text, find, by) => text.replace(find, () => by)),
  $replaceAll: replace('$replaceAll', (text, find, by) => text.split(find).join(by)),
};
