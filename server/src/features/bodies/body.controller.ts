import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { BodyList, BodyPage, SeatsOfOrganisation } from '@passerelle/contracts/bodies';
import { BodyId, OrganisationId, SeatId } from '@passerelle/contracts/ids';
import { Answers } from '../../platform/web/answers';
import { Allow, Public } from '../../platform/permissions/allow';
import { Asking, type Caller } from '../../platform/permissions/caller';
import { BodyService } from './body.service';

@ApiTags('bodies')
@Controller('api')
export class BodyController {
  constructor(private readonly bodies: BodyService) {}

  @Public()
  @Get('bodies')
  @Answers(BodyList)
  list(@Asking() caller: Caller | undefined): Promise<BodyList> {
    return this.bodies.list(caller);
  }

  @Public()
  @Get('bodies/:id')
  @Answers(BodyPage)
  read(
    @Asking() caller: Caller | undefined,
    @Param('id', { schema: BodyId }) id: BodyId,
  ): Promise<BodyPage> {
    return this.bodies.read(caller, id);
  }

  @Public()
  @Get('organisations/:id/seats')
  @Answers(SeatsOfOrganisation)
  seatsOf(
    @Asking() caller: Caller | undefined,
    @Param('id', { schema: OrganisationId }) id: OrganisationId,
  ): Promise<SeatsOfOrganisation> {
    return this.bodies.seatsOf(caller, id);
  }

  @Allow('account')
  @Post('bodies/:id/seats/:seatId/end')
  @HttpCode(204)
  endSeat(
    @Asking() caller: Caller,
    @Param('id', { schema: BodyId }) id: BodyId,
    @Param('seatId', { schema: SeatId }) seatId: SeatId,
  ): Promise<void> {
    return this.bodies.endSeat(caller, id, seatId);
  }
}
