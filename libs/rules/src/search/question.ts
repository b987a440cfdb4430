import { stemsOf } from './stems';
import { wordsOf } from './words';

/** One thing that must stand in the text. */
export interface Term {
  /** Any of these; each is one token, or several that follow one another. */
  readonly anyOf: readonly (readonly string[])[];
  /** The last word may be half typed: a word of a title that begins like this will do. */
  readonly beginning?: string;
}

/** Terms that must all be found; none means that nothing was asked. */
export type Question = readonly Term[];

/** More terms than this are not looked at. */
export const MOST_TERMS = 24;
/** Shorter beginnings would match half the titles. */
const SHORTEST_BEGINNING = 3;

const EMPTY_WORDS = new Set(
  (
    'a à ai as au aux avec c ce ces cet cette d dans de des du elle en est et eux il ils j je l la le les leur lui ' +
    'm ma me mes n ne nos notre nous ou où par pas pour qu que qui s sa se ses son sont sur t ta te tes toi ton tu ' +
    'un une vos votre vous y the of and in to is for on'
  ).split(' '),
);

/** Words between quotes stand together; little words count only there, or when there are no others. */
export function questionOf(text: string): Question {
  const parts = text.split(/["«»“”]/u);
  const terms = parts.flatMap((part, index) => (index % 2 === 1 ? phrase(part) : loose(part)));
  const telling = terms.filter(({ empty }) => !empty);
  const kept = (telling.length > 0 ? telling : terms).slice(0, MOST_TERMS);
  return kept.map(({ term }, index) =>
    index === kept.length - 1 ? withBeginning(term, text) : term,
  );
}

interface Read {
  readonly term: Term;
  readonly empty: boolean;
}

function loose(part: string): Read[] {
  return wordsOf(part).map(({ word }) => {
    const { plain, accented } = stemsOf(word);
    const anyOf = accented === plain ? [[plain]] : [[plain], [accented]];
    return { term: { anyOf }, empty: EMPTY_WORDS.has(word) };
  });
}

function phrase(part: string): Read[] {
  const tokens = wordsOf(part).map(({ word }) => stemsOf(word).plain);
  return tokens.length > 0 ? [{ term: { anyOf: [tokens] }, empty: false }] : [];
}

function withBeginning(term: Term, text: string): Term {
  const [first] = term.anyOf;
  const half = /[\p{L}\p{N}\p{M}]$/u.test(text);
  if (!half || first?.length !== 1 || first[0]!.length < SHORTEST_BEGINNING) return term;
  return { ...term, beginning: first[0]! };
}
