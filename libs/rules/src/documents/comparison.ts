import type { Stretch } from '@passerelle/contracts/documents';
import { diffLines, diffWordsWithSpace } from 'diff';

/** Characters of a passage that is compared word by word; a longer one goes line by line. */
const LONGEST = 20_000;

type Parts = readonly { value: string; added?: boolean; removed?: boolean }[];

const stretchesIn = (parts: Parts): Stretch[] =>
  parts.map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));

/** Lines that were replaced are looked at again, word by word. */
function refined(removed: Stretch, added: Stretch): Stretch[] {
  if (removed.text.length + added.text.length > LONGEST) return [removed, added];
  return stretchesIn(diffWordsWithSpace(removed.text, added.text));
}

function joined(stretches: readonly Stretch[]): Stretch[] {
  const out: Stretch[] = [];
  for (const { kind, text } of stretches) {
    const last = out.at(-1);
    if (last?.kind === kind) out[out.length - 1] = { kind, text: last.text + text };
    else if (text) out.push({ kind, text });
  }
  return out;
}

/**
 * What stayed, came and went between two texts, in order. "Same" and "removed" make the first text, "same" and "added"
 * the second, to the letter.
 */
export function comparisonOf(before: string, after: string): Stretch[] {
  const lines = stretchesIn(diffLines(before, after));
  const found: Stretch[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const [one, next] = [lines[at]!, lines[at + 1]];
    if (one.kind === 'removed' && next?.kind === 'added') {
      found.push(...refined(one, next));
      at += 1;
    } else found.push(one);
  }
  return joined(found);
}
