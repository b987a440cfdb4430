import { Injectable } from '@nestjs/common';
import type { Amendment } from '@passerelle/contracts/amendments';
import type { BallotResult } from '@passerelle/contracts/ballots';
import type { AmendmentId, BallotId } from '@passerelle/contracts/ids';
import type { AdoptionNumber, Position } from '@passerelle/contracts/positions';
import { consolidate } from '@passerelle/rules/positions/consolidate';
import { AdoptionRepository, type Published } from './adoption.repository';
import { AmendmentRepository } from './amendment.repository';
import { PositionRepository, type StoredPosition } from './position.repository';
import { fingerprintOf } from './position-shapes';
import { VoteLogRepository, type LogLine } from './vote-log.repository';

/** A position with its past. Everything that follows from the rest is computed, so that the records agree. */
export interface ArchivedPosition {
  readonly position: Omit<Position, 'adoption' | 'createdBy'> & {
    createdBy: NonNullable<Position['createdBy']>;
  };
  /** Ranks 1, 2, 3 … */
  readonly amendments: readonly Amendment[];
  /** Adopted ones in the order of adoption; each names its ballot. */
  readonly log: readonly AmendmentId[];
  readonly openBallotId?: BallotId;
  readonly whole?: { ballotId: BallotId; result: BallotResult; at: string };
  readonly adopted?: { number: AdoptionNumber; date: string };
}

/** Puts positions with a past straight into the collections: for a new network or an import. */
@Injectable()
export class PositionArchiveService {
  constructor(
    private readonly positions: PositionRepository,
    private readonly amendments: AmendmentRepository,
    private readonly log: VoteLogRepository,
    private readonly adoptions: AdoptionRepository,
  ) {}

  async add(archived: readonly ArchivedPosition[]): Promise<void> {
    const records = archived.map(recordsOf);
    await this.positions.add(records.map((one) => one.stored));
    await this.amendments.add(archived.flatMap((one) => one.amendments));
    await this.log.append(records.flatMap((one) => one.log));
    await this.adoptions.add(records.flatMap((one) => one.published ?? []));
  }
}

function recordsOf(archived: ArchivedPosition): {
  stored: StoredPosition;
  log: LogLine[];
  published?: Published;
} {
  const { position, amendments, openBallotId, whole, adopted } = archived;
  const log = archived.log
    .flatMap((id) => amendments.filter((one) => one.id === id))
    .map(({ id, change, ballotId, decidedAt }, index) => ({
      ...{ amendmentId: id, positionId: position.id, sequence: index + 1, change },
      ...{ ballotId: ballotId as BallotId, at: decidedAt ?? position.changedAt },
    }));
  const consolidated = consolidate(position.text, log).text;
  const stored: StoredPosition = {
    ...{ ...position, consolidated, amendmentCount: amendments.length },
    ...{ savedBy: position.createdBy, savedAt: position.createdAt },
    ...(openBallotId && { openBallotId }),
    ...(whole && { whole }),
    ...(adopted && { adopted }),
  };
  const published = publishedOf(stored);
  return { stored, log, ...(published && { published }) };
}

function publishedOf(stored: StoredPosition): Published | undefined {
  const { id, bodyId, kind, title, language, themes, sdgs, adopted, whole } = stored;
  if (!adopted || !whole) return undefined;
  const { number, date } = adopted;
  const [year, nth] = number.split('-').map(Number) as [number, number];
  const text = stored.consolidated;
  return {
    ...{ number, year, nth, positionId: id, date, ballotId: whole.ballotId },
    ...{ bodyId, kind, title, language, themes, sdgs, text },
    sha256: fingerprintOf({ kind, language, title, text }),
  };
}
