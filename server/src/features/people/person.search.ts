import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Caller } from '../../platform/permissions/caller';
import type { SearchEntry } from '../../platform/search/search-entry';
import { SearchSources, type SearchSource } from '../../platform/search/search-sources';
import type { PersonRecord } from './person.schema';

const KEY = 'people';

/** The directory of people is for members. */
@Injectable()
export class PersonSearch implements SearchSource<PersonRecord>, OnModuleInit {
  readonly collection = 'people';

  constructor(private readonly sources: SearchSources) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async entriesOf(people: readonly PersonRecord[]): Promise<SearchEntry[][]> {
    return people.map(({ _id, givenName, familyName, biography }) => [
      {
        ...{ id: _id, kind: 'people' as const, audience: KEY, target: { personId: _id } },
        ...{ title: { fr: `${givenName} ${familyName}` }, by: _id },
        text: [biography?.fr, biography?.en].filter((text) => text).join('\n'),
      },
    ]);
  }

  async keysOf({ standing }: Caller): Promise<string[]> {
    return standing.member || standing.administrator ? [KEY] : [];
  }
}
