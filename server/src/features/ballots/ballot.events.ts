import type { BallotResult, Turnout } from '@passerelle/contracts/ballots';
import type { BallotId, BodyId, PersonId, PositionId, SeatId } from '@passerelle/contracts/ids';
import type { Instant } from '@passerelle/contracts/primitives';
import { DomainEvent } from '../../platform/events/domain-events';

/** Voting on an amendment or on a whole text has begun. */
export class BallotOpened extends DomainEvent {
  constructor(
    readonly at: Instant,
    readonly by: PersonId,
    readonly positionId: PositionId,
    readonly bodyId: BodyId,
    readonly ballotId: BallotId,
  ) {
    super();
  }
}

/** A seat has voted. What it voted is in the ballot, not here: nobody reads it before the close. */
export class VoteTaken extends DomainEvent {
  constructor(
    readonly at: Instant,
    readonly by: PersonId,
    readonly positionId: PositionId,
    readonly ballotId: BallotId,
    readonly seatId: SeatId,
    readonly turnout: Turnout,
  ) {
    super();
  }
}

/** A ballot was closed and counted. */
export class BallotClosedAndCounted extends DomainEvent {
  constructor(
    readonly at: Instant,
    readonly by: PersonId,
    readonly positionId: PositionId,
    readonly bodyId: BodyId,
    readonly ballotId: BallotId,
    readonly result: BallotResult,
  ) {
    super();
  }
}
