import { Service, inject } from '@angular/core';
import type { BodyId, SeatId, SeatRequestId } from '@passerelle/contracts/ids';
import { Organisation, organisationPaths } from '@passerelle/contracts/organisations';
import {
  SeatRequestList,
  seatRequestPaths,
  type SeatRequestDraft,
} from '@passerelle/contracts/seat-requests';
import * as z from 'zod';
import { Api, reading } from '../../platform/http/api';

/** Requests for seats and invitations to them. Reads are called inside a component. */
@Service()
export class SeatRequestApi {
  private readonly api = inject(Api);

  mine() {
    return reading(SeatRequestList, () => seatRequestPaths.mine());
  }

  /** Nothing is asked while `wanted` is false. */
  cities(wanted: () => boolean) {
    return reading(z.array(Organisation), () => (wanted() ? organisationPaths.list() : undefined));
  }

  begin(body: BodyId, draft: SeatRequestDraft): Promise<void> {
    return this.api.post(seatRequestPaths.ofBody(body), draft);
  }

  accept(id: SeatRequestId, seatId: SeatId): Promise<void> {
    return this.api.post(seatRequestPaths.accept(id), { seatId });
  }

  refuse(id: SeatRequestId, reason: string): Promise<void> {
    return this.api.post(seatRequestPaths.refuse(id), { reason });
  }

  withdraw(id: SeatRequestId): Promise<void> {
    return this.api.post(seatRequestPaths.withdraw(id));
  }
}
