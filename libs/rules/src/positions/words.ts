import { diffArrays } from 'diff';

/** A run of text that stayed, came or went. */
export interface Segment {
  readonly kind: 'same' | 'ins' | 'del';
  readonly text: string;
}

const SEGMENTER = new Intl.Segmenter('fr', { granularity: 'word' });
const ELISION =
  /^((?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu)['’])(?=[\p{L}\p{N}])/iu;
const WORD = /[\p{L}\p{N}]/u;

export const isWord = (token: string): boolean => WORD.test(token);

function splitElision(word: string): string[] {
  const elided = ELISION.exec(word)?.[1];
  return elided ? [elided, ...splitElision(word.slice(elided.length))] : [word];
}

/** With each word the segmenter hands out a copy of all that it was given, so it is given little at a time; in characters. */
const STRETCH = 400;
/** So many words at the end of a stretch may still change with what follows: `3`, `,` and `5` are one number. */
const UNSURE = 4;

function* segmentsOf(text: string): Generator<string> {
  let [from, length] = [0, STRETCH];
  while (from < text.length) {
    const stretch = SEGMENTER.segment(text.slice(from, from + length));
    const found = Array.from(stretch, ({ segment }) => segment);
    const sure = from + length < text.length ? found.slice(0, -UNSURE) : found;
    length = sure.length > 0 ? STRETCH : 2 * length;
    for (const segment of sure) {
      yield segment;
      from += segment.length;
    }
  }
}

/**
 * Words, spaces and marks, in order; joined they give the text again.
 * An elided article is a word of its own (`l’` + `accès`), so that only what changed is marked.
 */
export function wordsOf(text: string): string[] {
  return [...segmentsOf(text)].flatMap(splitElision);
}

/** A stretch of old tokens `[start, end)` and what stands there now. */
export interface Hunk {
  readonly start: number;
  readonly end: number;
  readonly tokens: readonly string[];
}

/** Texts that have less in common than this are shown as one replaced whole: comparing them says nothing and costs much. */
const MOST_EDITS = 1_000;

interface Part {
  readonly value: readonly string[];
  readonly added?: boolean;
  readonly removed?: boolean;
}

function partsOf(before: readonly string[], after: readonly string[]): readonly Part[] {
  const found = diffArrays([...before], [...after], { maxEditLength: MOST_EDITS });
  return (
    found ?? [
      { value: before, removed: true },
      { value: after, added: true },
    ]
  );
}

/** Changed stretches; two with no unchanged word between them are one. */
export function hunksOf(before: readonly string[], after: readonly string[]): Hunk[] {
  const hunks: Hunk[] = [];
  let at = 0;
  for (const part of partsOf(before, after)) {
    const size = part.value.length;
    if (part.added || part.removed) {
      const end = part.removed ? at + size : at;
      join(hunks, before, { start: at, end, tokens: part.added ? part.value : [] });
    }
    if (!part.added) at += size;
  }
  return hunks;
}

function join(hunks: Hunk[], before: readonly string[], next: Hunk): void {
  const last = hunks.at(-1);
  const between = last ? before.slice(last.end, next.start) : [];
  if (!last || between.some(isWord)) {
    hunks.push(next);
    return;
  }
  const tokens = [...last.tokens, ...between, ...next.tokens];
  hunks[hunks.length - 1] = { start: last.start, end: next.end, tokens };
}

/**
 * What changed between two texts, by words: `same` + `ins` gives the new text, `same` + `del` the old one,
 * character for character. Within a change what went comes before what came.
 */
export function diffWords(before: string, after: string): Segment[] {
  const old = wordsOf(before);
  const segments: Segment[] = [];
  let at = 0;
  const say = (kind: Segment['kind'], tokens: readonly string[]) => {
    if (tokens.length > 0) segments.push({ kind, text: tokens.join('') });
  };
  for (const hunk of hunksOf(old, wordsOf(after))) {
    say('same', old.slice(at, hunk.start));
    say('del', old.slice(hunk.start, hunk.end));
    say('ins', hunk.tokens);
    at = hunk.end;
  }
  say('same', old.slice(at));
  return segments;
}

/** How far a proposal is from the text: characters that go plus characters that come. */
export function distance(before: string, after: string): number {
  return diffWords(before, after)
    .filter((segment) => segment.kind !== 'same')
    .reduce((sum, segment) => sum + segment.text.length, 0);
}

function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ (?=[;:!?»\n]|$)/g, '')
    .replace(/([«\n]|^) /g, '$1')
    .replace(/’/g, "'");
}

/** The same words and marks: kinds of spaces and apostrophes do not count. */
export function sameWording(one: string, other: string): boolean {
  return one === other || plain(one) === plain(other);
}
