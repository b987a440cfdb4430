/** A word of a text: in lower case and composed form, without its elided article, and where it stands. */
export interface Word {
  readonly word: string;
  /** First and last place (excluded) in the text, in UTF-16 units, with what stands before its apostrophe. */
  readonly from: number;
  readonly until: number;
}

/** Characters that people type for an apostrophe: ' ’ ʼ ` and their like. */
const APOSTROPHES = /['’ʼ`‘′＇]/gu;

/** Scripts written without spaces: each character is a word. */
const IDEOGRAM = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u;

const LETTER = String.raw`[\p{L}\p{N}\p{M}]`;
const WORDS = new RegExp(
  String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])${LETTER})+(?:['’ʼ${'`'}‘′＇](?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])${LETTER})+)*`,
  'gu',
);

/** French elides before a vowel or a mute h only, so N'Djamena, M'Bour and O'Brien keep their first letter. */
const ELISION = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=[aeiouyhœæ0-9])/u;

/** Longer words are cut: no language has them. */
const LONGEST = 64;

/** The words of a text in order. Hyphens part words; an apostrophe that elides nothing joins them. */
export function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(WORDS), (match) => ({
    word: IDEOGRAM.test(match[0]) ? match[0] : bare(match[0]),
    from: match.index,
    until: match.index + match[0].length,
  })).filter(({ word }) => word !== '');
}

function bare(found: string): string {
  const lower = found.toLowerCase().normalize('NFC').replace(APOSTROPHES, "'");
  const first = lower.normalize('NFD').replace(/\p{M}/gu, '');
  const elided = ELISION.exec(first)?.[0];
  const kept = elided ? lower.slice(elided.length) : lower;
  return kept.replaceAll("'", '').slice(0, LONGEST);
}
