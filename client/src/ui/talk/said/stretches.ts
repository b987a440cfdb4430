import type { PersonId } from '@passerelle/contracts/ids';
import { segmentsOf } from '@passerelle/rules/discussions/mentions';
import { LinkifyIt } from 'linkify-it';

export interface SaidName {
  readonly id: PersonId;
  readonly name: string;
}

/** A stretch of what somebody wrote; joined again, the texts give the whole. */
export type Stretch =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'mention'; readonly text: string; readonly personId: PersonId }
  | { readonly kind: 'link'; readonly text: string; readonly url: string };

const links = new LinkifyIt({ fuzzyIP: false });

/** Only what leads to a page or a letter: never a script, never a file. */
const OPENS = /^(https?:\/\/|mailto:)/i;

export function stretchesOf(text: string, people: readonly SaidName[]): Stretch[] {
  return segmentsOf(text, people).flatMap((segment) =>
    segment.kind === 'mention' ? [segment] : withLinks(segment.text),
  );
}

function withLinks(text: string): Stretch[] {
  const found = (links.match(text) ?? []).filter(({ url }) => OPENS.test(url));
  const stretches: Stretch[] = [];
  let from = 0;
  for (const { index, lastIndex, url } of found) {
    if (index > from) stretches.push({ kind: 'words', text: text.slice(from, index) });
    stretches.push({ kind: 'link', text: text.slice(index, lastIndex), url });
    from = lastIndex;
  }
  if (from < text.length) stretches.push({ kind: 'words', text: text.slice(from) });
  return stretches;
}
