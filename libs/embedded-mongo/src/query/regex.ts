import { BSONRegExp } from 'bson';
import { location, badValue } from '../errors';
import type { Value } from '../bson/value';
import { translate } from './pcre';

const known = new Map<string, RegExp>();
const KEPT = 500;

/**
 * The JavaScript expression for a PCRE pattern with MongoDB's options (`i m s x u`).
 * Errors: 51091 for a pattern that is not valid or uses what JavaScript lacks, 51108 for an unknown option.
 */
export function regexOf(pattern: string, options = ''): RegExp {
  const name = `${options}/${pattern}`;
  const regex = known.get(name) ?? build(pattern, options);
  if (known.size >= KEPT) known.clear();
  known.set(name, regex);
  return regex;
}

function build(pattern: string, options: string): RegExp {
  for (const option of options) {
    if (!'imsxu'.includes(option))
      throw location(51108, `invalid flag in regex options: ${option}`);
  }
  if (pattern.includes('\0'))
    throw badValue('Regular expression cannot contain an embedded null byte');
  try {
    const { source, flags } = translate(pattern, options);
    return compileEither(source, flags);
  } catch (error) {
    throw location(51091, `Regular expression is invalid: ${(error as Error).message}`);
  }
}

/** Whole code points where the pattern allows it; PCRE accepts escapes that JavaScript's `u` refuses. */
function compileEither(source: string, flags: string): RegExp {
  try {
    return new RegExp(source, `${flags}u`);
  } catch {
    return new RegExp(source, flags);
  }
}

/** The expression of a stored regex, or of a `$regex` argument with its `$options`. */
export function regexFrom(value: Value, options?: Value): RegExp {
  const extra = options === undefined ? undefined : optionText(options);
  if (value instanceof BSONRegExp) return regexOf(value.pattern, extra ?? value.options);
  if (typeof value === 'string') return regexOf(value, extra);
  throw badValue('$regex has to be a string');
}

function optionText(options: Value): string {
  if (typeof options === 'string') return options;
  throw badValue('$options has to be a string');
}

/** The text every match begins with, when the pattern is anchored and minds case; undefined otherwise. */
export function prefixOf(pattern: string, options: string): string | undefined {
  if (/[imx]/.test(options) || !/^(\^|\\A)/.test(pattern) || pattern.includes('|'))
    return undefined;
  const rest = pattern.replace(/^(\^|\\A)/, '');
  let prefix = '';
  for (let at = 0; at < rest.length; at++) {
    const letter = rest[at] ?? '';
    const escaped = letter === '\\' && /[^\w\s]/.test(rest[at + 1] ?? '');
    if (!escaped && /[\\^$.[\]|()?*+{}]/.test(letter)) break;
    const length = escaped ? 2 : 1;
    if (/[?*{]/.test(rest[at + length] ?? '')) break;
    prefix += escaped ? rest[at + 1] : letter;
    at += length - 1;
  }
  return prefix === '' || /[\ud800-\udfff]/.test(prefix) ? undefined : prefix;
}
