import { Inject, Injectable } from '@nestjs/common';
import type { Socket } from 'socket.io';
import { ACCESS_COOKIE, cookieIn } from '../auth/cookies';
import { Tokens } from '../auth/tokens';
import { SETTINGS, type Settings } from '../config/settings';
import { languageOf } from '../errors/language-of';
import { problemOf } from '../errors/problem-of';
import { Refusal } from '../errors/refusal';
import { Callers } from '../permissions/caller';
import { isForeign } from '../web/same-origin';

/** An error that socket.io hands to the client with the problem in `data`. */
class HandshakeRefused extends Error {
  constructor(readonly data: unknown) {
    super('refused');
  }
}

/** A socket is admitted with the same cookie, the same stored sign-in and the same origin rule as HTTP. */
@Injectable()
export class Handshake {
  constructor(
    private readonly tokens: Tokens,
    private readonly callers: Callers,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async admit(socket: Socket): Promise<void> {
    const { headers } = socket.request;
    const refuse = (code: ConstructorParameters<typeof Refusal>[0]) =>
      new HandshakeRefused(problemOf(new Refusal(code), languageOf(socket.request)));
    if (isForeign(headers, headers.host, this.settings.BASE_URL))
      throw refuse('request/foreign-origin');
    const signInId = await this.tokens.signInOf(cookieIn(headers.cookie, ACCESS_COOKIE) ?? '');
    const caller = signInId && (await this.callers.ofSignIn(signInId));
    if (!caller) throw refuse('request/sign-in');
    socket.data = { signInId, caller };
    await socket.join([`sign-in:${signInId}`, `person:${caller.personId}`]);
  }
}
