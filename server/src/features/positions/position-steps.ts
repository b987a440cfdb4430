import { Injectable } from '@nestjs/common';
import type { PositionId } from '@passerelle/contracts/ids';
import type { PositionOpening, PositionPermission } from '@passerelle/contracts/positions';
import {
  obstacleTo,
  POSITION_STEPS,
  type PositionStep,
} from '@passerelle/rules/positions/position-lifecycle';
import { Clock } from '../../platform/clock/clock';
import { Refusal } from '../../platform/errors/refusal';
import { DomainEvents } from '../../platform/events/domain-events';
import type { Caller } from '../../platform/permissions/caller';
import { PositionAccess } from './position.access';
import { PositionChanged } from './position.events';
import { PositionRepository } from './position.repository';

type PlainStep = Exclude<PositionStep, 'adopt' | 'reject'>;

const PERMISSIONS: Record<PlainStep, PositionPermission> = {
  open: 'position:open',
  'close-to-amendments': 'position:close-to-amendments',
  'start-voting': 'position:start-voting',
  withdraw: 'position:withdraw',
};

/** The steps that the chair takes a text through. Adoption has a story of its own; rejection follows from a vote. */
@Injectable()
export class PositionSteps {
  constructor(
    private readonly positions: PositionRepository,
    private readonly access: PositionAccess,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  /** `opening` belongs to the step `open`: the revision that is opened, and until when. */
  async take(
    caller: Caller,
    id: PositionId,
    step: PlainStep,
    opening?: PositionOpening,
  ): Promise<void> {
    const { position } = await this.access.require(caller, PERMISSIONS[step], id);
    const at = this.clock.instant();
    const deadline = opening && new Date(opening.deadline).toISOString();
    const obstacle = obstacleTo(step, {
      ...{ status: position.status, text: position.text, now: at, undecided: 0 },
      ...{ openBallots: position.openBallotId ? 1 : 0 },
      ...(deadline && { deadline }),
    });
    if (obstacle) throw new Refusal(obstacle);
    if (opening && opening.revision !== position.revision) throw new Refusal('request/stale');
    const { from, to } = POSITION_STEPS[step];
    const after = await this.positions.turn(
      id,
      { statuses: from, ballot: 'none', revision: position.revision },
      { status: to, changedAt: at, ...(deadline && { deadline }) },
    );
    if (!after) throw new Refusal('request/stale');
    await this.events.publish(
      new PositionChanged(at, caller.personId, id, after.bodyId, after.revision, after.status),
    );
  }
}
