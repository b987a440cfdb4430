import type { Segment } from '@passerelle/contracts/search';
import type { Question } from './question';
import { stemsOf } from './stems';
import { wordsOf, type Word } from './words';

/** Characters that a passage shows. */
const WIDTH = 220;

function asked(question: Question): (word: Word) => boolean {
  const tokens = new Set(question.flatMap(({ anyOf }) => anyOf.flat()));
  const beginnings = question.flatMap(({ beginning }) => beginning ?? []);
  return ({ word }) => {
    const { plain, accented } = stemsOf(word);
    if (tokens.has(plain) || tokens.has(accented)) return true;
    return beginnings.some((beginning) => plain.startsWith(beginning));
  };
}

/** The whole text, with the words that were asked for marked. */
export function highlighted(text: string, question: Question): Segment[] {
  return marked(text, 0, text.length, wordsOf(text).filter(asked(question)));
}

/** The piece of a long text where most of the words stand; its beginning when none does. */
export function passageOf(text: string, question: Question): Segment[] {
  const hits = wordsOf(text).filter(asked(question));
  const start = hits.length > 0 ? densest(hits).from - WIDTH / 4 : 0;
  const [from, until] = whole(text, Math.max(0, start), Math.max(0, start) + WIDTH);
  return [
    ...(from > 0 ? [{ text: '… ' }] : []),
    ...marked(text, from, until, hits),
    ...(until < text.length ? [{ text: ' …' }] : []),
  ];
}

function densest(hits: readonly Word[]): Word {
  let best = hits[0]!;
  let most = 0;
  for (const [index, hit] of hits.entries()) {
    const near = new Set<string>();
    for (let at = index; at < hits.length && hits[at]!.until - hit.from < WIDTH * 0.75; at += 1)
      near.add(hits[at]!.word);
    if (near.size > most) [best, most] = [hit, near.size];
  }
  return best;
}

/** Moves both ends to where no word is cut. */
function whole(text: string, from: number, until: number): [number, number] {
  const ahead = text.slice(Math.floor(from)).search(/\s/u);
  const start =
    from <= 0 ? 0 : ahead < 0 || ahead > 30 ? Math.floor(from) : Math.floor(from) + ahead + 1;
  if (until >= text.length) return [start, text.length];
  const back = text.slice(start, Math.floor(until)).search(/\s\S*$/u);
  return [start, back > WIDTH / 2 ? start + back : Math.floor(until)];
}

function marked(text: string, from: number, until: number, hits: readonly Word[]): Segment[] {
  const segments: Segment[] = [];
  let at = from;
  for (const hit of hits) {
    if (hit.from < at || hit.until > until) continue;
    if (hit.from > at) segments.push({ text: text.slice(at, hit.from) });
    segments.push({ text: text.slice(hit.from, hit.until), hit: true });
    at = hit.until;
  }
  if (at < until) segments.push({ text: text.slice(at, until) });
  return segments;
}
