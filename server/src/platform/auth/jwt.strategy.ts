import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { Request } from 'express';
import { Strategy } from 'passport-jwt';
import { SignInId } from '@passerelle/contracts/ids';
import { SESSION_SECRET } from '../config/config.module';
import { Callers, type Caller } from '../permissions/caller';
import { ACCESS_COOKIE } from './cookies';
import { TOKEN_RULES } from './tokens';

/** A valid token is not enough: the sign-in that it names must still be open, and the caller is what they are now. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy, 'jwt') {
  constructor(
    @Inject(SESSION_SECRET) secret: string,
    private readonly callers: Callers,
  ) {
    super({
      jwtFromRequest: (request: Request) => request?.cookies?.[ACCESS_COOKIE] ?? null,
      secretOrKey: secret,
      algorithms: [TOKEN_RULES.algorithm],
      issuer: TOKEN_RULES.issuer,
      audience: TOKEN_RULES.audience,
    });
  }

  async validate(payload: { sid?: unknown }): Promise<Caller | false> {
    const signInId = SignInId.safeParse(payload.sid).data;
    return (signInId && (await this.callers.ofSignIn(signInId))) || false;
  }
}
