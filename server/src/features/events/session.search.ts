import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { SearchEntry } from '../../platform/search/search-entry';
import { SearchSources, type SearchSource } from '../../platform/search/search-sources';
import type { SessionRecord } from './session.schema';

/** Sessions are as open as their event; a cancelled one is not found. */
@Injectable()
export class SessionSearch implements SearchSource<SessionRecord>, OnModuleInit {
  readonly collection = 'sessions';

  constructor(private readonly sources: SearchSources) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async entriesOf(sessions: readonly SessionRecord[]): Promise<SearchEntry[][]> {
    return sessions.map((session) => {
      if (session.cancelled) return [];
      const { _id, eventId, title, subtitle, abstract, description, start } = session;
      const texts = [subtitle, abstract, description].flatMap((text) => [text?.fr, text?.en]);
      return [
        {
          ...{ id: _id, kind: 'events' as const, audience: `event:${eventId}`, title },
          text: texts.filter((text) => text).join('\n'),
          ...{ place: eventId, at: start, target: { eventId, sessionId: _id } },
        },
      ];
    });
  }

  /** Those of the events. */
  async keysOf(): Promise<string[]> {
    return [];
  }
}
