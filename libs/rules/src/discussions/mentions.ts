import type { PersonId } from '@passerelle/contracts/ids';

/** Somebody who can be called by name in a text. */
export interface Named {
  readonly id: PersonId;
  readonly name: string;
}

/** A stretch of a text: words, or a call to somebody (`text` is `@` and the name, as written). */
export type Segment =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'mention'; readonly text: string; readonly personId: PersonId };

const LETTER = /[\p{L}\p{N}]/u;

/** A call begins a word (an address such as `a@b` is none) and ends with the name's last word. */
function callAt(text: string, at: number, byLength: readonly Named[]): Named | undefined {
  const before = [...text.slice(Math.max(0, at - 2), at)].at(-1);
  if (before !== undefined && LETTER.test(before)) return undefined;
  return byLength.find(({ name }) => {
    if (name === '' || !text.startsWith(name, at + 1)) return false;
    const after = text.codePointAt(at + 1 + name.length);
    return after === undefined || !LETTER.test(String.fromCodePoint(after));
  });
}

/**
 * The text cut at the calls to these people; joined again the segments give the text.
 * Of two names that fit, the longer one is meant (`@Anne Marie` before `@Anne`).
 */
export function segmentsOf(text: string, people: readonly Named[]): Segment[] {
  const byLength = [...people].sort((a, b) => b.name.length - a.name.length);
  const segments: Segment[] = [];
  let from = 0;
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const called = callAt(text, at, byLength);
    if (!called) continue;
    if (at > from) segments.push({ kind: 'words', text: text.slice(from, at) });
    from = at + 1 + called.name.length;
    segments.push({ kind: 'mention', text: text.slice(at, from), personId: called.id });
    at = from - 1;
  }
  if (from < text.length) segments.push({ kind: 'words', text: text.slice(from) });
  return segments;
}

/** Whom a text calls, each once, in the order of the text: what goes beside it when it is sent. */
export function mentionsIn(text: string, people: readonly Named[]): PersonId[] {
  const called = segmentsOf(text, people).flatMap((segment) =>
    segment.kind === 'mention' ? [segment.personId] : [],
  );
  return [...new Set(called)];
}

/** What is being typed after an `@` just before the caret, to offer names for; undefined when no call is being written. */
export function callBeingTyped(text: string, caret: number): string | undefined {
  const before = text.slice(0, caret);
  const at = before.lastIndexOf('@');
  if (at === -1) return undefined;
  const previous = [...before.slice(0, at)].at(-1);
  if (previous !== undefined && LETTER.test(previous)) return undefined;
  const typed = before.slice(at + 1);
  return typed.length <= 40 && !typed.includes('\n') ? typed : undefined;
}
