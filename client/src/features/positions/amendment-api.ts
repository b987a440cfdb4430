import { Service, inject } from '@angular/core';
import {
  AmendmentView,
  amendmentPaths,
  type AmendmentDraft,
  type AmendmentRectification,
  type AmendmentSettlement,
  type Opinion,
} from '@passerelle/contracts/amendments';
import type { AmendmentId, OrganisationId, PositionId } from '@passerelle/contracts/ids';
import { Api } from '../../platform/http/api';

/** What cities, the rapporteur and the chair do with amendments. Each answers the amendment as it is then. */
@Service()
export class AmendmentApi {
  private readonly api = inject(Api);

  table(id: PositionId, draft: AmendmentDraft): Promise<AmendmentView> {
    return this.api.post(amendmentPaths.ofPosition(id), draft, AmendmentView);
  }

  rectify(id: AmendmentId, rectification: AmendmentRectification): Promise<AmendmentView> {
    return this.api.put(amendmentPaths.one(id), rectification, AmendmentView);
  }

  coSign(id: AmendmentId, organisationId: OrganisationId): Promise<AmendmentView> {
    return this.api.post(amendmentPaths.coSign(id), { organisationId }, AmendmentView);
  }

  withdraw(id: AmendmentId): Promise<AmendmentView> {
    return this.api.post(amendmentPaths.withdraw(id), {}, AmendmentView);
  }

  giveOpinion(id: AmendmentId, opinion: Opinion): Promise<AmendmentView> {
    return this.api.post(amendmentPaths.opinion(id), { opinion }, AmendmentView);
  }

  settle(id: AmendmentId, outcome: AmendmentSettlement['outcome']): Promise<AmendmentView> {
    return this.api.post(amendmentPaths.settle(id), { outcome }, AmendmentView);
  }
}
