import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Socket } from 'socket.io';
import { Refusal } from '../errors/refusal';
import { PassportGuard } from '../auth/passport.guard';
import { FLOOR, type Floor } from './allow';
import { Callers, type Caller } from './caller';

const REACHES: Record<Floor, (caller: Caller) => boolean> = {
  account: () => true,
  member: ({ standing }) => standing.member || standing.administrator,
  secretariat: ({ standing }) => standing.secretariat || standing.administrator,
  administrator: ({ standing }) => standing.administrator,
};

/** Stands before every HTTP route and socket command. Default deny: no metadata, no entry. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly callers: Callers,
    private readonly passport: PassportGuard,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const floor = this.reflector.getAllAndOverride<Floor | 'public' | undefined>(FLOOR, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!floor) throw new Refusal('request/forbidden');
    const caller = await this.identify(context);
    if (floor === 'public') return true;
    if (!caller) throw new Refusal('request/sign-in');
    if (!REACHES[floor](caller)) throw new Refusal('request/forbidden');
    return true;
  }

  private async identify(context: ExecutionContext): Promise<Caller | undefined> {
    if (context.getType() === 'ws') {
      const socket = context.switchToWs().getClient<Socket>();
      socket.data.caller = await this.callers.ofSignIn(socket.data.signInId);
      return socket.data.caller;
    }
    await this.passport.canActivate(context);
    return context.switchToHttp().getRequest<{ user?: Caller }>().user;
  }
}
