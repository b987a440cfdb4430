import { Injectable } from '@nestjs/common';
import type {
  Amendment,
  AmendmentDraft,
  AmendmentRectification,
} from '@passerelle/contracts/amendments';
import type { AmendmentId, PositionId } from '@passerelle/contracts/ids';
import type { Instant } from '@passerelle/contracts/primitives';
import {
  amendmentAfter,
  anchorDraft,
  mayRectifyIn,
  obstacleToTabling,
} from '@passerelle/rules/positions/amendment-lifecycle';
import { Clock } from '../../platform/clock/clock';
import { isDuplicate } from '../../platform/database/create-once';
import { Transactions, type Transaction } from '../../platform/database/transactions';
import { Refusal } from '../../platform/errors/refusal';
import { DomainEvents } from '../../platform/events/domain-events';
import type { Caller } from '../../platform/permissions/caller';
import { AmendmentAccess } from './amendment.access';
import { AmendmentRepository, OPEN } from './amendment.repository';
import { AmendmentsChanged, AmendmentTabled } from './position.events';
import { PositionRepository, type StoredPosition } from './position.repository';

/** An author puts an amendment on the table, or corrects one that is there. */
@Injectable()
export class TableAmendment {
  constructor(
    private readonly amendments: AmendmentRepository,
    private readonly positions: PositionRepository,
    private readonly access: AmendmentAccess,
    private readonly transactions: Transactions,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  async table(caller: Caller, positionId: PositionId, draft: AmendmentDraft): Promise<Amendment> {
    await this.access.requireToSpeakFor(caller, positionId, draft.organisationId);
    const command = { positionId, draft, by: caller.personId };
    const already = await this.amendments.madeBy(draft.id, command);
    if (already) return already;
    const at = this.clock.instant();
    try {
      const tabled = await this.transactions.run(async (tx) => {
        const amendment = await this.rank(tx, caller, positionId, draft, at);
        await this.amendments.insert(amendment, command, tx);
        return amendment;
      });
      await this.events.publish(new AmendmentTabled(at, caller.personId, positionId, draft.id));
      return tabled;
    } catch (error) {
      if (!isDuplicate(error, '_id')) throw error;
      const first = await this.amendments.madeBy(draft.id, command);
      if (first) return first;
      throw error;
    }
  }

  /** The next number, and the change as it stands on the text of this instant. */
  private async rank(
    tx: Transaction,
    caller: Caller,
    positionId: PositionId,
    draft: AmendmentDraft,
    at: Instant,
  ): Promise<Amendment> {
    const position = await this.positions.turn(
      positionId,
      { statuses: ['open'], inTimeAt: at },
      { tabled: true },
      tx,
    );
    if (!position) return this.refuseTabling(positionId, at);
    const anchored = anchorDraft(position.text, draft.change);
    if (!anchored.ok) throw new Refusal(anchored.problem);
    return {
      ...{ id: draft.id, positionId, statement: draft.statement },
      number: { rank: position.amendmentCount, rectification: 0 },
      ...{ change: anchored.change, baseRevision: position.revision },
      ...{ organisationIds: [draft.organisationId], personId: caller.personId },
      ...{ state: 'tabled', tabledAt: at },
    };
  }

  private async refuseTabling(id: PositionId, now: Instant): Promise<never> {
    const position = await this.positions.one(id);
    if (!position) throw new Refusal('request/not-found');
    const { status, deadline } = position;
    const obstacle = obstacleToTabling({ status, now, ...(deadline && { deadline }) });
    throw new Refusal(obstacle ?? 'request/stale');
  }

  /** The author's city corrects or rebases. What was said before is kept; an opinion on it no longer counts. */
  async rectify(
    caller: Caller,
    id: AmendmentId,
    rectification: AmendmentRectification,
  ): Promise<Amendment> {
    const { amendment } = await this.access.requireAuthor(caller, id);
    const at = this.clock.instant();
    const after = await this.transactions.run(async (tx) => {
      const position = await this.positions.turn(
        amendment.positionId,
        { statuses: ['open', 'closed-to-amendments'] },
        {},
        tx,
      );
      if (!position) throw await this.notRectifiable(amendment.positionId);
      return this.correct(tx, caller, position, id, rectification, at);
    });
    await this.events.publish(
      new AmendmentsChanged(at, caller.personId, amendment.positionId, [id]),
    );
    return after;
  }

  private async correct(
    tx: Transaction,
    caller: Caller,
    position: StoredPosition,
    id: AmendmentId,
    { rectification, change, statement }: AmendmentRectification,
    at: Instant,
  ): Promise<Amendment> {
    const former = await this.amendments.one(id, tx);
    const next = former && amendmentAfter(former.state, 'rectify');
    if (!next) throw new Refusal('amendment/wrong-state');
    const anchored = anchorDraft(position.text, change);
    if (!anchored.ok) throw new Refusal(anchored.problem);
    const { baseRevision } = former;
    const said = { rectification, change: former.change, baseRevision };
    const written = await this.amendments.update(
      id,
      { states: OPEN, rectification },
      {
        $set: {
          ...{ change: anchored.change, statement, state: next.state },
          baseRevision: position.revision,
        },
        $unset: { opinion: 1, rebaseReason: 1 },
        $inc: { rectification: 1 },
        $push: {
          former: {
            ...{ ...said, statement: former.statement },
            ...{ rectifiedBy: caller.personId, rectifiedAt: at },
          },
        },
      },
      tx,
    );
    if (!written) throw new Refusal('request/stale');
    return written;
  }

  private async notRectifiable(id: PositionId): Promise<Refusal> {
    const position = await this.positions.one(id);
    const open = position && mayRectifyIn(position.status);
    return new Refusal(open ? 'request/stale' : 'amendment/not-open');
  }
}
