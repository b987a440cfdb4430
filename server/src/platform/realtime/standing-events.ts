import type { PersonId, SignInId } from '@passerelle/contracts/ids';
import type { Instant } from '@passerelle/contracts/primitives';
import { DomainEvent } from '../events/domain-events';

/** Mandates or seats of these people began or ended. */
export class StandingsChanged extends DomainEvent {
  constructor(
    readonly at: Instant,
    readonly by: string | undefined,
    readonly personIds: readonly PersonId[],
  ) {
    super();
  }
}

/** Sign-ins were closed, by their owner, by an administrator or because a token was used twice. */
export class SignInsRevoked extends DomainEvent {
  constructor(
    readonly at: Instant,
    readonly by: string | undefined,
    readonly signInIds: readonly SignInId[],
  ) {
    super();
  }
}
