/** The letters of a language in their order, as far as {@link collationOf} needs them. */
export interface Alphabet {
  /** Two or four latin1 characters, the same for letters that differ only by accent or case; empty when ignored. */
  primary(letter: string): string;
  /** The accents of a letter; empty without. */
  accents(letter: string): string;
  /** Replaces letters that sort as two ("œ") where the language has it so. */
  expand(text: string): string;
  isPunctuation(letter: string): boolean;
}

/** Latin, Greek, Cyrillic, Armenian, and the general punctuation. */
const RANGES: readonly (readonly [number, number])[] = [
  [0x09, 0x0d],
  [0x20, 0x7e],
  [0xa0, 0x2ff],
  [0x370, 0x58f],
  [0x1e00, 0x1fff],
  [0x2010, 0x206f],
  [0x20a0, 0x20bf],
];

const PAIRS: readonly (readonly [string, string])[] = [
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['Æ', 'AE'],
  ['œ', 'oe'],
  ['Œ', 'OE'],
  ['ĳ', 'ij'],
  ['Ĳ', 'IJ'],
];

const MARK = /\p{M}/u;
const PUNCTUATION = /^[\p{P}\p{Z}\s]$/u;
const known = new Map<string, Alphabet>();

export function alphabetOf(tag: string): Alphabet {
  const alphabet = known.get(tag) ?? build(tag);
  known.set(tag, alphabet);
  return alphabet;
}

function build(tag: string): Alphabet {
  const collator = new Intl.Collator(tag, { sensitivity: 'base', ignorePunctuation: false });
  const weights = weightsOf(collator);
  const pairs = PAIRS.filter(([one, two]) => collator.compare(one, two) === 0);
  return {
    primary: (letter) => weights.get(letter) ?? foreignWeight(letter, weights),
    accents: (letter) => marksOf(letter),
    expand: (text) => pairs.reduce((known, [one, two]) => known.replaceAll(one, two), text),
    isPunctuation: (letter) => PUNCTUATION.test(letter),
  };
}

function weightsOf(collator: Intl.Collator): Map<string, string> {
  const letters = RANGES.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)),
  ).filter((letter) => !MARK.test(letter) && collator.compare(letter, '') !== 0);
  letters.sort(collator.compare);
  const weights = new Map<string, string>();
  let rank = 0x0100;
  letters.forEach((letter, index) => {
    if (index > 0 && collator.compare(letters[index - 1] ?? '', letter) !== 0) rank += 1;
    weights.set(letter, String.fromCharCode(rank >> 8, rank & 0xff));
  });
  return weights;
}

/** Other scripts come after, by code point; a letter with accents stands with its base letter. */
function foreignWeight(letter: string, weights: ReadonlyMap<string, string>): string {
  const base = [...letter.normalize('NFD')][0] ?? '';
  const weight = weights.get(base);
  if (weight !== undefined) return weight;
  if (MARK.test(base) || /\p{C}/u.test(base)) return '';
  const code = base.codePointAt(0) ?? 0;
  return String.fromCharCode(0xf0, code >> 16, (code >> 8) & 0xff, code & 0xff);
}

function marksOf(letter: string): string {
  let marks = '';
  for (const mark of [...letter.normalize('NFD')].slice(1)) {
    const code = mark.codePointAt(0) ?? 0;
    marks += String.fromCharCode(0x02, (code >> 8) & 0xff, code & 0xff);
  }
  return marks;
}
