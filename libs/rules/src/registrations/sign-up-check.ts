import type { RegistrationStatus } from '@passerelle/contracts/registrations';
import type { Instant } from '@passerelle/contracts/primitives';
import type { ProblemCode } from '@passerelle/contracts/problems';
import type { Session } from '@passerelle/contracts/sessions';
import { boundsOf, overlaps, type Slot } from '../events/slots';

/** A session that holds a person: signed up (a place in line counts, it may become a place), speaking or chairing. */
export type HeldSession = Slot & { readonly id: Session['id']; readonly title: string };

export interface SignUpRequest {
  readonly now: Instant;
  readonly session: Pick<Session, 'id' | 'start' | 'minutes' | 'capacity' | 'cancelled'>;
  readonly registration?: RegistrationStatus | undefined;
  /** Everything that already holds the person at this event. */
  readonly held: readonly HeldSession[];
}

export type Verdict =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly code: ProblemCode;
      readonly params?: Readonly<Record<string, string | number>>;
    };

/** The first session that would hold the person at the same time; the session itself is no conflict. */
export function conflictWith(
  session: Slot & { readonly id: Session['id'] },
  held: readonly HeldSession[],
): HeldSession | undefined {
  return held.find((other) => other.id !== session.id && overlaps(session, other));
}

/** May this person get in line for this session now? Whether there is a place is the waiting list's business. */
export function judgeSignUp(request: SignUpRequest): Verdict {
  const { session, registration, now, held } = request;
  if (!registration) return { ok: false, code: 'registration/needed' };
  if (registration === 'cancelled') return { ok: false, code: 'registration/cancelled' };
  if (session.capacity === undefined) return { ok: false, code: 'sign-up/not-needed' };
  if (session.cancelled || boundsOf(session).from <= Date.parse(now)) {
    return { ok: false, code: 'sign-up/over' };
  }
  const conflict = conflictWith(session, held);
  if (conflict) return { ok: false, code: 'sign-up/overlap', params: { session: conflict.title } };
  return { ok: true };
}
