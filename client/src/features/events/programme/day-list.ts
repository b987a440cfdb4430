import type { Entry } from './programme-entries';

/** What begins at one moment. */
export interface StartGroup {
  readonly from: number;
  readonly entries: readonly Entry[];
}

/** Entries are in order of time already, as the programme comes. */
export function byStart(entries: readonly Entry[]): StartGroup[] {
  const groups: { from: number; entries: Entry[] }[] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    if (last?.from === entry.from) last.entries.push(entry);
    else groups.push({ from: entry.from, entries: [entry] });
  }
  return groups;
}
