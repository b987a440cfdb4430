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

/** Those whose name or organisation holds every word, the first dozen; nobody while nothing is asked. */
export function foundIn(
  entries: readonly Expected[],
  search: string,
): { shown: Expected[]; more: number } {
  const words = folded(search).split(/\s+/).filter(Boolean);
  if (words.length === 0) return { shown: [], more: 0 };
  const found = entries.filter(({ name, organisation }) => {
    const text = folded(`${name} ${organisation ?? ''}`);
    return words.every((word) => text.includes(word));
  });
  return { shown: found.slice(0, MOST), more: Math.max(0, found.length - MOST) };
}
