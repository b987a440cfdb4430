import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ChangeFeed, isForgotten, type Feed } from '../database/change-feed';
import { SearchEngine } from './search-engine';
import { SearchIndex } from './search-index';
import { SearchSources } from './search-sources';

/** After a fault it begins again so much later, in milliseconds. */
const AGAIN = 1_000;

/**
 * Keeps the index where the database is. Whatever process writes, its changes come through the feed; where it was is
 * kept in the index itself, so a start after a kill goes on from there, and several servers each follow for themselves.
 */
@Injectable()
export class SearchFollower implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(SearchFollower.name);
  private readonly stopping = new AbortController();
  private feed: Feed | undefined;
  private working: Promise<void> = Promise.resolve();
  private whole = false;

  constructor(
    private readonly engine: SearchEngine,
    private readonly index: SearchIndex,
    private readonly changes: ChangeFeed,
    private readonly sources: SearchSources,
    private readonly host: HttpAdapterHost,
  ) {}

  /** False while the index is being built: not everything can be found. */
  get isWhole(): boolean {
    return this.whole;
  }

  /** Commands open the same application without serving it: they leave following to the server. */
  async onApplicationBootstrap(): Promise<void> {
    await this.engine.open();
    if (this.host.httpAdapter as unknown) this.working = this.follow();
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.stopping.signal.aborted) return;
    this.stopping.abort();
    await this.feed?.close().catch(() => undefined);
    await this.working;
    await this.engine.close();
  }

  private async follow(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        await this.followOnce();
      } catch (error) {
        if (signal.aborted) return;
        if (isForgotten(error)) await this.engine.remember('format', 'forgotten').catch(() => {});
        else this.logger.error(error);
      }
      await pause(AGAIN, undefined, { signal }).catch(() => undefined);
    }
  }

  private async followOnce(): Promise<void> {
    const kept = await this.index.cursor();
    this.whole = kept !== undefined;
    const token = kept ?? (await this.index.rebuild());
    this.whole = true;
    this.feed = this.changes.after(token, this.followed());
    if (this.stopping.signal.aborted) await this.feed.close();
    for (;;) {
      const changes = await this.feed.next();
      if (!changes) break;
      await this.index.apply(changes);
      await this.index.remember(changes.at(-1)!.token);
    }
    if (this.feed.fault) throw this.feed.fault;
  }

  private followed(): string[] {
    const own = this.sources.all().map(({ collection }) => collection);
    const repeated = this.sources.all().flatMap(({ repeats = [] }) => repeats);
    return [...new Set([...own, ...repeated.map(({ collection }) => collection)])];
  }
}
