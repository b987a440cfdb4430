import { Service, inject } from '@angular/core';
import type { EventId, SessionId } from '@passerelle/contracts/ids';
import {
  SignUp,
  SignUpCounts,
  signUpPaths,
  type SignUpDraft,
} from '@passerelle/contracts/sign-ups';
import { Api, reading } from '../../platform/http/api';

/** Places in sessions with a capacity. */
@Service()
export class SignUpApi {
  private readonly api = inject(Api);

  /** How full each session is; call inside a component. */
  counts(eventId: () => EventId) {
    return reading(SignUpCounts, () => signUpPaths.counts(eventId()));
  }

  signUp(eventId: EventId, sessionId: SessionId, draft: SignUpDraft): Promise<SignUp> {
    return this.api.post(signUpPaths.ofSession(eventId, sessionId), draft, SignUp);
  }
}
