import { newStemmer } from 'snowball-stemmers';
import { fold } from './fold';

/**
 * A word as the index knows it. `plain` is the stem of the word without its accents: two words that differ only by
 * accents always share it. `accented` is the stem of the word as it is written, folded afterwards: French endings are
 * recognised by their accents (activité, active). Both hold a–z and 0–9 only.
 */
export interface Stems {
  readonly plain: string;
  readonly accented: string;
}

const french = newStemmer('french');
const known = new Map<string, Stems>();
/** Words whose stems are remembered: stemming costs far more than looking one up. */
const MOST = 20_000;

export function stemsOf(word: string): Stems {
  const before = known.get(word);
  if (before) return before;
  const folded = fold(word);
  const stems = { plain: token(stem(folded)), accented: token(fold(stem(word))) };
  if (known.size >= MOST) known.clear();
  known.set(word, stems);
  return stems;
}

function stem(word: string): string {
  return /^\p{Script=Latin}+$/u.test(word) ? french.stem(word) : word;
}

/** Words of other scripts are written in hexadecimal: to every engine, a token is letters and digits, never syntax. */
function token(stemmed: string): string {
  if (/^[a-z0-9]+$/.test(stemmed)) return stemmed;
  const codes = Array.from(stemmed, (letter) => letter.codePointAt(0)!.toString(16));
  return `0x${codes.join('x')}`;
}
