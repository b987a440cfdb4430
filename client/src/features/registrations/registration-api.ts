import { Service, inject } from '@angular/core';
import type { EventId, OrganisationId, RegistrationId } from '@passerelle/contracts/ids';
import { Organisation, organisationPaths } from '@passerelle/contracts/organisations';
import { PersonCard, peoplePaths } from '@passerelle/contracts/people';
import {
  Delegation,
  MyEvent,
  Registration,
  RegistrationList,
  Ticket,
  registrationPaths,
  type DelegationDraft,
  type RegistrationDraft,
} from '@passerelle/contracts/registrations';
import * as z from 'zod';
import { Api, reading } from '../../platform/http/api';

/** Registrations, delegations and tickets. Reads are called inside a component; `undefined` asks nothing. */
@Service()
export class RegistrationApi {
  private readonly api = inject(Api);

  mine(eventId: () => EventId | undefined) {
    return reading(MyEvent, () => {
      const id = eventId();
      return id && registrationPaths.mine(id);
    });
  }

  /** Mine and those that I answer for; for event staff, everybody. */
  list(eventId: () => EventId) {
    return reading(RegistrationList, () => registrationPaths.ofEvent(eventId()));
  }

  ticket(id: () => RegistrationId | undefined) {
    return reading(Ticket, () => {
      const registration = id();
      return registration && registrationPaths.ticket(registration);
    });
  }

  /** Everybody in the network, to find the people of an organisation. */
  people(wanted: () => boolean) {
    return reading(z.array(PersonCard), () => (wanted() ? peoplePaths.list() : undefined));
  }

  organisations(wanted: () => boolean) {
    return reading(z.array(Organisation), () => (wanted() ? organisationPaths.list() : undefined));
  }

  register(eventId: EventId, draft: RegistrationDraft): Promise<Registration> {
    return this.api.post(registrationPaths.ofEvent(eventId), draft, Registration);
  }

  /** Everybody gets a place, or nobody does. */
  registerDelegation(eventId: EventId, draft: DelegationDraft): Promise<Delegation> {
    return this.api.post(registrationPaths.delegations(eventId), draft, Delegation);
  }

  comeFor(id: RegistrationId, organisationId: OrganisationId | null): Promise<Registration> {
    return this.api.patch(registrationPaths.one(id), { organisationId }, Registration);
  }

  /** The old code and the old calendar address are worth nothing afterwards. */
  renew(id: RegistrationId): Promise<Ticket> {
    return this.api.post(registrationPaths.renewal(id), {}, Ticket);
  }
}
