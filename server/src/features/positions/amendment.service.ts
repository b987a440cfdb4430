import { Injectable } from '@nestjs/common';
import type {
  Amendment,
  AmendmentList,
  AmendmentSettlement,
  CoSignature,
  OpinionGiven,
} from '@passerelle/contracts/amendments';
import type { AmendmentId, BodyId, OrganisationId, PositionId } from '@passerelle/contracts/ids';
import type { PositionStatus } from '@passerelle/contracts/positions';
import {
  AMENDMENT_STEPS,
  type AmendmentStep,
} from '@passerelle/rules/positions/amendment-lifecycle';
import { clashesOf } from '@passerelle/rules/positions/clashes';
import { orderOfVote } from '@passerelle/rules/positions/order-of-vote';
import { Clock } from '../../platform/clock/clock';
import { Transactions } from '../../platform/database/transactions';
import { Refusal } from '../../platform/errors/refusal';
import { DomainEvents } from '../../platform/events/domain-events';
import type { Caller } from '../../platform/permissions/caller';
import { AmendmentAccess } from './amendment.access';
import { AmendmentRepository, OPEN, type AmendmentChanges } from './amendment.repository';
import { AmendmentViews } from './amendment-views';
import { PositionAccess } from './position.access';
import { AmendmentsChanged } from './position.events';
import { PositionRepository } from './position.repository';

/** While these last, an amendment may still be withdrawn, settled, or given an opinion. */
const IN_DEBATE: readonly PositionStatus[] = ['open', 'closed-to-amendments', 'voting'];
const BEFORE_VOTING: readonly PositionStatus[] = ['open', 'closed-to-amendments'];

const SETTLED_BY: Record<AmendmentSettlement['outcome'], AmendmentStep> = {
  void: 'make-void',
  unsupported: 'find-unsupported',
  moot: 'find-moot',
};

/** What others are told of the amendments of a text. */
export interface TabledIn {
  readonly title: string;
  readonly bodyId: BodyId;
  readonly tablers: ReadonlyMap<AmendmentId, readonly OrganisationId[]>;
}

@Injectable()
export class AmendmentService {
  constructor(
    private readonly amendments: AmendmentRepository,
    private readonly positions: PositionRepository,
    private readonly access: AmendmentAccess,
    private readonly positionAccess: PositionAccess,
    private readonly views: AmendmentViews,
    private readonly transactions: Transactions,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  /** All amendments of a position in the order of the vote, and how those that are open meet. */
  async list(caller: Caller | undefined, positionId: PositionId): Promise<AmendmentList> {
    const { position } = await this.positionAccess.requireDebates(caller, positionId);
    const amendments = await this.amendments.of(positionId);
    const order = orderOfVote(position.text, amendments).flat();
    const views = new Map((await this.views.of(amendments)).map((view) => [view.id, view]));
    const open = amendments.filter((amendment) => amendment.state !== 'decided');
    return {
      revision: position.revision,
      amendments: order.flatMap((id) => views.get(id) ?? []),
      clashes: clashesOf(position.text, open),
    };
  }

  /** For other features, after their own access check: a text, and who tabled which of its amendments. */
  async tabled(id: PositionId): Promise<TabledIn | undefined> {
    const [position, amendments] = await Promise.all([
      this.positions.one(id),
      this.amendments.of(id),
    ]);
    const tablers = amendments.map((one) => [one.id, one.organisationIds] as const);
    return position && { ...position, tablers: new Map(tablers) };
  }

  /** The rapporteur's opinion; a new one takes the place of the old until the vote. */
  async giveOpinion(
    caller: Caller,
    id: AmendmentId,
    { opinion }: OpinionGiven,
  ): Promise<Amendment> {
    const { amendment } = await this.access.require(caller, 'amendment:give-opinion', id);
    return this.change(caller, amendment, IN_DEBATE, { $set: { opinion } });
  }

  /** A further city signs. */
  async coSign(
    caller: Caller,
    id: AmendmentId,
    { organisationId }: CoSignature,
  ): Promise<Amendment> {
    const { amendment } = await this.access.require(caller, 'amendment:table', id);
    await this.access.requireToSpeakFor(caller, amendment.positionId, organisationId);
    return this.change(caller, amendment, BEFORE_VOTING, {
      $addToSet: { organisationIds: organisationId },
    });
  }

  async withdraw(caller: Caller, id: AmendmentId): Promise<Amendment> {
    const { amendment } = await this.access.requireAuthor(caller, id);
    return this.decide(caller, amendment, 'withdraw');
  }

  /** The chair declares what needs no vote. */
  async settle(
    caller: Caller,
    id: AmendmentId,
    { outcome }: AmendmentSettlement,
  ): Promise<Amendment> {
    const { amendment } = await this.access.require(caller, 'amendment:settle', id);
    return this.decide(caller, amendment, SETTLED_BY[outcome]);
  }

  private decide(caller: Caller, amendment: Amendment, step: AmendmentStep): Promise<Amendment> {
    const { to: state, outcome } = AMENDMENT_STEPS[step];
    if (amendment.state === state && amendment.outcome === outcome)
      return Promise.resolve(amendment);
    const decidedAt = this.clock.instant();
    return this.change(caller, amendment, IN_DEBATE, {
      $set: { state, decidedAt, ...(outcome && { outcome }) },
      $unset: { rebaseReason: 1 },
    });
  }

  /** One change of an open amendment, while its position is in one of these steps. */
  private async change(
    caller: Caller,
    { id, positionId }: Amendment,
    statuses: readonly PositionStatus[],
    changes: AmendmentChanges,
  ): Promise<Amendment> {
    const after = await this.transactions.run(async (tx) => {
      if (!(await this.positions.turn(positionId, { statuses }, {}, tx)))
        throw new Refusal('amendment/wrong-state');
      const written = await this.amendments.update(id, { states: OPEN }, changes, tx);
      if (!written) throw new Refusal('amendment/wrong-state');
      return written;
    });
    const at = this.clock.instant();
    await this.events.publish(new AmendmentsChanged(at, caller.personId, positionId, [id]));
    return after;
  }
}
