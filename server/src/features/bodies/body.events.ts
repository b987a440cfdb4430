import type {
  BodyId,
  MandateId,
  OrganisationId,
  SeatId,
  SeatRequestId,
  SuccessionId,
} from '@passerelle/contracts/ids';
import type { Instant } from '@passerelle/contracts/primitives';
import type { SeatRequestState } from '@passerelle/contracts/seat-requests';
import { DomainEvent } from '../../platform/events/domain-events';

/** Somebody left an organisation, somebody came, and the organisation's seats moved with them. */
export class OfficeHandedOver extends DomainEvent {
  constructor(
    readonly at: Instant,
    readonly by: string,
    readonly successionId: SuccessionId,
    readonly organisationId: OrganisationId,
    readonly mandateId: MandateId,
    readonly seatIds: readonly SeatId[],
  ) {
    super();
  }
}

/** A succession was taken back at once: everything is as it was. */
export class HandOverUndone extends DomainEvent {
  constructor(
    readonly at: Instant,
    readonly by: string,
    readonly successionId: SuccessionId,
  ) {
    super();
  }
}

/** A city asked for a seat in a body, or was invited to take one. */
export class SeatRequested extends DomainEvent {
  constructor(
    readonly at: Instant,
    readonly by: string,
    readonly seatRequestId: SeatRequestId,
    readonly bodyId: BodyId,
  ) {
    super();
  }
}

/** A request for a seat was accepted, refused or withdrawn. */
export class SeatRequestSettled extends DomainEvent {
  constructor(
    readonly at: Instant,
    readonly by: string,
    readonly seatRequestId: SeatRequestId,
    readonly state: SeatRequestState,
  ) {
    super();
  }
}
