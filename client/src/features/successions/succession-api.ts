import { Service, inject } from '@angular/core';
import {
  InvitationIssued,
  accountPaths,
  type InvitationDraft,
} from '@passerelle/contracts/accounts';
import type { OrganisationId, SuccessionId } from '@passerelle/contracts/ids';
import { PersonCard, peoplePaths } from '@passerelle/contracts/people';
import {
  Succession,
  SuccessionPlan,
  successionPaths,
  type SuccessionDraft,
  type SuccessionQuery,
} from '@passerelle/contracts/successions';
import * as z from 'zod';
import { Api, reading } from '../../platform/http/api';

/** Successions, for the secretariat. Reads are called inside a component. */
@Service()
export class SuccessionApi {
  private readonly api = inject(Api);

  plan(organisation: () => OrganisationId, query: () => SuccessionQuery) {
    return reading(SuccessionPlan, () => successionPaths.plan(organisation(), query()));
  }

  /** Who acts for the city today. */
  ofCity(organisation: () => OrganisationId) {
    return reading(z.array(PersonCard), () => peoplePaths.ofOrganisation(organisation()));
  }

  everybody() {
    return reading(z.array(PersonCard), () => peoplePaths.list());
  }

  declare(organisation: OrganisationId, draft: SuccessionDraft): Promise<Succession> {
    return this.api.post(successionPaths.ofOrganisation(organisation), draft, Succession);
  }

  undo(id: SuccessionId): Promise<void> {
    return this.api.post(successionPaths.undo(id));
  }

  invite(draft: InvitationDraft): Promise<InvitationIssued> {
    return this.api.post(accountPaths.invitations(), draft, InvitationIssued);
  }
}
