import { BSONRegExp } from 'bson';
import type { Doc, Value } from '../../bson/value';
import { typeName } from '../../bson/type-name';
import { location } from '../../errors';
import { regexOf } from '../../query/regex';
import { named, type Frame, type Operator, type Operators } from '../evaluate';

/** What to answer from a text and an expression; undefined input gives `onNull`. */
function searching(
  name: string,
  onNull: Value,
  search: (text: string, regex: RegExp) => Value,
): Operator {
  const codes = { notDoc: 51103, unknown: 31024, missing: 31022 };
  return named(
    name,
    ['input', 'regex'],
    ['options'],
    codes,
    ({ input, regex, options }) =>
      (frame: Frame) => {
        const text = input(frame);
        const pattern = regex(frame);
        const flags = options?.(frame);
        if (text != null && typeof text !== 'string') {
          throw location(
            51104,
            `${name} needs 'input' to be of type string, not ${typeName(text)}`,
          );
        }
        if (pattern == null || text == null) return onNull;
        return search(text, compiled(name, pattern, flags));
      },
  );
}

function compiled(name: string, pattern: Value, flags: Value | undefined): RegExp {
  const extra = typeof flags === 'string' ? flags : undefined;
  if (pattern instanceof BSONRegExp) {
    if (extra && pattern.options)
      throw location(
        51107,
        `${name}: found regex option(s) specified in both 'regex' and 'option' fields`,
      );
    return regexOf(pattern.pattern, extra ?? pattern.options);
  }
  if (typeof pattern === 'string') return regexOf(pattern, extra);
  throw location(51105, `${name} needs 'regex' to be of type string or regex`);
}

/** `{ match, idx, captures }`; the place counts code points. */
function describeMatch(text: string, match: RegExpExecArray): Doc {
  return new Map<string, Value>([
    ['match', match[0]],
    ['idx', [...text.slice(0, match.index)].length],
    ['captures', match.slice(1).map((group) => group ?? null)],
  ]);
}

function allMatches(text: string, regex: RegExp): Value {
  const every = new RegExp(regex.source, `${regex.flags}g`);
  return [...text.matchAll(every)].map((match) => describeMatch(text, match));
}

export const regexOperators: Operators = {
  $regexMatch: searching('$regexMatch', false, (text, regex) => regex.test(text)),
  $regexFind: searching('$regexFind', null, (text, regex) => {
    const match = regex.exec(text);
    return match ? describeMatch(text, match) : null;
  }),
  $regexFindAll: searching('$regexFindAll', [], allMatches),
};
