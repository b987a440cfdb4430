import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ChartedBody, CompositionQuery, SeatCard } from '@passerelle/contracts/bodies';
import { BodyId } from '@passerelle/contracts/ids';
import * as z from 'zod';
import { Public } from '../../platform/permissions/allow';
import { Asking, type Caller } from '../../platform/permissions/caller';
import { Answers } from '../../platform/web/answers';
import { Compositions } from './compositions';

@ApiTags('bodies')
@Controller('api')
export class CompositionController {
  constructor(private readonly compositions: Compositions) {}

  @Public()
  @Get('bodies/:id/composition')
  @Answers(z.array(SeatCard))
  at(
    @Asking() caller: Caller | undefined,
    @Param('id', { schema: BodyId }) id: BodyId,
    @Query({ schema: CompositionQuery }) { at }: CompositionQuery,
  ): Promise<SeatCard[]> {
    return this.compositions.at(caller, id, at);
  }

  @Public()
  @Get('organisation-chart')
  @Answers(z.array(ChartedBody))
  chart(@Asking() caller: Caller | undefined): Promise<ChartedBody[]> {
    return this.compositions.chart(caller);
  }
}
