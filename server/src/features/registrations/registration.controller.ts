import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DelegationId, EventId, RegistrationId } from '@passerelle/contracts/ids';
import {
  Delegation,
  DelegationDraft,
  MyEvent,
  Registration,
  RegistrationDraft,
  RegistrationEdit,
  RegistrationList,
} from '@passerelle/contracts/registrations';
import { Allow } from '../../platform/permissions/allow';
import { Asking, type Caller } from '../../platform/permissions/caller';
import { Answers } from '../../platform/web/answers';
import { CancellingService } from './cancelling.service';
import { RegistrationService } from './registration.service';

@ApiTags('registrations')
@Controller('api')
@Allow('account')
export class RegistrationController {
  constructor(
    private readonly registrations: RegistrationService,
    private readonly cancelling: CancellingService,
  ) {}

  @Get('events/:id/registrations')
  @Answers(RegistrationList)
  list(
    @Asking() caller: Caller,
    @Param('id', { schema: EventId }) id: EventId,
  ): Promise<Registration[]> {
    return this.registrations.list(caller, id);
  }

  @Get('events/:id/registrations/mine')
  @Answers(MyEvent)
  mine(@Asking() caller: Caller, @Param('id', { schema: EventId }) id: EventId): Promise<MyEvent> {
    return this.registrations.mine(caller, id);
  }

  @Post('events/:id/registrations')
  @Answers(Registration, 201)
  register(
    @Asking() caller: Caller,
    @Param('id', { schema: EventId }) id: EventId,
    @Body({ schema: RegistrationDraft }) draft: RegistrationDraft,
  ): Promise<Registration> {
    return this.registrations.register(caller, id, draft);
  }

  @Post('events/:id/delegations')
  @Answers(Delegation, 201)
  registerDelegation(
    @Asking() caller: Caller,
    @Param('id', { schema: EventId }) id: EventId,
    @Body({ schema: DelegationDraft }) draft: DelegationDraft,
  ): Promise<Delegation> {
    return this.registrations.registerDelegation(caller, id, draft);
  }

  @Get('delegations/:id')
  @Answers(Delegation)
  delegation(
    @Asking() caller: Caller,
    @Param('id', { schema: DelegationId }) id: DelegationId,
  ): Promise<Delegation> {
    return this.registrations.delegation(caller, id);
  }

  @Patch('registrations/:id')
  @Answers(Registration)
  edit(
    @Asking() caller: Caller,
    @Param('id', { schema: RegistrationId }) id: RegistrationId,
    @Body({ schema: RegistrationEdit }) change: RegistrationEdit,
  ): Promise<Registration> {
    return this.registrations.edit(caller, id, change);
  }

  @Delete('registrations/:id')
  @HttpCode(204)
  cancel(
    @Asking() caller: Caller,
    @Param('id', { schema: RegistrationId }) id: RegistrationId,
  ): Promise<void> {
    return this.cancelling.cancel(caller, id);
  }
}
