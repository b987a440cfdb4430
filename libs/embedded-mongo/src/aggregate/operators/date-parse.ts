import { location } from '../../errors';
import { localOf, startOfIsoWeek } from '../calendar';

/** A civil time and the zone the text itself names, if any. */
export interface ParsedDate {
  local: number;
  zone: string | undefined;
}

const PATTERNS: Readonly<Record<string, string>> = {
  Y: '(?<Y>\\d{4})',
  m: '(?<m>\\d{1,2})',
  d: '(?<d>\\d{1,2})',
  H: '(?<H>\\d{1,2})',
  M: '(?<M>\\d{1,2})',
  S: '(?<S>\\d{1,2})',
  L: '(?<L>\\d{1,3})',
  j: '(?<j>\\d{1,3})',
  G: '(?<G>\\d{4})',
  V: '(?<V>\\d{1,2})',
  u: '(?<u>\\d)',
  z: '(?<z>Z|[A-Z]{3,4}|[+-]\\d{2}:?\\d{2}|[+-]\\d{1,2})',
  Z: '(?<Z>[+-]\\d+)',
  b: '(?<b>[A-Za-z]{3})',
  B: '(?<B>[A-Za-z]{3,9})',
  '%': '%',
};

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const ISO =
  /^(?<Y>\d{4})-(?<m>\d{1,2})(?:-(?<d>\d{1,2}))?(?:[T ](?<H>\d{1,2})(?::(?<M>\d{2})(?::(?<S>\d{2})(?:[.,](?<L>\d{1,9}))?)?)?)?\s*(?<z>Z|[+-]\d{2}(?::?\d{2})?)?$/i;

/** Reads a date in the given format, or ISO 8601; undefined when the text is no date. */
export function parseDate(text: string, format?: string): ParsedDate | undefined {
  const pattern = format === undefined ? ISO : formatPattern(format);
  const groups = pattern.exec(text.trim())?.groups;
  return groups ? assembled(groups) : undefined;
}

function formatPattern(format: string): RegExp {
  const source = format.replace(/%([\s\S]?)|[\^$\\.*+?()[\]{}|]/g, (all, letter?: string) => {
    if (letter === undefined) return `\\${all}`;
    const pattern = PATTERNS[letter];
    if (pattern === undefined)
      throw location(18536, `Invalid format character '%${letter}' in format string`);
    return pattern;
  });
  return new RegExp(`^${source}$`);
}

type Groups = Record<string, string | undefined>;

function assembled(groups: Groups): ParsedDate | undefined {
  const number = (name: string, otherwise: number): number => Number(groups[name] ?? otherwise);
  const time = {
    hour: number('H', 0),
    minute: number('M', 0),
    second: number('S', 0),
    millisecond: Number((groups['L'] ?? '0').padEnd(3, '0').slice(0, 3)),
  };
  if (time.hour > 23 || time.minute > 59 || time.second > 59) return undefined;
  const day = dayOf(groups, number);
  if (day === undefined) return undefined;
  return {
    local: day + localOf({ year: 1970, month: 1, day: 1, ...time }),
    zone: zoneText(groups),
  };
}

function dayOf(
  groups: Groups,
  number: (name: string, otherwise: number) => number,
): number | undefined {
  if (groups['G'] !== undefined) {
    return startOfIsoWeek(number('G', 1970), number('V', 1)) + (number('u', 1) - 1) * 86_400_000;
  }
  const name = (groups['b'] ?? groups['B'])?.slice(0, 3).toLowerCase();
  const month = name === undefined ? number('m', 1) : MONTHS.indexOf(name) + 1;
  const day = number(groups['j'] === undefined ? 'd' : 'j', 1);
  if (month < 1 || month > 12 || day < 1) return undefined;
  const year = number('Y', 1970);
  const local = localOf({ year, month, day, hour: 0, minute: 0, second: 0, millisecond: 0 });
  const isReal = groups['j'] !== undefined || new Date(local).getUTCDate() === day;
  return isReal ? local : undefined;
}

function zoneText({ z, Z }: Groups): string | undefined {
  if (Z === undefined) return z?.toUpperCase();
  const minutes = Math.abs(Number(Z));
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `${Z[0]}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}
