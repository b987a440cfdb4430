import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Unsubscription } from '@passerelle/contracts/notifications';
import type { Request, Response } from 'express';
import * as z from 'zod';
import { Public } from '../../platform/permissions/allow';
import { UnsubscribingService } from './unsubscribing.service';

const Token = z.string().max(300);

/** One click in a mail program posts here, without cookies (RFC 8058). Opening the link shows a page and stops nothing. */
@ApiTags('notifications')
@Controller('api/unsubscribe')
export class UnsubscribeController {
  constructor(private readonly unsubscribing: UnsubscribingService) {}

  @Public()
  @Get(':token')
  async show(
    @Param('token', { schema: Token }) token: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    if (request.accepts(['json', 'html']) === 'html')
      return response.redirect(`/desabonnement/${encodeURIComponent(token)}`);
    response.json(Unsubscription.parse(await this.unsubscribing.read(token)));
  }

  @Public()
  @Post(':token')
  @HttpCode(204)
  stop(@Param('token', { schema: Token }) token: string): Promise<void> {
    return this.unsubscribing.stop(token);
  }
}
