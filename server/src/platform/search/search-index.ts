import { Injectable } from '@nestjs/common';
import { ChangeFeed, type Change } from '../database/change-feed';
import { SearchEngine } from './search-engine';
import { INDEX_FORMAT, type OwnedEntries } from './search-entry';
import { SearchSources, type SearchSource } from './search-sources';

/** Documents in one transaction of the index. */
const BATCH = 100;

type Document = { _id: string };
export type Progress = (done: { collection: string; documents: number; of: number }) => void;

/** Puts what follows from stored documents into the engine: of those that have changed, or of all. */
@Injectable()
export class SearchIndex {
  constructor(
    private readonly engine: SearchEngine,
    private readonly sources: SearchSources,
    private readonly feed: ChangeFeed,
  ) {}

  /** Where to go on; undefined when the index has to be built first. */
  async cursor(): Promise<string | undefined> {
    const format = await this.engine.recall('format');
    return format === INDEX_FORMAT ? this.engine.recall('cursor') : undefined;
  }

  remember(token: string): Promise<void> {
    return this.engine.remember('cursor', token);
  }

  /**
   * Goes through everything that is stored. People go on searching and writing meanwhile: nothing is taken away
   * before what replaces it is there, and changes from the returned moment on are followed afterwards.
   */
  async rebuild(progress: Progress = () => undefined): Promise<string> {
    const start = await this.feed.now();
    const before = await this.engine.stamp();
    for (const source of this.sources.all()) await this.rebuildOne(source, progress);
    await this.engine.sweep(before);
    await this.engine.remember('format', INDEX_FORMAT);
    await this.remember(start);
    return start;
  }

  /** Idempotent: documents are read as they are now, whatever the changes said. */
  async apply(changes: readonly Change[]): Promise<void> {
    for (const source of this.sources.all()) {
      const ids = await this.touched(source, changes);
      for (let at = 0; at < ids.length; at += BATCH)
        await this.refresh(source, ids.slice(at, at + BATCH));
    }
  }

  private async touched(source: SearchSource, changes: readonly Change[]): Promise<string[]> {
    const own = changes.filter(({ collection }) => collection === source.collection);
    const ids = new Set(own.map(({ id }) => id));
    for (const { collection, fields, by } of source.repeats ?? []) {
      const others = changes
        .filter((change) => change.collection === collection && change.fields)
        .filter((change) => change.fields?.some((field) => fields.includes(field)))
        .map(({ id }) => id);
      if (others.length > 0)
        for (const id of await this.feed.holding(source.collection, by, others)) ids.add(id);
    }
    return [...ids];
  }

  private async rebuildOne(source: SearchSource, progress: Progress): Promise<void> {
    const { collection } = source;
    const of = await this.feed.count(collection);
    let documents = 0;
    for (let last = ''; ;) {
      const stamp = await this.engine.stamp();
      const page = await this.feed.page<Document>(collection, last, BATCH);
      if (page.length === 0) break;
      await this.engine.put(await this.owned(source, page), stamp);
      documents += page.length;
      last = page.at(-1)!._id;
      progress({ collection, documents, of: Math.max(of, documents) });
    }
  }

  private async refresh(source: SearchSource, ids: readonly string[]): Promise<void> {
    const stamp = await this.engine.stamp();
    const found = await this.feed.read<Document>(source.collection, ids);
    const there = new Set(found.map(({ _id }) => _id));
    const gone = ids.filter((id) => !there.has(id));
    await this.engine.put(
      [
        ...(await this.owned(source, found)),
        ...gone.map((id) => ({ owner: `${source.collection}/${id}`, entries: [] })),
      ],
      stamp,
    );
  }

  private async owned(
    source: SearchSource,
    documents: readonly Document[],
  ): Promise<OwnedEntries[]> {
    const entries = await source.entriesOf(documents);
    return documents.map(({ _id }, index) => ({
      owner: `${source.collection}/${_id}`,
      entries: entries[index] ?? [],
    }));
  }
}
