import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { BodyId } from '@passerelle/contracts/ids';
import type { PositionText } from '@passerelle/contracts/position-text';
import type { PositionStatus } from '@passerelle/contracts/positions';
import { mayWithPositions } from '@passerelle/rules/positions/rights';
import type { Caller } from '../../platform/permissions/caller';
import type { SearchEntry } from '../../platform/search/search-entry';
import { SearchSources, type SearchSource } from '../../platform/search/search-sources';
import { BodyService } from '../bodies/body.service';
import type { PositionRecord } from './position.schema';

/** Reading a position depends on its body and on how far it has come. */
const STAGES = ['draft', 'open', 'adopted'] as const satisfies readonly PositionStatus[];
type Stage = (typeof STAGES)[number];

const stageOf = (status: PositionStatus): Stage =>
  status === 'draft' || status === 'adopted' ? status : 'open';
const keyOf = (stage: Stage, id: BodyId) => `positions:${stage}:${id}`;

function wordsOf({ recitals, articles }: PositionText): string {
  return [
    ...recitals.map(({ text }) => text),
    ...articles.flatMap(({ heading, paragraphs }) => [
      heading,
      ...paragraphs.map(({ text }) => text),
    ]),
  ].join('\n');
}

@Injectable()
export class PositionSearch implements SearchSource<PositionRecord>, OnModuleInit {
  readonly collection = 'positions';

  constructor(
    private readonly sources: SearchSources,
    private readonly bodies: BodyService,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  /** An adopted text does not say who wrote it: those who may not follow the debates do not learn it here either. */
  async entriesOf(positions: readonly PositionRecord[]): Promise<SearchEntry[][]> {
    return positions.map(
      ({ _id, bodyId, status, title, consolidated, createdBy, changedAt, adopted }) => [
        {
          ...{ id: _id, kind: 'positions' as const, audience: keyOf(stageOf(status), bodyId) },
          ...{ title: { fr: title }, text: wordsOf(consolidated), place: bodyId },
          ...(status !== 'adopted' && { by: createdBy }),
          at: adopted ? `${adopted.date}T00:00:00.000Z` : changedAt,
          target: { positionId: _id, bodyId },
        },
      ],
    );
  }

  async keysOf({ standing }: Caller): Promise<string[]> {
    const bodies = await this.bodies.all();
    return bodies.flatMap((body) =>
      STAGES.filter((stage) => mayWithPositions(standing, 'position:view', body, stage)).map(
        (stage) => keyOf(stage, body.id),
      ),
    );
  }
}
