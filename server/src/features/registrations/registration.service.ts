import { Injectable } from '@nestjs/common';
import type {
  DelegationId,
  EventId,
  OrganisationId,
  RegistrationId,
} from '@passerelle/contracts/ids';
import type {
  Delegation,
  DelegationDraft,
  MyEvent,
  Registration,
  RegistrationDraft,
  RegistrationEdit,
} from '@passerelle/contracts/registrations';
import { DELEGATION_OFFICES } from '@passerelle/rules/events/rights';
import { Clock } from '../../platform/clock/clock';
import { fingerprint } from '../../platform/database/create-once';
import { Refusal } from '../../platform/errors/refusal';
import { DomainEvents } from '../../platform/events/domain-events';
import type { Caller } from '../../platform/permissions/caller';
import { EventService } from '../events/event.service';
import { OrganisationService } from '../organisations/organisation.service';
import { nameOf, PersonService } from '../people/person.service';
import { delegationRequest } from './delegation-request';
import { EventPlacesRepository } from './event-places.repository';
import { Registering } from './registering';
import { RegistrationAccess } from './registration.access';
import { PeopleRegistered, RegistrationChanged } from './registration.events';
import { RegistrationRepository } from './registration.repository';
import { SignUpService } from './sign-up.service';
import { newSecret, shownRegistration, type StoredRegistration } from './stored-registration';

@Injectable()
export class RegistrationService {
  constructor(
    private readonly events: EventService,
    private readonly access: RegistrationAccess,
    private readonly registering: Registering,
    private readonly registrations: RegistrationRepository,
    private readonly places: EventPlacesRepository,
    private readonly signUps: SignUpService,
    private readonly people: PersonService,
    private readonly organisations: OrganisationService,
    private readonly domainEvents: DomainEvents,
    private readonly clock: Clock,
  ) {}

  /** I come. */
  async register(
    caller: Caller,
    eventId: EventId,
    draft: RegistrationDraft,
  ): Promise<Registration> {
    await this.events.require(caller, 'event:register', eventId);
    const registration: StoredRegistration = {
      id: draft.id,
      eventId,
      personId: caller.personId,
      holder: caller.personId,
      name: nameOf(await this.people.read(caller.personId)),
      role: 'participant',
      status: 'confirmed',
      at: this.clock.instant(),
      code: newSecret(),
      feed: newSecret(),
      choices: 0,
      creation: fingerprint({ ...draft, eventId, by: caller.personId }),
      ...(draft.organisationId && (await this.ownOrganisation(caller, draft.organisationId))),
    };
    const { registrations, isNew } = await this.registering.register(eventId, {
      registrations: [registration],
    });
    if (isNew) await this.publishRegistered(caller, eventId, registrations);
    return shownRegistration(registrations[0]!);
  }

  /** My organisation sends these people: all get a place, or nobody does. */
  async registerDelegation(
    caller: Caller,
    eventId: EventId,
    draft: DelegationDraft,
  ): Promise<Delegation> {
    const { organisationId } = draft;
    await this.events.require(caller, 'event:register-delegation', eventId, { organisationId });
    const organisation = await this.organisations.read(organisationId);
    const mandates = await this.people.mandatesIn(organisationId);
    const cards = await this.people.cards(mandates.map(({ personId }) => personId));
    const at = this.clock.instant();
    const by = caller.personId;
    const request = delegationRequest(draft, { eventId, organisation, mandates, cards, at, by });
    const { registrations, isNew } = await this.registering.register(eventId, request);
    if (isNew) await this.publishRegistered(caller, eventId, registrations);
    return this.delegation(caller, draft.id);
  }

  /** For whoever may see the tickets of its members. */
  async delegation(caller: Caller, id: DelegationId): Promise<Delegation> {
    const stored = await this.places.delegation(id);
    const event = stored && (await this.events.one(stored.eventId));
    const members = stored ? await this.registrations.ofDelegation(id) : [];
    const ofWhom = { organisationId: stored?.organisationId, headId: members[0]?.headId };
    if (!stored || !event || !(await this.events.may(caller, 'event:see-ticket', event, ofWhom)))
      throw new Refusal('request/not-found');
    const { eventId, organisationId, at } = stored;
    return { id, eventId, organisationId, at, registrations: members.map(shownRegistration) };
  }

  /** My registration at an event, and my workshops there. */
  async mine(caller: Caller, eventId: EventId): Promise<MyEvent> {
    await this.events.require(caller, 'event:read', eventId);
    const [registration] = await this.registrations.held(eventId, [caller.personId]);
    if (!registration) return { signUps: [] };
    const signUps = await this.signUps.heldBy(registration.id);
    return { registration: shownRegistration(registration), signUps };
  }

  /** Everybody for event staff; for others their own and those of delegations that they answer for. */
  async list(caller: Caller, eventId: EventId): Promise<Registration[]> {
    const event = await this.events.require(caller, 'event:read', eventId);
    const all = await this.registrations.ofEvent(eventId);
    if (await this.events.may(caller, 'event:see-registrations', event))
      return all.map(shownRegistration);
    const { personId, standing } = caller;
    const sent = new Set(
      standing.organisations
        .filter(({ office }) => DELEGATION_OFFICES.includes(office))
        .map(({ organisationId }) => organisationId),
    );
    return all
      .filter(
        (one) =>
          one.personId === personId ||
          one.headId === personId ||
          (one.delegationId && one.organisationId && sent.has(one.organisationId)),
      )
      .map(shownRegistration);
  }

  async edit(caller: Caller, id: RegistrationId, change: RegistrationEdit): Promise<Registration> {
    const { registration, event } = await this.access.require(
      caller,
      'event:change-registration',
      id,
    );
    const { organisationId, role } = change;
    if (role && !(await this.events.may(caller, 'event:edit', event)))
      throw new Refusal('request/forbidden');
    if (organisationId !== undefined && registration.personId !== caller.personId)
      throw new Refusal('request/forbidden');
    if (organisationId === undefined && !role) return shownRegistration(registration);
    const organisation =
      organisationId === undefined
        ? undefined
        : organisationId === null
          ? {}
          : await this.ownOrganisation(caller, organisationId);
    const edited = await this.registrations.edit(id, { organisation, role });
    if (!edited) throw new Refusal('registration/cancelled');
    const what = role ? 'role' : 'organisation';
    await this.domainEvents.publish(
      new RegistrationChanged(this.clock.instant(), caller.personId, event.id, id, what),
    );
    return shownRegistration(edited);
  }

  /** Puts registrations in as they are, with their history, and counts their places; for a seed. */
  async add(registrations: readonly StoredRegistration[]): Promise<void> {
    await this.registrations.add(registrations);
    const counts = new Map<EventId, number>();
    for (const { eventId, status } of registrations)
      if (status === 'confirmed') counts.set(eventId, (counts.get(eventId) ?? 0) + 1);
    await this.places.add(counts);
  }

  private async ownOrganisation(caller: Caller, organisationId: OrganisationId) {
    const isOwn = caller.standing.organisations.some(
      (held) => held.organisationId === organisationId,
    );
    if (!isOwn) throw new Refusal('request/forbidden');
    return { organisationId, organisation: (await this.organisations.read(organisationId)).name };
  }

  private publishRegistered(
    caller: Caller,
    eventId: EventId,
    registrations: readonly StoredRegistration[],
  ): Promise<void> {
    const ids = registrations.map(({ id }) => id);
    return this.domainEvents.publish(
      new PeopleRegistered(this.clock.instant(), caller.personId, eventId, ids),
    );
  }
}
