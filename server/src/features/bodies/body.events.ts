import type { MandateId, OrganisationId, SeatId, SuccessionId } from '@passerelle/contracts/ids';
import type { Instant } from '@passerelle/contracts/primitives';
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
