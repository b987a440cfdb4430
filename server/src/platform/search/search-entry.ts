import { createHash } from 'node:crypto';
import type { PersonId } from '@passerelle/contracts/ids';
import type { Bilingual, Instant } from '@passerelle/contracts/primitives';
import type { SearchKind, SearchTarget } from '@passerelle/contracts/search';
import { tokensOf, type Tokens } from '@passerelle/rules/search/tokens';

/** One thing that can be found. */
export interface SearchEntry {
  /** Names it among all entries. */
  readonly id: string;
  readonly kind: SearchKind;
  /** Who may find it: whoever holds this key at the instant of the question. */
  readonly audience: string;
  readonly title?: Bilingual;
  readonly text: string;
  readonly by?: PersonId | undefined;
  /** The body or the event that it belongs to, and the channel. */
  readonly place?: string | undefined;
  readonly room?: string | undefined;
  /** Absent for what has no date: a person, an organisation. */
  readonly at?: Instant | undefined;
  readonly hasFile?: boolean;
  readonly target: SearchTarget;
}

/** All entries that follow from one stored document; none when it is gone. */
export interface OwnedEntries {
  /** `collection/id`. */
  readonly owner: string;
  readonly entries: readonly SearchEntry[];
}

/** Kinds whose names are looked for: they come before everything that only speaks of them. */
export const NAMED_KINDS: readonly SearchKind[] = ['people', 'organisations', 'bodies'];

/** Changes with the way in which words become tokens or entries are stored: an index of another one is built again. */
export const INDEX_FORMAT = '1';

/** Places within one millisecond. */
const STEP = 4096;
/** Entries without a date lie below: the first days of 1970. */
export const FIRST_DATED = 2 ** 40;

/** Where an entry stands among all, by time; two of one millisecond nearly never meet, and then the next place is free. */
export function orderOf({ id, at }: Pick<SearchEntry, 'id' | 'at'>): number {
  const hash = createHash('sha256').update(id).digest().readUIntBE(0, 5);
  return at ? orderAt(Date.parse(at)) + (hash % STEP) : hash % FIRST_DATED;
}

/** The first place of a moment. */
export function orderAt(milliseconds: number): number {
  return Math.max(FIRST_DATED, milliseconds * STEP);
}

export function tokensOfEntry({ title, text }: SearchEntry): { title: Tokens; text: Tokens } {
  return { title: tokensOf(title ? `${title.fr}\n${title.en ?? ''}` : ''), text: tokensOf(text) };
}
