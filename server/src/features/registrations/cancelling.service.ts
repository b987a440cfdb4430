import { Injectable } from '@nestjs/common';
import type { RegistrationId } from '@passerelle/contracts/ids';
import { Clock } from '../../platform/clock/clock';
import { Transactions, type Transaction } from '../../platform/database/transactions';
import { Refusal } from '../../platform/errors/refusal';
import { DomainEvents } from '../../platform/events/domain-events';
import type { Caller } from '../../platform/permissions/caller';
import { StandingsChanged } from '../../platform/realtime/standing-events';
import { EventPlacesRepository } from './event-places.repository';
import { RegistrationAccess } from './registration.access';
import { RegistrationCancelled, type SessionPlacesMoved } from './registration.events';
import { SessionPlaces } from './session-places';
import { SignUpRepository } from './sign-up.repository';
import type { StoredRegistration } from './stored-registration';

interface Cancelled {
  readonly registration: StoredRegistration;
  readonly moved: readonly SessionPlacesMoved[];
}

/** Somebody does not come after all. */
@Injectable()
export class CancellingService {
  constructor(
    private readonly access: RegistrationAccess,
    private readonly eventPlaces: EventPlacesRepository,
    private readonly places: SessionPlaces,
    private readonly signUps: SignUpRepository,
    private readonly transactions: Transactions,
    private readonly domainEvents: DomainEvents,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives back the place at the event and every place in a workshop, in one transaction; those who are first in line
   * get them. Cancelling twice is cancelling once.
   */
  async cancel(caller: Caller, id: RegistrationId): Promise<void> {
    const { event } = await this.access.require(caller, 'event:change-registration', id);
    const cancelled = await this.transactions.run((tx) => this.giveBack(id, tx));
    if (!cancelled) return;
    const at = this.clock.instant();
    const { registration, moved } = cancelled;
    await this.domainEvents.publish(
      ...moved,
      new RegistrationCancelled(at, caller.personId, event.id, id),
      // What the registration gave the right to hear ends with it.
      ...(registration.personId
        ? [new StandingsChanged(at, caller.personId, [registration.personId])]
        : []),
    );
  }

  private async giveBack(id: RegistrationId, tx: Transaction): Promise<Cancelled | undefined> {
    const registration = await this.eventPlaces.cancel(id, tx);
    if (!registration) return undefined;
    const { eventId } = registration;
    const confirmed = await this.eventPlaces.confirmed(eventId, tx);
    if (!(await this.eventPlaces.move(eventId, confirmed, -1, tx)))
      throw new Refusal('request/stale');
    const moved: SessionPlacesMoved[] = [];
    for (const signUp of await this.signUps.heldBy([id], tx)) {
      const request = { kind: 'leave', id: signUp.id } as const;
      const outcome = await this.places.serve(eventId, signUp.sessionId, [request], tx);
      if (outcome.moved) moved.push(outcome.moved);
    }
    return { registration, moved };
  }
}
