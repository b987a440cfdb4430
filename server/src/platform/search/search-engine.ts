import type { SearchKind } from '@passerelle/contracts/search';
import type { Question } from '@passerelle/rules/search/question';
import type { OwnedEntries, SearchEntry } from './search-entry';

/** What is asked of an engine. Rights are part of the question: without a key nothing is found. */
export interface EngineQuery {
  readonly question: Question;
  /** The audiences that the caller belongs to at this instant. */
  readonly keys: readonly string[];
  readonly kind?: SearchKind | undefined;
  readonly by?: string | undefined;
  /** A body, an event or a channel. */
  readonly place?: string | undefined;
  readonly hasFile?: boolean | undefined;
  /** Places in the order of time, `until` excluded. */
  readonly from?: number | undefined;
  readonly until?: number | undefined;
}

/** Where an answer goes on: the tier and the place of its last hit. */
export interface EngineCursor {
  readonly tier: number;
  readonly order: number;
}

export type Found = SearchEntry & { readonly cursor: EngineCursor };
export type Counts = Partial<Record<SearchKind, number>>;

/**
 * Stores entries by their tokens and finds them again. Hits come in three tiers: names that match, titles that match,
 * the rest; within a tier the newest first. What is stored can be built again from the database at any time.
 */
export abstract class SearchEngine {
  abstract open(): Promise<void>;
  /** The engine's own time: whoever writes says from when on it has read what it writes. */
  abstract stamp(): Promise<number>;
  /** Replaces all entries of each owner, unless something that was read later is already there. */
  abstract put(owned: readonly OwnedEntries[], stamp: number): Promise<void>;
  /** Forgets every owner that was last put before this stamp. */
  abstract sweep(before: number): Promise<void>;
  abstract find(query: EngineQuery, limit: number, after?: EngineCursor): Promise<Found[]>;
  /** How many hits of each kind, whatever kind is asked for. */
  abstract counts(query: EngineQuery): Promise<Counts>;
  /** How many entries of each kind are stored. */
  abstract size(): Promise<Counts>;
  abstract recall(name: string): Promise<string | undefined>;
  abstract remember(name: string, value: string): Promise<void>;
  abstract close(): Promise<void>;
}
