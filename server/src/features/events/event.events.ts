import type { EventId, PersonId, SessionId } from '@passerelle/contracts/ids';
import type { Instant } from '@passerelle/contracts/primitives';
import { DomainEvent } from '../../platform/events/domain-events';

/** The secretariat began to prepare an event. */
export class EventPrepared extends DomainEvent {
  constructor(
    readonly at: Instant,
    readonly by: PersonId | undefined,
    readonly eventId: EventId,
  ) {
    super();
  }
}

/** An event was opened to those whom it is for. */
export class EventPublished extends DomainEvent {
  constructor(
    readonly at: Instant,
    readonly by: PersonId | undefined,
    readonly eventId: EventId,
    readonly revision: number,
  ) {
    super();
  }
}

/** Sessions of an event were added, changed or cancelled. */
export class ProgrammeRevised extends DomainEvent {
  constructor(
    readonly at: Instant,
    readonly by: PersonId | undefined,
    readonly eventId: EventId,
    readonly revision: number,
    readonly sessionIds: readonly SessionId[],
  ) {
    super();
  }
}
