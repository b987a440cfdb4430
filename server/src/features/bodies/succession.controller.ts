import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OrganisationId, SuccessionId } from '@passerelle/contracts/ids';
import {
  Succession,
  SuccessionDraft,
  SuccessionPlan,
  SuccessionQuery,
} from '@passerelle/contracts/successions';
import { Allow } from '../../platform/permissions/allow';
import { Asking, type Caller } from '../../platform/permissions/caller';
import { Answers } from '../../platform/web/answers';
import { SuccessionPlans } from './succession-plan';
import { SuccessionService } from './succession.service';

@ApiTags('successions')
@Controller('api')
export class SuccessionController {
  constructor(
    private readonly successions: SuccessionService,
    private readonly plans: SuccessionPlans,
  ) {}

  @Allow('secretariat')
  @Get('organisations/:id/successions/plan')
  @Answers(SuccessionPlan)
  plan(
    @Asking() caller: Caller,
    @Param('id', { schema: OrganisationId }) id: OrganisationId,
    @Query({ schema: SuccessionQuery }) query: SuccessionQuery,
  ): Promise<SuccessionPlan> {
    return this.plans.of(caller, id, query);
  }

  @Allow('secretariat')
  @Post('organisations/:id/successions')
  @Answers(Succession, 201)
  declare(
    @Asking() caller: Caller,
    @Param('id', { schema: OrganisationId }) id: OrganisationId,
    @Body({ schema: SuccessionDraft }) draft: SuccessionDraft,
  ): Promise<Succession> {
    return this.successions.declare(caller, id, draft);
  }

  @Allow('secretariat')
  @Post('successions/:id/undo')
  @HttpCode(204)
  undo(
    @Asking() caller: Caller,
    @Param('id', { schema: SuccessionId }) id: SuccessionId,
  ): Promise<void> {
    return this.successions.undo(caller, id);
  }
}
