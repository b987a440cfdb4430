import type { Roster } from '@passerelle/contracts/checkin';

type Expected = Roster['entries'][number];

/** Rows that fit on a screen; a longer answer asks for more letters. */
const MOST = 12;

/** Letters without accents and capitals. */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}

/** How well a name fits: a word that begins with what was typed comes before one that only holds it. */
function fit(text: string, words: readonly string[]): number {
  const parts = text.split(/[\s-]+/);
  return words.filter((word) => parts.some((part) => part.startsWith(word))).length;
}

/** Those whose name or organisation holds every word, the best dozen; nobody while nothing is asked. */
export function foundIn(
  entries: readonly Expected[],
  search: string,
): { shown: Expected[]; more: number } {
  const words = folded(search).split(/\s+/).filter(Boolean);
  if (words.length === 0) return { shown: [], more: 0 };
  const found = entries
    .map((entry) => ({ entry, text: folded(`${entry.name} ${entry.organisation ?? ''}`) }))
    .filter(({ text }) => words.every((word) => text.includes(word)))
    .sort((a, b) => fit(b.text, words) - fit(a.text, words))
    .map(({ entry }) => entry);
  return { shown: found.slice(0, MOST), more: Math.max(0, found.length - MOST) };
}
