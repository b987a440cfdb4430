import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import * as z from 'zod';
import {
  Me,
  NetworkStatus,
  SetUpRequest,
  SignIn,
  SignInRequest,
} from '@passerelle/contracts/accounts';
import { SignInId } from '@passerelle/contracts/ids';
import { Cookies } from '../../platform/auth/cookies';
import { Answers } from '../../platform/web/answers';
import { Allow, Public } from '../../platform/permissions/allow';
import { Asking, type Caller } from '../../platform/permissions/caller';
import { AccountService } from './account.service';
import { deviceOf } from '../../platform/web/device';
import { SignInService } from './sign-in.service';

const SignInList = z.array(SignIn);

@ApiTags('accounts')
@Controller('api')
export class AccountController {
  constructor(
    private readonly accounts: AccountService,
    private readonly signIns: SignInService,
    private readonly cookies: Cookies,
  ) {}

  @Public()
  @Get('network')
  @Answers(NetworkStatus)
  network(): Promise<NetworkStatus> {
    return this.accounts.network();
  }

  @Public()
  @Post('network/set-up')
  @HttpCode(204)
  async setUp(
    @Body({ schema: SetUpRequest }) request: SetUpRequest,
    @Req() http: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const account = await this.accounts.setUp(request);
    this.remember(response, await this.signIns.open(account, deviceOf(http.headers['user-agent'])));
  }

  @Public()
  @Post('accounts/sign-in')
  @HttpCode(204)
  async signIn(
    @Body({ schema: SignInRequest }) request: SignInRequest,
    @Req() http: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const device = deviceOf(http.headers['user-agent']);
    this.remember(response, await this.signIns.signIn(request, http.ip ?? '', device));
  }

  @Public()
  @Post('accounts/refresh')
  @HttpCode(204)
  async refresh(
    @Req() http: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    this.remember(response, await this.signIns.refresh(this.cookies.refreshOf(http)));
  }

  @Allow('account')
  @Post('accounts/sign-out')
  @HttpCode(204)
  async signOut(
    @Asking() caller: Caller,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.signIns.end(caller, caller.signInId);
    this.cookies.clear(response);
  }

  @Allow('account')
  @Get('accounts/me')
  @Answers(Me)
  me(@Asking() caller: Caller): Promise<Me> {
    return this.accounts.me(caller);
  }

  @Allow('account')
  @Get('accounts/sign-ins')
  @Answers(SignInList)
  list(@Asking() caller: Caller): Promise<SignIn[]> {
    return this.signIns.list(caller);
  }

  @Allow('account')
  @Delete('accounts/sign-ins/:id')
  @HttpCode(204)
  end(@Asking() caller: Caller, @Param('id', { schema: SignInId }) id: SignInId): Promise<void> {
    return this.signIns.end(caller, id);
  }

  private remember(response: Response, tokens: { access: string; refresh: string }): void {
    this.cookies.write(response, tokens.access, tokens.refresh);
  }
}
