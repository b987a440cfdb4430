import { hunksOf, isWord, wordsOf, type Hunk } from './words';

const sameHunk = (one: Hunk, other: Hunk): boolean =>
  one.start === other.start &&
  one.end === other.end &&
  one.tokens.join('') === other.tokens.join('');

/** Neighbours count as one place: without an unchanged word between them, French agreement is at stake. */
function meet(base: readonly string[], one: Hunk, other: Hunk): boolean {
  const [first, second] = one.start <= other.start ? [one, other] : [other, one];
  return second.start < first.end || !base.slice(first.end, second.start).some(isWord);
}

/**
 * Both changes of one text, when they are made at different places of it; `undefined` when they meet.
 * A change that both sides made counts once. The result does not depend on which side comes first.
 */
export function mergeWords(base: string, ours: string, theirs: string): string | undefined {
  const tokens = wordsOf(base);
  const mine = hunksOf(tokens, wordsOf(ours));
  const others = hunksOf(tokens, wordsOf(theirs)).filter(
    (hunk) => !mine.some((own) => sameHunk(own, hunk)),
  );
  if (others.some((hunk) => mine.some((own) => meet(tokens, own, hunk)))) return undefined;
  const merged = [...tokens];
  for (const hunk of [...mine, ...others].sort((a, b) => b.start - a.start)) {
    merged.splice(hunk.start, hunk.end - hunk.start, ...hunk.tokens);
  }
  return merged.join('');
}
