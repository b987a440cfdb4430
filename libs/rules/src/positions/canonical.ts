import type { Position } from '@passerelle/contracts/positions';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * One way to write a value, as in RFC 8785: keys in the order of their UTF-16 code units, no spaces,
 * strings and numbers as ECMAScript writes them.
 */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const object = value as { readonly [key: string]: Json };
  const members = Object.keys(object)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(object[key])}`);
  return `{${members.join(',')}}`;
}

/**
 * What the fingerprint of an adopted text is taken of: SHA-256 of this string in UTF-8.
 * Only what a reader sees counts (kind, language, title, recitals, articles in order, in composed form), no ids:
 * whoever holds the words can compute it.
 */
export function canonicalPosition(
  position: Pick<Position, 'kind' | 'language' | 'title' | 'text'>,
): string {
  const { kind, language, title, text } = position;
  const words = (said: string) => said.normalize('NFC');
  return canonicalJson({
    kind,
    language,
    title: words(title),
    recitals: text.recitals.map((recital) => words(recital.text)),
    articles: text.articles.map((article) => ({
      heading: words(article.heading),
      paragraphs: article.paragraphs.map((paragraph) => words(paragraph.text)),
    })),
  });
}
