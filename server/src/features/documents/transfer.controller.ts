import {
  Body,
  Controller,
  Delete,
  Get,
  Head,
  HttpCode,
  Param,
  Patch,
  Post,
  Req,
  Res,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import {
  DocumentItem,
  Transfer,
  TransferDraft,
  TransferList,
} from '@passerelle/contracts/documents';
import { BodyId, TransferId } from '@passerelle/contracts/ids';
import { Allow } from '../../platform/permissions/allow';
import { Asking, type Caller } from '../../platform/permissions/caller';
import { Answers } from '../../platform/web/answers';
import { ArrivalService } from './arrival.service';
import { TransferLineService } from './transfer-line.service';
import { TransferService } from './transfer.service';

const TheBody = () => Param('bodyId', { schema: BodyId });
const TheTransfer = () => Param('id', { schema: TransferId });

@ApiTags('documents')
@Controller('api')
export class TransferController {
  constructor(
    private readonly transfers: TransferService,
    private readonly line: TransferLineService,
    private readonly arrivals: ArrivalService,
  ) {}

  @Allow('account')
  @Get('bodies/:bodyId/documents/transfers')
  @Answers(TransferList)
  list(@Asking() caller: Caller, @TheBody() bodyId: BodyId): Promise<TransferList> {
    return this.transfers.list(caller, bodyId);
  }

  @Allow('account')
  @Post('bodies/:bodyId/documents/transfers')
  @Answers(Transfer, 201)
  announce(
    @Asking() caller: Caller,
    @TheBody() bodyId: BodyId,
    @Body({ schema: TransferDraft }) draft: TransferDraft,
  ): Promise<Transfer> {
    return this.transfers.announce(caller, bodyId, draft);
  }

  @Allow('account')
  @Head('transfers/:id')
  where(
    @Asking() caller: Caller,
    @TheTransfer() id: TransferId,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    return this.line.where(caller, id, request, response);
  }

  @Allow('account')
  @Patch('transfers/:id')
  receive(
    @Asking() caller: Caller,
    @TheTransfer() id: TransferId,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    return this.line.receive(caller, id, request, response);
  }

  @Allow('account')
  @Delete('transfers/:id')
  @HttpCode(204)
  giveUp(@Asking() caller: Caller, @TheTransfer() id: TransferId): Promise<void> {
    return this.transfers.giveUp(caller, id);
  }

  @Allow('account')
  @Post('transfers/:id/finish')
  @Answers(DocumentItem)
  finish(@Asking() caller: Caller, @TheTransfer() id: TransferId): Promise<DocumentItem> {
    return this.arrivals.finish(caller, id);
  }
}
