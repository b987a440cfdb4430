import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SessionPlaces } from '@passerelle/contracts/events';
import { EventId, SessionId, SignUpId } from '@passerelle/contracts/ids';
import {
  SignUp,
  type SignUpCount,
  SignUpCounts,
  SignUpDraft,
} from '@passerelle/contracts/sign-ups';
import { Allow, Public } from '../../platform/permissions/allow';
import { Asking, type Caller } from '../../platform/permissions/caller';
import { Answers } from '../../platform/web/answers';
import { SessionPlacesService } from './session-places.service';
import { SignUpService } from './sign-up.service';

@ApiTags('registrations')
@Controller('api')
export class SignUpController {
  constructor(
    private readonly signUps: SignUpService,
    private readonly places: SessionPlacesService,
  ) {}

  @Public()
  @Get('events/:id/sign-ups')
  @Answers(SignUpCounts)
  counts(
    @Asking() caller: Caller | undefined,
    @Param('id', { schema: EventId }) id: EventId,
  ): Promise<SignUpCount[]> {
    return this.signUps.counts(caller, id);
  }

  @Allow('account')
  @Post('events/:id/sessions/:sessionId/sign-ups')
  @Answers(SignUp, 201)
  signUp(
    @Asking() caller: Caller,
    @Param('id', { schema: EventId }) id: EventId,
    @Param('sessionId', { schema: SessionId }) sessionId: SessionId,
    @Body({ schema: SignUpDraft }) draft: SignUpDraft,
  ): Promise<SignUp> {
    return this.signUps.signUp(caller, id, sessionId, draft);
  }

  @Allow('account')
  @Delete('sign-ups/:id')
  @HttpCode(204)
  leave(@Asking() caller: Caller, @Param('id', { schema: SignUpId }) id: SignUpId): Promise<void> {
    return this.signUps.leave(caller, id);
  }

  @Allow('secretariat')
  @Put('events/:id/sessions/:sessionId/places')
  @HttpCode(204)
  setPlaces(
    @Asking() caller: Caller,
    @Param('id', { schema: EventId }) id: EventId,
    @Param('sessionId', { schema: SessionId }) sessionId: SessionId,
    @Body({ schema: SessionPlaces }) wanted: SessionPlaces,
  ): Promise<void> {
    return this.places.set(caller, id, sessionId, wanted);
  }
}
