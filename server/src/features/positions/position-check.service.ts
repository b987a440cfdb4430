import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import type { PositionId } from '@passerelle/contracts/ids';
import { consolidate } from '@passerelle/rules/positions/consolidate';
import { AdoptionRepository } from './adoption.repository';
import { AmendmentRepository } from './amendment.repository';
import { PositionListRepository } from './position-list.repository';
import { PositionRepository, type StoredPosition } from './position.repository';
import { fingerprintOf } from './position-shapes';
import { VoteLogRepository } from './vote-log.repository';

/** Something in the records of positions that does not follow from the rest. */
export type PositionFault =
  /** Base text and vote log do not give the text that is shown. */
  | { kind: 'text'; positionId: PositionId }
  /** The published text is not the one that was voted, or its fingerprint is another. */
  | { kind: 'fingerprint'; positionId: PositionId }
  /** An adopted position without a published text, or the reverse. */
  | { kind: 'adoption'; positionId: PositionId }
  /** A number of amendment that is missing or stands twice. */
  | { kind: 'ranks'; positionId: PositionId }
  /** A line of the vote log whose amendment was not adopted, or an adopted one without a line. */
  | { kind: 'log'; positionId: PositionId }
  /** A number of a year's published texts that is missing. */
  | { kind: 'numbers'; year: number };

/** Computes again what was stored: for `doctor`, and for whoever does not want to believe. */
@Injectable()
export class PositionCheckService {
  constructor(
    private readonly positions: PositionRepository,
    private readonly lists: PositionListRepository,
    private readonly amendments: AmendmentRepository,
    private readonly adoptions: AdoptionRepository,
    private readonly log: VoteLogRepository,
  ) {}

  /** Every fault in every position; empty when all is whole. */
  async faults(): Promise<PositionFault[]> {
    const faults: PositionFault[] = [];
    for (const id of await this.lists.all()) faults.push(...(await this.faultsOf(id)));
    for (const { year, count, last } of await this.adoptions.years())
      if (count !== last) faults.push({ kind: 'numbers', year });
    return faults;
  }

  async faultsOf(positionId: PositionId): Promise<PositionFault[]> {
    const position = await this.positions.one(positionId);
    if (!position) return [{ kind: 'adoption', positionId }];
    const [log, amendments] = await Promise.all([
      this.log.of(positionId),
      this.amendments.of(positionId),
    ]);
    const text = consolidate(position.text, log).text;
    const adopted = amendments.filter((one) => one.outcome === 'adopted').map((one) => one.id);
    const logged = log.map((line) => line.amendmentId);
    const ranks = amendments.map((one) => one.number.rank);
    const broken: [PositionFault['kind'], boolean][] = [
      ['text', !isDeepStrictEqual(text, position.consolidated)],
      ['log', !isDeepStrictEqual([...adopted].sort(), [...logged].sort())],
      ['log', log.some((line, index) => line.sequence !== index + 1)],
      ['ranks', ranks.some((rank, index) => rank !== index + 1)],
      ['ranks', ranks.length !== position.amendmentCount],
    ];
    const kinds = new Set(broken.filter(([, is]) => is).map(([kind]) => kind));
    for (const kind of await this.adoptionFaults(position, text)) kinds.add(kind);
    return [...kinds].map((kind) => ({ kind, positionId }) as PositionFault);
  }

  private async adoptionFaults(
    position: StoredPosition,
    text: StoredPosition['text'],
  ): Promise<('adoption' | 'fingerprint')[]> {
    const published = await this.adoptions.of(position.id);
    const adopted = position.status === 'adopted';
    if (adopted !== !!published || position.adopted?.number !== published?.number)
      return ['adoption'];
    if (!published) return [];
    const { kind, language, title } = position;
    const sha256 = fingerprintOf({ kind, language, title, text });
    const same = isDeepStrictEqual(published.text, text);
    return same && sha256 === published.sha256 ? [] : ['fingerprint'];
  }
}
