import type { CheckInId, EventId, PersonId, RegistrationId } from '@passerelle/contracts/ids';
import type { Instant } from '@passerelle/contracts/primitives';
import { DomainEvent } from '../../platform/events/domain-events';

/** Somebody came in. */
export class PersonAdmitted extends DomainEvent {
  constructor(
    readonly at: Instant,
    readonly by: PersonId,
    readonly eventId: EventId,
    readonly registrationId: RegistrationId,
    readonly checkInId: CheckInId,
    readonly gate: string,
  ) {
    super();
  }
}

/** An entry was taken back: it had been a mistake. */
export class AdmissionUndone extends DomainEvent {
  constructor(
    readonly at: Instant,
    readonly by: PersonId,
    readonly eventId: EventId,
    readonly registrationId: RegistrationId,
    readonly checkInId: CheckInId,
  ) {
    super();
  }
}
