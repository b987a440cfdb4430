import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { TransferId } from '@passerelle/contracts/ids';
import type { Caller } from '../../platform/permissions/caller';
import { DocumentAccess } from './document.access';
import { TransferRepository } from './transfer.repository';
import { TransferService } from './transfer.service';
import { TransferWatch } from './transfer-watch';
import { TusLine } from './tus-line';

/** Bytes of files under way, taken where they were left. */
@Injectable()
export class TransferLineService {
  constructor(
    private readonly access: DocumentAccess,
    private readonly transfers: TransferRepository,
    private readonly underWay: TransferService,
    private readonly watch: TransferWatch,
    private readonly tus: TusLine,
  ) {}

  /** How much has arrived. */
  async where(caller: Caller, id: TransferId, request: Request, response: Response): Promise<void> {
    const transfer = await this.access.transfer(caller, id);
    const { size } = transfer;
    if ((await this.underWay.received(transfer)) === size)
      return this.tus.answerWhole(response, size);
    return this.tus.serve(request, response);
  }

  /** Takes more of it, as long as the caller may write there. */
  async receive(
    caller: Caller,
    id: TransferId,
    request: Request,
    response: Response,
  ): Promise<void> {
    const { bodyId } = await this.access.transfer(caller, id);
    this.tus.requirePart(request);
    await this.transfers.prolong(id, this.underWay.until());
    const watched = { caller, permission: 'documents:write', bodyId } as const;
    await this.watch.during(watched, request, () => this.tus.serve(request, response));
  }
}
