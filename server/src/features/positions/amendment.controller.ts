import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AmendmentDraft,
  AmendmentList,
  AmendmentRectification,
  AmendmentSettlement,
  AmendmentView,
  CoSignature,
  OpinionGiven,
} from '@passerelle/contracts/amendments';
import { AmendmentId, PositionId } from '@passerelle/contracts/ids';
import { Allow, Public } from '../../platform/permissions/allow';
import { Asking, type Caller } from '../../platform/permissions/caller';
import { Answers } from '../../platform/web/answers';
import { AmendmentService } from './amendment.service';
import { AmendmentViews } from './amendment-views';
import { TableAmendment } from './table-amendment';

const Id = () => Param('id', { schema: AmendmentId });
const OfPosition = () => Param('id', { schema: PositionId });

@ApiTags('positions')
@Controller('api')
export class AmendmentController {
  constructor(
    private readonly amendments: AmendmentService,
    private readonly tabling: TableAmendment,
    private readonly views: AmendmentViews,
  ) {}

  @Public()
  @Get('positions/:id/amendments')
  @Answers(AmendmentList)
  list(@Asking() caller: Caller | undefined, @OfPosition() id: PositionId): Promise<AmendmentList> {
    return this.amendments.list(caller, id);
  }

  @Allow('account')
  @Post('positions/:id/amendments')
  @Answers(AmendmentView, 201)
  async table(
    @Asking() caller: Caller,
    @OfPosition() id: PositionId,
    @Body({ schema: AmendmentDraft }) draft: AmendmentDraft,
  ): Promise<AmendmentView> {
    return this.views.one(await this.tabling.table(caller, id, draft));
  }

  @Allow('account')
  @Put('amendments/:id')
  @Answers(AmendmentView)
  async rectify(
    @Asking() caller: Caller,
    @Id() id: AmendmentId,
    @Body({ schema: AmendmentRectification }) rectification: AmendmentRectification,
  ): Promise<AmendmentView> {
    return this.views.one(await this.tabling.rectify(caller, id, rectification));
  }

  @Allow('account')
  @Post('amendments/:id/co-sign')
  @Answers(AmendmentView)
  async coSign(
    @Asking() caller: Caller,
    @Id() id: AmendmentId,
    @Body({ schema: CoSignature }) signature: CoSignature,
  ): Promise<AmendmentView> {
    return this.views.one(await this.amendments.coSign(caller, id, signature));
  }

  @Allow('account')
  @Post('amendments/:id/withdraw')
  @Answers(AmendmentView)
  async withdraw(@Asking() caller: Caller, @Id() id: AmendmentId): Promise<AmendmentView> {
    return this.views.one(await this.amendments.withdraw(caller, id));
  }

  @Allow('account')
  @Post('amendments/:id/opinion')
  @Answers(AmendmentView)
  async giveOpinion(
    @Asking() caller: Caller,
    @Id() id: AmendmentId,
    @Body({ schema: OpinionGiven }) opinion: OpinionGiven,
  ): Promise<AmendmentView> {
    return this.views.one(await this.amendments.giveOpinion(caller, id, opinion));
  }

  @Allow('account')
  @Post('amendments/:id/settle')
  @Answers(AmendmentView)
  async settle(
    @Asking() caller: Caller,
    @Id() id: AmendmentId,
    @Body({ schema: AmendmentSettlement }) settlement: AmendmentSettlement,
  ): Promise<AmendmentView> {
    return this.views.one(await this.amendments.settle(caller, id, settlement));
  }
}
