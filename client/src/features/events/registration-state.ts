import type { Event } from '@passerelle/contracts/events';
import { isRegistrationOpen } from '@passerelle/rules/registrations/registration-check';

/** `none`: nobody registers for this event here. */
export type RegistrationState = 'none' | 'early' | 'open' | 'closed';

export function registrationState(
  event: Pick<Event, 'status' | 'registration'>,
  now: number,
): RegistrationState {
  if (!event.registration || event.status !== 'published') return 'none';
  if (isRegistrationOpen({ now: new Date(now).toISOString(), event })) return 'open';
  return now < Date.parse(event.registration.from) ? 'early' : 'closed';
}
