import type { AccountId, PersonId } from '@passerelle/contracts/ids';
import type { Instant } from '@passerelle/contracts/primitives';
import { DomainEvent } from '../../platform/events/domain-events';

/** Somebody signed in. */
export class SignedIn extends DomainEvent {
  constructor(
    readonly at: Instant,
    readonly by: PersonId,
    readonly accountId: AccountId,
  ) {
    super();
  }
}

/** An account was made for a person, by invitation, by set-up or by an operator. */
export class AccountOpened extends DomainEvent {
  constructor(
    readonly at: Instant,
    readonly by: PersonId | undefined,
    readonly accountId: AccountId,
    readonly personId: PersonId,
  ) {
    super();
  }
}
