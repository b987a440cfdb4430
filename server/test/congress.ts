import type {
  AccountId,
  EventId,
  PersonId,
  RegistrationId,
  SignInId,
} from '@passerelle/contracts/ids';
import type { Session } from '@passerelle/contracts/sessions';
import { idOf } from '@passerelle/test-kit/ids';
import type { StoredEvent } from '../src/features/events/event.repository';
import { EventService } from '../src/features/events/event.service';
import { ProgrammeService } from '../src/features/events/programme.service';
import { RegistrationService } from '../src/features/registrations/registration.service';
import type { StoredRegistration } from '../src/features/registrations/stored-registration';
import type { Caller } from '../src/platform/permissions/caller';
import type { SpecApp } from './app-for-specs';
import { aStoredEvent } from './sample-programme';

/** Puts a published event with these sessions into the database. */
export async function aCongress(
  spec: SpecApp,
  number: number,
  sessionsOf: (id: EventId) => Session[],
  over: Partial<StoredEvent> = {},
): Promise<EventId> {
  const id = idOf<EventId>('eve', number);
  await spec.app.get(EventService).add([aStoredEvent(id, over)]);
  await spec.app
    .get(ProgrammeService)
    .add({ id }, { rooms: [], tracks: [], speakers: [], sessions: sessionsOf(id) });
  return id;
}

/** Somebody who is signed in, without any mandate: enough to sign up for a workshop. */
export function aCaller(number: number): Caller {
  const personId = idOf<PersonId>('per', number);
  return {
    accountId: idOf<AccountId>('acc', number),
    signInId: idOf<SignInId>('sin', number),
    personId,
    language: 'fr',
    standing: {
      personId,
      administrator: false,
      secretariat: false,
      member: false,
      organisations: [],
      seats: [],
    },
  };
}

/** A confirmed registration. */
export function aRegistration(
  number: number,
  eventId: EventId,
  personId: PersonId,
): StoredRegistration {
  return {
    id: idOf<RegistrationId>('reg', number),
    eventId,
    personId,
    holder: personId,
    name: 'Une Personne',
    role: 'participant',
    status: 'confirmed',
    at: '2026-09-01T08:00:00.000Z',
    code: secret('C', number) as StoredRegistration['code'],
    feed: secret('F', number),
    choices: 0,
    creation: 'added',
  };
}

/** A crowd of registered people, `first` and those after; each of them can sign up. */
export async function aCrowd(
  spec: SpecApp,
  eventId: EventId,
  first: number,
  count: number,
): Promise<Caller[]> {
  const callers = Array.from({ length: count }, (_, index) => aCaller(first + index));
  const registrations = callers.map(({ personId }, index) => ({
    ...aRegistration(first + index, eventId, personId),
    name: `Personne ${index + 1}`,
  }));
  await spec.app.get(RegistrationService).add(registrations);
  return callers;
}

function secret(letter: string, number: number): string {
  return `${letter}${String(number).padStart(25, '0')}`;
}
