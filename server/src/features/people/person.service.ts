import { Injectable } from '@nestjs/common';
import type { MandateId, OrganisationId, PersonId } from '@passerelle/contracts/ids';
import type { Person, PersonCard } from '@passerelle/contracts/people';
import type { Instant } from '@passerelle/contracts/primitives';
import { isCurrent } from '@passerelle/rules/standing';
import { Clock } from '../../platform/clock/clock';
import { Refusal } from '../../platform/errors/refusal';
import type { Transaction } from '../../platform/database/transactions';
import { DomainEvents } from '../../platform/events/domain-events';
import type { Caller } from '../../platform/permissions/caller';
import { StandingsChanged } from '../../platform/realtime/standing-events';
import { OrganisationService } from '../organisations/organisation.service';
import { PersonRepository, type KnownMandate, type MandateSuccession } from './person.repository';

export function nameOf(person: Pick<Person, 'givenName' | 'familyName'>): string {
  return `${person.givenName} ${person.familyName}`;
}

@Injectable()
export class PersonService {
  constructor(
    private readonly people: PersonRepository,
    private readonly organisations: OrganisationService,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  /** Everybody in the network, with what they are now. */
  async directory(): Promise<PersonCard[]> {
    const people = await this.people.all();
    const cards = await this.cards(people.map((person) => person.id));
    return people.flatMap((person) => cards.get(person.id) ?? []);
  }

  /** Those who hold a mandate in this organisation now. */
  async ofOrganisation(id: OrganisationId): Promise<PersonCard[]> {
    const now = this.clock.instant();
    const mandates = (await this.people.mandatesIn(id)).filter((held) => isCurrent(held, now));
    const cards = await this.cards(mandates.map((held) => held.personId));
    return mandates.flatMap(({ personId, office }) => {
      const card = cards.get(personId);
      return card ? { ...card, office } : [];
    });
  }

  /** For other features: how to show these people. */
  async cards(ids: readonly PersonId[]): Promise<Map<PersonId, PersonCard>> {
    const [people, mandates] = await Promise.all([
      this.people.names(ids),
      this.people.mandatesOf(ids),
    ]);
    const now = this.clock.instant();
    const current = mandates.filter((mandate) => isCurrent(mandate, now));
    const organisations = await this.organisations.names(
      current.map((held) => held.organisationId),
    );
    const cards = people.map((person): [PersonId, PersonCard] => {
      const held = current.find((mandate) => mandate.personId === person.id);
      const organisation = held && organisations.get(held.organisationId);
      return [
        person.id,
        {
          id: person.id,
          name: nameOf(person),
          ...(held && { office: held.office }),
          ...(organisation && { organisation }),
        },
      ];
    });
    return new Map(cards);
  }

  async read(id: PersonId): Promise<Person> {
    const person = (await this.people.named([id])).get(id);
    if (!person) throw new Refusal('request/not-found');
    return person;
  }

  /** For other features: these people whole, with their zone and language. */
  named(ids: readonly PersonId[]): Promise<Map<PersonId, Person>> {
    return this.people.named(ids);
  }

  mandatesOf(ids: readonly PersonId[]): Promise<KnownMandate[]> {
    return this.people.mandatesOf(ids);
  }

  mandatesNamed(ids: readonly MandateId[]): Promise<KnownMandate[]> {
    return this.people.mandatesNamed(ids);
  }

  mandatesIn(organisationId: OrganisationId, transaction?: Transaction): Promise<KnownMandate[]> {
    return this.people.mandatesIn(organisationId, transaction);
  }

  /** For a succession, inside its change of the standings. */
  succeed(succession: MandateSuccession, transaction: Transaction): Promise<void> {
    return this.people.succeed(succession, transaction);
  }

  /** For a succession that is taken back, inside its change of the standings. */
  restore(
    begun: MandateId,
    ended: readonly { id: MandateId; until?: Instant | undefined }[],
    transaction: Transaction,
  ): Promise<void> {
    return this.people.restore(begun, ended, transaction);
  }

  /** Ends a mandate now; every access that followed from it ends with it. */
  async endMandate(caller: Caller, id: MandateId): Promise<void> {
    const at = this.clock.instant();
    const ended = await this.people.endMandate(id, at);
    if (!ended) throw new Refusal('request/not-found');
    await this.events.publish(new StandingsChanged(at, caller.personId, [ended.personId]));
  }

  add(people: readonly Person[], mandates: readonly KnownMandate[]): Promise<void> {
    return this.people.add(people, mandates);
  }
}
