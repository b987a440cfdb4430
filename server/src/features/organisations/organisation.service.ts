import { Injectable } from '@nestjs/common';
import type { OrganisationId } from '@passerelle/contracts/ids';
import type { Organisation } from '@passerelle/contracts/organisations';
import { Refusal } from '../../platform/errors/refusal';
import { OrganisationRepository, type NamedOrganisation } from './organisation.repository';

/** The directory of members and partners. It is public. */
@Injectable()
export class OrganisationService {
  constructor(private readonly organisations: OrganisationRepository) {}

  list(): Promise<Organisation[]> {
    return this.organisations.all();
  }

  async read(id: OrganisationId): Promise<Organisation> {
    const found = await this.organisations.one(id);
    if (!found) throw new Refusal('request/not-found');
    return found;
  }

  /** For other features: how these are called, and nothing else. Unknown ids are left out. */
  names(ids: readonly OrganisationId[]): Promise<Map<OrganisationId, NamedOrganisation>> {
    return this.organisations.names(ids);
  }

  /** For other features: what these ids are called. Unknown ids are left out. */
  named(ids: readonly OrganisationId[]): Promise<Map<OrganisationId, Organisation>> {
    return this.organisations.named(ids);
  }

  add(organisations: readonly Organisation[]): Promise<void> {
    return this.organisations.add(organisations);
  }
}
