import { Injectable } from '@nestjs/common';
import type { PositionId } from '@passerelle/contracts/ids';
import type { AdoptionRequest } from '@passerelle/contracts/positions';
import type { Instant } from '@passerelle/contracts/primitives';
import { isAdoptionDay } from '@passerelle/rules/positions/adoption-day';
import { adoptionNumber } from '@passerelle/rules/positions/numbering';
import { obstacleTo } from '@passerelle/rules/positions/position-lifecycle';
import { Clock } from '../../platform/clock/clock';
import { isDuplicate } from '../../platform/database/create-once';
import { Transactions, type Transaction } from '../../platform/database/transactions';
import { Refusal } from '../../platform/errors/refusal';
import { DomainEvents } from '../../platform/events/domain-events';
import type { Caller } from '../../platform/permissions/caller';
import { AdoptionRepository, type Published } from './adoption.repository';
import { AmendmentRepository } from './amendment.repository';
import { PositionAccess } from './position.access';
import { PositionAdopted, PositionChanged } from './position.events';
import { PositionRepository, type StoredPosition } from './position.repository';
import { fingerprintOf } from './position-shapes';

/** Adoption: the text that the vote carried gets its number, its day and its fingerprint, and is never written to again. */
@Injectable()
export class AdoptPosition {
  constructor(
    private readonly positions: PositionRepository,
    private readonly amendments: AmendmentRepository,
    private readonly adoptions: AdoptionRepository,
    private readonly access: PositionAccess,
    private readonly transactions: Transactions,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  async adopt(caller: Caller, id: PositionId, { date }: AdoptionRequest): Promise<void> {
    const { position } = await this.access.require(caller, 'position:adopt', id);
    if (position.adopted?.date === date) return;
    const at = this.clock.instant();
    await this.judge(position, date, at);
    const published = await this.numbered((tx) => this.write(tx, id, date, at));
    const { bodyId, revision } = position;
    const { number, sha256 } = published;
    await this.events.publish(
      new PositionChanged(at, caller.personId, id, bodyId, revision, 'adopted'),
      new PositionAdopted(at, caller.personId, id, bodyId, number, sha256),
    );
  }

  private async judge(position: StoredPosition, date: string, now: Instant): Promise<void> {
    const { whole, status, text, openBallotId } = position;
    const undecided = await this.amendments.undecided(position.id);
    const obstacle = obstacleTo('adopt', {
      ...{ status, text, now, undecided, openBallots: openBallotId ? 1 : 0 },
      ...(whole && { whole: whole.result }),
    });
    if (obstacle) throw new Refusal(obstacle, { count: undecided });
    if (whole && !isAdoptionDay(date, whole.at, now))
      throw new Refusal('position/day-out-of-range');
  }

  /** Two texts adopted at once reach for the same number: the loser takes the next one. */
  private async numbered(write: (tx: Transaction) => Promise<Published>): Promise<Published> {
    for (;;) {
      try {
        return await this.transactions.run(write);
      } catch (error) {
        if (!isDuplicate(error, '_id') && !isDuplicate(error, 'nth')) throw error;
      }
    }
  }

  private async write(
    tx: Transaction,
    id: PositionId,
    date: string,
    at: Instant,
  ): Promise<Published> {
    const year = Number(date.slice(0, 4));
    const nth = (await this.adoptions.lastOf(year, tx)) + 1;
    const number = adoptionNumber(year, nth);
    const position = await this.positions.turn(
      id,
      { statuses: ['voting'], ballot: 'none', whole: 'carried' },
      { status: 'adopted', adopted: { number, date }, changedAt: at },
      tx,
    );
    if (!position?.whole || (await this.amendments.undecided(id, tx)) > 0)
      throw new Refusal('request/stale');
    const { bodyId, kind, title, language, themes, sdgs, consolidated: text } = position;
    const published: Published = {
      ...{ number, year, nth, positionId: id, date, ballotId: position.whole.ballotId },
      ...{ bodyId, kind, title, language, themes, sdgs, text },
      sha256: fingerprintOf({ kind, language, title, text }),
    };
    await this.adoptions.insert(published, tx);
    return published;
  }
}
