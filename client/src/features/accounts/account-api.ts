import { Service, inject } from '@angular/core';
import {
  InvitationView,
  SignIn,
  accountPaths,
  type InvitationAcceptance,
  type SetUpRequest,
} from '@passerelle/contracts/accounts';
import type { SignInId } from '@passerelle/contracts/ids';
import * as z from 'zod';
import { Api, reading } from '../../platform/http/api';

/** Accounts as their owner sees them. Signing in and out is the session's: `platform/session`. */
@Service()
export class AccountApi {
  private readonly api = inject(Api);

  /** My open sign-ins; call inside a component. */
  signIns() {
    return reading(z.array(SignIn), () => accountPaths.signIns());
  }

  endSignIn(id: SignInId): Promise<void> {
    return this.api.delete(accountPaths.signInOf(id));
  }

  /** Who an invitation is for. Changes nothing: mail scanners open links too. */
  invitation(token: string): Promise<z.infer<typeof InvitationView>> {
    return this.api.post(accountPaths.invitationView(), { token }, InvitationView);
  }

  /** Spends the invitation and opens a sign-in. */
  acceptInvitation(acceptance: z.infer<typeof InvitationAcceptance>): Promise<void> {
    return this.api.post(accountPaths.invitationAccept(), acceptance);
  }

  /** Makes the first administrator of an empty network and opens a sign-in. */
  setUp(request: SetUpRequest): Promise<void> {
    return this.api.post(accountPaths.setUp(), request);
  }
}
