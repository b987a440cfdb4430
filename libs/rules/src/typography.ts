/** Where French is typeset: Québec sets no space before ; ! and ?. */
export type TypographicRegion = 'FR' | 'CA';

const NARROW = '\u202f';
const NO_BREAK = '\u00a0';
const SPACE = '[ \\t\\u00a0\\u2009\\u202f]';

const SPACED_MARK = new RegExp(`(?<=\\S)${SPACE}+(?=[;!?])`, 'gu');
const SPACED_COLON = new RegExp(`(?<=\\S)${SPACE}+(?=:)`, 'gu');
const OPENING = new RegExp(`«${SPACE}*(?=\\S)`, 'gu');
const CLOSING = new RegExp(`(?<=\\S)${SPACE}*»`, 'gu');

/** After a mark that ends a word comes a space, the end or what closes; `10:30` and `https://` have none of these. */
const END = '[;:!?]{0,5}(?:\\s|$|[.,…»)\\]”"])';
const WORD_END = '(?<=[\\p{L}\\p{N}»)\\]”"’%€])';
const BARE_MARK = new RegExp(`${WORD_END}(?=[;!?]${END})`, 'gu');
const BARE_COLON = new RegExp(`${WORD_END}(?=:${END})`, 'gu');

/**
 * Plain French text with the spaces that its typography asks for: U+202F before ; ! ? and inside guillemets,
 * U+00A0 before the colon. Only spaces change, line feeds stay, and doing it twice does nothing more.
 */
export function frenchTypography(text: string, region: TypographicRegion = 'FR'): string {
  const beforeMark = region === 'FR' ? NARROW : '';
  return text
    .replace(BARE_MARK, beforeMark)
    .replace(SPACED_MARK, beforeMark)
    .replace(BARE_COLON, NO_BREAK)
    .replace(SPACED_COLON, NO_BREAK)
    .replace(OPENING, `«${NARROW}`)
    .replace(CLOSING, `${NARROW}»`);
}
