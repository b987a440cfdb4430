import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import * as z from 'zod';
import {
  InvitationAcceptance,
  InvitationDraft,
  InvitationIssued,
  InvitationView,
} from '@passerelle/contracts/accounts';
import { Cookies } from '../../platform/auth/cookies';
import { Answers } from '../../platform/web/answers';
import { Allow, Public } from '../../platform/permissions/allow';
import { Asking, type Caller } from '../../platform/permissions/caller';
import { deviceOf } from '../../platform/web/device';
import { InvitationService } from './invitation.service';
import { SignInService } from './sign-in.service';

const Token = InvitationAcceptance.pick({ token: true });

@ApiTags('accounts')
@Controller('api/invitations')
export class InvitationController {
  constructor(
    private readonly invitations: InvitationService,
    private readonly signIns: SignInService,
    private readonly cookies: Cookies,
  ) {}

  @Allow('secretariat')
  @Post()
  @Answers(InvitationIssued, 201)
  invite(
    @Asking() caller: Caller,
    @Body({ schema: InvitationDraft }) draft: InvitationDraft,
  ): Promise<InvitationIssued> {
    return this.invitations.invite(caller, draft);
  }

  /** A POST so that the token stays out of addresses and logs; it changes nothing. */
  @Public()
  @Post('view')
  @Answers(InvitationView)
  view(
    @Body({ schema: Token }) { token }: z.infer<typeof Token>,
  ): Promise<z.infer<typeof InvitationView>> {
    return this.invitations.view(token);
  }

  @Public()
  @Post('accept')
  @HttpCode(204)
  async accept(
    @Body({ schema: InvitationAcceptance }) acceptance: z.infer<typeof InvitationAcceptance>,
    @Req() http: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const account = await this.invitations.accept(acceptance);
    const tokens = await this.signIns.open(account, deviceOf(http.headers['user-agent']));
    this.cookies.write(response, tokens.access, tokens.refresh);
  }
}
