import { Injectable } from '@nestjs/common';
import type { RegistrationId } from '@passerelle/contracts/ids';
import type { EventAction } from '@passerelle/rules/events/rights';
import { Refusal } from '../../platform/errors/refusal';
import type { Caller } from '../../platform/permissions/caller';
import { EventService, type StoredEvent } from '../events/event.service';
import { RegistrationRepository } from './registration.repository';
import type { StoredRegistration } from './stored-registration';

@Injectable()
export class RegistrationAccess {
  constructor(
    private readonly events: EventService,
    private readonly registrations: RegistrationRepository,
  ) {}

  /** The registration and its event, if the caller may; a registration of others answers like one that does not exist. */
  async require(
    caller: Caller,
    action: EventAction,
    id: RegistrationId,
  ): Promise<{ registration: StoredRegistration; event: StoredEvent }> {
    const registration = await this.registrations.one(id);
    const event = registration && (await this.events.one(registration.eventId));
    if (!event) throw new Refusal('request/not-found');
    const may = await this.events.may(caller, action, event, {
      holderId: registration.personId,
      headId: registration.headId,
      // Whoever registered alone did not put themselves in the hands of their organisation.
      ...(registration.delegationId && { organisationId: registration.organisationId }),
    });
    if (!may) throw new Refusal('request/not-found');
    return { registration, event };
  }
}
