import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Caller } from '../../platform/permissions/caller';
import type { SearchEntry } from '../../platform/search/search-entry';
import { SearchSources, type SearchSource } from '../../platform/search/search-sources';
import type { EventRecord } from './event.schema';
import { EventService } from './event.service';

@Injectable()
export class EventSearch implements SearchSource<EventRecord>, OnModuleInit {
  readonly collection = 'events';

  constructor(
    private readonly sources: SearchSources,
    private readonly events: EventService,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async entriesOf(events: readonly EventRecord[]): Promise<SearchEntry[][]> {
    return events.map(({ _id, name, summary, place, days }) => [
      {
        ...{ id: _id, kind: 'events' as const, audience: `event:${_id}` },
        ...{ title: name, place: _id, at: days[0]?.from },
        text: [summary?.fr, summary?.en, ...Object.values(place)]
          .filter((line) => typeof line === 'string')
          .join('\n'),
        target: { eventId: _id },
      },
    ]);
  }

  async keysOf(caller: Caller): Promise<string[]> {
    return (await this.events.list(caller)).map(({ id }) => `event:${id}`);
  }
}
