import fc from 'fast-check';
import type { AmendmentChange } from '@passerelle/contracts/amendments';
import type { PositionText } from '@passerelle/contracts/position-text';
import { insertArticle, insertParagraphs, move, remove, setText } from './edit-text';
import {
  addArticle,
  article,
  erase,
  insert,
  par,
  paragraph,
  replace,
  rewrite,
  shift,
} from './sample-texts';
import { findElement, idsOf, ownText } from './text';
import { isWord, wordsOf } from './words';

/** Random edits and amendments for the specs of this folder; nothing else imports this file. */

const WORDS = ['ville', 'eau', 'l’accès', 'réseau', 'droit', 'maire', 'été', 'service', 'États'];
export const words = (min = 1, max = 8): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...WORDS), { minLength: min, maxLength: max }).map((w) => w.join(' '));

/** Numbers that choose; each move takes what it needs, so that a sequence shrinks well. */
export interface Dice {
  readonly kind: number;
  readonly at: number;
  readonly to: number;
  readonly say: string;
}
export const dice: fc.Arbitrary<Dice> = fc.record({
  kind: fc.nat(99),
  at: fc.nat(9_999),
  to: fc.nat(9_999),
  say: words(),
});

/** Another word, one more or one less somewhere in a sentence. */
export function reword(sentence: string, { at, to, say }: Dice): string {
  const tokens = wordsOf(sentence);
  const places = tokens.flatMap((token, index) => (isWord(token) ? [index] : []));
  if (places.length === 0) return say;
  const place = places[at % places.length];
  const instead = [[say], [tokens[place], ' ', say], []][to % 3];
  return (
    tokens
      .toSpliced(place, 1, ...instead)
      .join('')
      .trim() || say
  );
}

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % (list.length || 1)];

function own(text: PositionText, n: number): string {
  const element = findElement(text, par(n));
  return element ? ownText(element) : '';
}

const numberOf = (id: string): number => Number(id.slice(-20));

/** One edit of the base as an editor makes it; ids of new paragraphs start at `fresh`. */
export function editBase(text: PositionText, roll: Dice, fresh: number): PositionText {
  const at = pick(idsOf(text), roll.at);
  const to = pick(idsOf(text), roll.to);
  const edits: (() => PositionText | undefined)[] = [
    () => at && setText(text, at, reword(own(text, numberOf(at)), roll)),
    () => at && setText(text, at, roll.say),
    () => at && remove(text, at),
    () => insertParagraphs(text, at ?? null, [paragraph(fresh, roll.say)]),
    () => at && move(text, at, to ?? null),
    () => insertArticle(text, pick(text.articles, roll.at)?.id ?? null, article(fresh, roll.say)),
  ];
  return edits[[0, 0, 0, 1, 2, 3, 4, 5][roll.kind % 8]]() ?? text;
}

/** One amendment on the text; ids of what it adds start at `fresh`. */
export function amend(text: PositionText, roll: Dice, fresh: number): AmendmentChange {
  const at = numberOf(pick(idsOf(text), roll.at) ?? par(0));
  const target = pick(text.articles, roll.at);
  const to = pick(idsOf(text), roll.to);
  const added = [paragraph(fresh, roll.say)];
  switch (roll.kind % 8) {
    case 0:
      return erase(at, text);
    case 1:
      return insert(at || null, added, text);
    case 2:
      return shift(at, to ? numberOf(to) : null, text);
    case 3:
      if (target) return rewrite(numberOf(target.id), roll.say, added, text);
      return insert(null, added, text);
    case 4:
      return addArticle(
        target ? numberOf(target.id) : null,
        article(fresh, roll.say, paragraph(fresh + 1, roll.say)),
        text,
      );
    default:
      return replace(at, reword(own(text, at), roll), text);
  }
}
