import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { AccountId, PersonId, SignInId } from '@passerelle/contracts/ids';
import type { Language } from '@passerelle/contracts/primitives';
import type { Standing } from '@passerelle/rules/standing';

/** Who is asking, and what they are at this instant. */
export interface Caller {
  readonly accountId: AccountId;
  readonly signInId: SignInId;
  readonly personId: PersonId;
  readonly language: Language;
  readonly standing: Standing;
}

/** Finds the caller behind a stored sign-in; undefined when it was revoked or the account deactivated. */
export abstract class Callers {
  abstract ofSignIn(id: SignInId): Promise<Caller | undefined>;
}

/** The caller of this HTTP request or socket command; `Caller | undefined` on `@Public` handlers. */
export const Asking = createParamDecorator((_data: unknown, context: ExecutionContext) =>
  context.getType() === 'ws'
    ? context.switchToWs().getClient().data.caller
    : context.switchToHttp().getRequest().user,
);
