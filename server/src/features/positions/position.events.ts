import type { Settled } from '@passerelle/rules/positions/fallout';
import type { AmendmentId, BodyId, PersonId, PositionId } from '@passerelle/contracts/ids';
import type { AdoptionNumber, PositionStatus } from '@passerelle/contracts/positions';
import type { Instant } from '@passerelle/contracts/primitives';
import { DomainEvent } from '../../platform/events/domain-events';

/** A position was begun, saved, or took a step. */
export class PositionChanged extends DomainEvent {
  constructor(
    readonly at: Instant,
    readonly by: PersonId,
    readonly positionId: PositionId,
    readonly bodyId: BodyId,
    readonly revision: number,
    readonly status: PositionStatus,
  ) {
    super();
  }
}

/** Somebody tabled an amendment. */
export class AmendmentTabled extends DomainEvent {
  constructor(
    readonly at: Instant,
    readonly by: PersonId,
    readonly positionId: PositionId,
    readonly amendmentId: AmendmentId,
  ) {
    super();
  }
}

/** An amendment was corrected, co-signed, given an opinion, moved by the base under it, put to the vote, or decided. */
export class AmendmentsChanged extends DomainEvent {
  constructor(
    readonly at: Instant,
    readonly by: PersonId,
    readonly positionId: PositionId,
    readonly amendmentIds: readonly AmendmentId[],
  ) {
    super();
  }
}

/** A closed vote has settled amendments. */
export class AmendmentsSettled extends DomainEvent {
  constructor(
    readonly at: Instant,
    readonly by: PersonId,
    readonly positionId: PositionId,
    readonly settled: readonly Settled[],
  ) {
    super();
  }
}

/** A position was adopted, numbered and published. */
export class PositionAdopted extends DomainEvent {
  constructor(
    readonly at: Instant,
    readonly by: PersonId,
    readonly positionId: PositionId,
    readonly bodyId: BodyId,
    readonly number: AdoptionNumber,
    readonly sha256: string,
  ) {
    super();
  }
}
