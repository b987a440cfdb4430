import { Inject, Injectable } from '@nestjs/common';
import type { CookieOptions, Request, Response } from 'express';
import { accountPaths } from '@passerelle/contracts/accounts';
import { SETTINGS, type Settings } from '../config/settings';
import { ACCESS_SECONDS } from './tokens';

export const ACCESS_COOKIE = 'passerelle_access';
export const REFRESH_COOKIE = 'passerelle_refresh';

/** A sign-in that is not used for this long ends. */
export const SIGN_IN_DAYS = 30;

@Injectable()
export class Cookies {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  write(response: Response, access: string, refresh: string): void {
    response.cookie(ACCESS_COOKIE, access, this.options('/', ACCESS_SECONDS));
    response.cookie(
      REFRESH_COOKIE,
      refresh,
      this.options(accountPaths.refresh(), SIGN_IN_DAYS * 86_400),
    );
  }

  clear(response: Response): void {
    response.clearCookie(ACCESS_COOKIE, this.options('/'));
    response.clearCookie(REFRESH_COOKIE, this.options(accountPaths.refresh()));
  }

  refreshOf(request: Request): string | undefined {
    const value: unknown = request.cookies?.[REFRESH_COOKIE];
    return typeof value === 'string' ? value : undefined;
  }

  private options(path: string, seconds?: number): CookieOptions {
    const secure =
      this.settings.SECURE_COOKIES ?? this.settings.BASE_URL?.startsWith('https:') ?? false;
    return {
      httpOnly: true,
      sameSite: 'lax',
      secure,
      path,
      ...(seconds !== undefined && { maxAge: seconds * 1000 }),
    };
  }
}

/** Reads one cookie of a raw header: a socket's handshake has no cookie parser. */
export function cookieIn(header: string | undefined, name: string): string | undefined {
  return header
    ?.split(';')
    .map((pair) => pair.trim().split('='))
    .find(([key]) => key === name)?.[1];
}
