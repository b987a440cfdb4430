import type { Question, Term } from '@passerelle/rules/search/question';
import type { Tokens } from '@passerelle/rules/search/tokens';
import type { EngineQuery } from './search-engine';

/** Positions that PostgreSQL can tell apart; a title and a text are never neighbours. */
const LAST = 16_383;
const GAP = 2;
/** It keeps so many positions of a word. */
const MOST_PLACES = 255;

/** Tokens of an entry as a `tsvector`; words of the title have weight A. Tokens are letters and digits: never syntax. */
export function vectorOf(title: Tokens, text: Tokens): string {
  const places = new Map<string, string[]>();
  const add = (token: string, place: number, weight: string) => {
    const known = places.get(token) ?? [];
    if (known.length < MOST_PLACES) known.push(`${Math.min(place, LAST)}${weight}`);
    places.set(token, known);
  };
  title.inOrder.forEach((token, index) => add(token, index + 1, 'A'));
  text.inOrder.forEach((token, index) => add(token, title.inOrder.length + GAP + index, ''));
  for (const token of title.besides) add(token, LAST, 'A');
  for (const token of text.besides) add(token, LAST, '');
  return [...places].map(([token, all]) => `'${token}':${all.join(',')}`).join(' ');
}

function oneOf({ anyOf, beginning }: Term, weight: '' | ':A'): string {
  const phrases = anyOf.map((phrase) => phrase.map((token) => `'${token}'${weight}`).join(' <-> '));
  const start = beginning ? [`'${beginning}':*A`] : [];
  return `(${[...phrases.map((phrase) => `(${phrase})`), ...start].join(' | ')})`;
}

export const anywhere = (question: Question) => question.map((term) => oneOf(term, '')).join(' & ');
export const inTitle = (question: Question) =>
  question.map((term) => oneOf(term, ':A')).join(' & ');

/** Numbers the values of a statement as it is put together. */
export class Values {
  readonly all: unknown[] = [];

  add(value: unknown): string {
    this.all.push(value);
    return `$${this.all.length}`;
  }
}

/** Everything but the words. */
export function filtersOf(query: EngineQuery, values: Values): string {
  const { keys, kind, by, place, hasFile, from, until } = query;
  const parts = [`audience = ANY(${values.add([...keys])}::text[])`];
  if (kind) parts.push(`kind = ${values.add(kind)}`);
  if (by) parts.push(`author = ${values.add(by)}`);
  if (place) {
    const wanted = values.add(place);
    parts.push(`(place = ${wanted} OR room = ${wanted})`);
  }
  if (hasFile) parts.push('file');
  if (from !== undefined) parts.push(`place_in_time >= ${values.add(from)}`);
  if (until !== undefined) parts.push(`place_in_time < ${values.add(until)}`);
  return parts.join(' AND ');
}
