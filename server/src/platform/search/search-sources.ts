import { Injectable } from '@nestjs/common';
import type { Caller } from '../permissions/caller';
import type { SearchEntry } from './search-entry';

/** Documents of another collection whose fields are repeated in the entries: found by `by` in the source's own. */
export interface Repeated {
  readonly collection: string;
  readonly fields: readonly string[];
  readonly by: string;
}

/** What a feature lets be found, and by whom. */
export interface SearchSource<Document = unknown> {
  readonly collection: string;
  readonly repeats?: readonly Repeated[];
  /** What follows from each of these documents; none for what cannot be found. */
  entriesOf(documents: readonly Document[]): Promise<(readonly SearchEntry[])[]>;
  /** The audiences of these entries that the caller belongs to at this instant. */
  keysOf(caller: Caller): Promise<readonly string[]>;
}

/** Every feature that has something to be found, in the order in which they were named. */
@Injectable()
export class SearchSources {
  private readonly sources: SearchSource[] = [];

  register<Document>(source: SearchSource<Document>): void {
    this.sources.push(source as SearchSource);
  }

  all(): readonly SearchSource[] {
    return this.sources;
  }

  /** Rights, computed now: what no source gives is refused. */
  async keysOf(caller: Caller): Promise<string[]> {
    const keys = await Promise.all(this.sources.map((source) => source.keysOf(caller)));
    return [...new Set(keys.flat())];
  }
}
