import type {
  EventId,
  PersonId,
  RegistrationId,
  SessionId,
  SignUpId,
} from '@passerelle/contracts/ids';
import type { Instant } from '@passerelle/contracts/primitives';
import { DomainEvent } from '../../platform/events/domain-events';

/** People got a place at an event, alone or as a delegation. */
export class PeopleRegistered extends DomainEvent {
  constructor(
    readonly at: Instant,
    readonly by: PersonId,
    readonly eventId: EventId,
    readonly registrationIds: readonly RegistrationId[],
  ) {
    super();
  }
}

/** A registration was cancelled, and every sign-up that hung on it. */
export class RegistrationCancelled extends DomainEvent {
  constructor(
    readonly at: Instant,
    readonly by: PersonId,
    readonly eventId: EventId,
    readonly registrationId: RegistrationId,
  ) {
    super();
  }
}

/** Who a registration is for, or its role, was changed; or its ticket was replaced by a new one. */
export class RegistrationChanged extends DomainEvent {
  constructor(
    readonly at: Instant,
    readonly by: PersonId,
    readonly eventId: EventId,
    readonly registrationId: RegistrationId,
    readonly what: 'organisation' | 'role' | 'ticket',
  ) {
    super();
  }
}

/** What happened to one sign-up. */
export interface SignUpMove {
  readonly signUpId: SignUpId;
  readonly registrationId: RegistrationId;
  readonly personId?: PersonId | undefined;
  readonly became: 'confirmed' | 'waiting' | 'cancelled';
  /** It had been waiting, and a place came free. */
  readonly promoted: boolean;
}

/** Places of a session were taken, given back or passed on. */
export class SessionPlacesMoved extends DomainEvent {
  constructor(
    readonly at: Instant,
    readonly by: PersonId | undefined,
    readonly eventId: EventId,
    readonly sessionId: SessionId,
    readonly count: { capacity: number; confirmed: number; waiting: number },
    readonly moves: readonly SignUpMove[],
  ) {
    super();
  }
}
