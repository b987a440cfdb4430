import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { BodyId } from '@passerelle/contracts/ids';
import type { Caller } from '../../platform/permissions/caller';
import type { SearchEntry } from '../../platform/search/search-entry';
import { SearchSources, type SearchSource } from '../../platform/search/search-sources';
import type { BodyRecord } from './body.schema';
import { BodyService } from './body.service';

const keyOf = (id: BodyId) => `body:${id}`;

@Injectable()
export class BodySearch implements SearchSource<BodyRecord>, OnModuleInit {
  readonly collection = 'bodies';

  constructor(
    private readonly sources: SearchSources,
    private readonly bodies: BodyService,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async entriesOf(bodies: readonly BodyRecord[]): Promise<SearchEntry[][]> {
    return bodies.map(({ _id, name, purpose }) => [
      {
        ...{ id: _id, kind: 'bodies' as const, audience: keyOf(_id), title: name, place: _id },
        text: [purpose.fr, purpose.en].filter((text) => text).join('\n'),
        target: { bodyId: _id },
      },
    ]);
  }

  async keysOf(caller: Caller): Promise<string[]> {
    return (await this.bodies.allowedAnywhere(caller, 'bodies:read')).map(keyOf);
  }
}
