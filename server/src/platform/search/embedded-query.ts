import type { Question, Term } from '@passerelle/rules/search/question';
import { NAMED_KINDS } from './search-entry';
import type { EngineQuery } from './search-engine';

/** A condition and the values of its question marks. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** Tokens are letters and digits (`rules/search/stems.ts`), so nothing that was typed can become syntax. */
const quoted = (phrase: readonly string[]) => `"${phrase.join(' ')}"`;
const anyOf = ({ anyOf: phrases }: Term) => phrases.map(quoted);
const begins = ({ beginning }: Term) => (beginning ? [`"${beginning}" *`] : []);

function inTitle(term: Term): string {
  return `{title} : (${[...anyOf(term), ...begins(term)].join(' OR ')})`;
}

function anywhere(term: Term): string {
  const titles = begins(term).map((prefix) => `({title} : ${prefix})`);
  return `(${[...anyOf(term), ...titles].join(' OR ')})`;
}

/** The three tiers in FTS5's language, with the kinds that each is limited to. */
export function tiersOf(question: Question): { match: string; kinds: string }[] {
  const all = question.map(anywhere).join(' AND ');
  const title = question.map((term) => `(${inTitle(term)})`).join(' AND ');
  const named = NAMED_KINDS.map((kind) => `'${kind}'`).join(', ');
  return [
    { match: title, kinds: `AND e.kind IN (${named})` },
    { match: title, kinds: `AND e.kind NOT IN (${named})` },
    { match: `(${all}) NOT (${title})`, kinds: '' },
  ];
}

export function everyTier(question: Question): string {
  return question.map(anywhere).join(' AND ');
}

/** Everything but the words; `order` is the column that the places are compared with. */
export function filtersOf(query: EngineQuery, order: string): Condition {
  const { keys, kind, by, place, hasFile, from, until } = query;
  const parts: Condition[] = [
    {
      sql: `e.audience IN (SELECT id FROM audiences WHERE key IN (SELECT value FROM json_each(?)))`,
      values: [JSON.stringify(keys)],
    },
    ...(kind ? [{ sql: 'e.kind = ?', values: [kind] }] : []),
    ...(by ? [{ sql: 'e.author = ?', values: [by] }] : []),
    ...(place ? [{ sql: '(e.place = ? OR e.room = ?)', values: [place, place] }] : []),
    ...(hasFile ? [{ sql: 'e.file = 1', values: [] }] : []),
    ...(from === undefined ? [] : [{ sql: `${order} >= ?`, values: [from] }]),
    ...(until === undefined ? [] : [{ sql: `${order} < ?`, values: [until] }]),
  ];
  return {
    sql: parts.map((part) => part.sql).join(' AND '),
    values: parts.flatMap((part) => part.values),
  };
}
