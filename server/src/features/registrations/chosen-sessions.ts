import type { Session } from '@passerelle/contracts/sessions';
import type { StoredSignUp } from './sign-up.repository';

/**
 * The sessions of a personal calendar: those with a place, and as cancelled those that once had one, so that a calendar
 * which showed them takes them away. SEQUENCE grows with every change of the session and of the place.
 */
export function chosenSessions(
  sessions: readonly Session[],
  signUps: readonly StoredSignUp[],
): Session[] {
  return sessions.flatMap((session) => {
    const shown = signUps.filter((one) => one.sessionId === session.id && one.confirmedAt);
    if (shown.length === 0) return [];
    const left = shown.filter(({ status }) => status === 'cancelled');
    return {
      ...session,
      cancelled: session.cancelled || left.length === shown.length,
      // Each place that was given is one change, each that was given back another; the first is the beginning.
      sequence: session.sequence + shown.length + left.length - 1,
    };
  });
}
