import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PushDeviceId } from '@passerelle/contracts/ids';
import { PushState, PushSubscription, PushTested } from '@passerelle/contracts/notifications';
import { Allow } from '../../platform/permissions/allow';
import { Asking, type Caller } from '../../platform/permissions/caller';
import { Answers } from '../../platform/web/answers';
import { deviceOf } from '../../platform/web/device';
import { PushService } from './push.service';

@ApiTags('notifications')
@Controller('api/push')
@Allow('account')
export class PushController {
  constructor(private readonly push: PushService) {}

  @Get()
  @Answers(PushState)
  state(@Asking() caller: Caller): Promise<PushState> {
    return this.push.state(caller);
  }

  @Post()
  @HttpCode(204)
  add(
    @Asking() caller: Caller,
    @Body({ schema: PushSubscription }) subscription: PushSubscription,
    @Headers('user-agent') browser: string | undefined,
  ): Promise<void> {
    return this.push.add(caller, subscription, deviceOf(browser));
  }

  @Post('test')
  @Answers(PushTested)
  test(@Asking() caller: Caller): Promise<PushTested> {
    return this.push.test(caller);
  }

  @Delete(':id')
  @HttpCode(204)
  remove(
    @Asking() caller: Caller,
    @Param('id', { schema: PushDeviceId }) id: PushDeviceId,
  ): Promise<void> {
    return this.push.remove(caller, id);
  }
}
