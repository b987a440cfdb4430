import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { SignInId } from '@passerelle/contracts/ids';
import { SESSION_SECRET } from '../config/config.module';

export const TOKEN_RULES = {
  algorithm: 'HS256',
  issuer: 'passerelle',
  audience: 'passerelle:access',
} as const;

/** Life of an access token, in seconds. The stored sign-in is looked at on every use all the same. */
export const ACCESS_SECONDS = 600;

/**
 * Access token: a short JWT that names a stored sign-in.
 * Refresh token: `signIn.generation.mac`. It follows from the sign-in and its generation, so two requests that refresh
 * at the same moment get the same successor and exactly one chain lives.
 */
@Injectable()
export class Tokens {
  constructor(
    private readonly jwt: JwtService,
    @Inject(SESSION_SECRET) private readonly secret: string,
  ) {}

  access(signInId: SignInId): string {
    return this.jwt.sign({ sid: signInId });
  }

  /** The sign-in that an access token names; undefined for anything but a valid, unexpired token of ours. */
  async signInOf(token: string): Promise<SignInId | undefined> {
    try {
      const { sid } = await this.jwt.verifyAsync<{ sid: unknown }>(token);
      return SignInId.safeParse(sid).data;
    } catch {
      return undefined;
    }
  }

  refresh(signInId: SignInId, generation: number): string {
    return `${signInId}.${generation}.${this.mac(signInId, generation)}`;
  }

  readRefresh(token: string): { signInId: SignInId; generation: number } | undefined {
    const [id, count, mac] = token.split('.');
    const signInId = SignInId.safeParse(id).data;
    const generation = Number(count);
    if (!signInId || !Number.isSafeInteger(generation) || !mac) return undefined;
    const given = Buffer.from(mac);
    const right = Buffer.from(this.mac(signInId, generation));
    return given.length === right.length && timingSafeEqual(given, right)
      ? { signInId, generation }
      : undefined;
  }

  private mac(signInId: SignInId, generation: number): string {
    return createHmac('sha256', this.secret)
      .update(`refresh:${signInId}:${generation}`)
      .digest('base64url');
  }
}
