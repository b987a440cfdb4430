import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { SearchEntry } from '../../platform/search/search-entry';
import { SearchSources, type SearchSource } from '../../platform/search/search-sources';
import type { OrganisationRecord } from './organisation.schema';

const KEY = 'organisations';

/** The directory of organisations is open to everybody. */
@Injectable()
export class OrganisationSearch implements SearchSource<OrganisationRecord>, OnModuleInit {
  readonly collection = 'organisations';

  constructor(private readonly sources: SearchSources) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async entriesOf(organisations: readonly OrganisationRecord[]): Promise<SearchEntry[][]> {
    return organisations.map(({ _id, name, localName, presentation }) => [
      {
        ...{ id: _id, kind: 'organisations' as const, audience: KEY },
        title: { fr: localName && localName !== name ? `${name} (${localName})` : name },
        text: [presentation?.fr, presentation?.en].filter((text) => text).join('\n'),
        target: { organisationId: _id },
      },
    ]);
  }

  async keysOf(): Promise<string[]> {
    return [KEY];
  }
}
