import { Injectable } from '@nestjs/common';
import type { Amendment, AmendmentView } from '@passerelle/contracts/amendments';
import { OrganisationService } from '../organisations/organisation.service';
import { PersonService } from '../people/person.service';

/** Amendments with the names of their cities and authors. */
@Injectable()
export class AmendmentViews {
  constructor(
    private readonly organisations: OrganisationService,
    private readonly people: PersonService,
  ) {}

  async of(amendments: readonly Amendment[]): Promise<AmendmentView[]> {
    const [organisations, people] = await Promise.all([
      this.organisations.named(amendments.flatMap((one) => one.organisationIds)),
      this.people.cards(amendments.map((one) => one.personId)),
    ]);
    return amendments.map(({ organisationIds, personId, ...fields }) => ({
      ...fields,
      organisations: organisationIds.map((id) => ({
        id,
        name: organisations.get(id)?.name ?? '',
        country: organisations.get(id)?.country ?? '',
      })),
      person: people.get(personId) ?? { id: personId, name: '' },
    }));
  }

  async one(amendment: Amendment): Promise<AmendmentView> {
    return (await this.of([amendment]))[0];
  }
}
