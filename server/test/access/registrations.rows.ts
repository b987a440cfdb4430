import type { EventId, RegistrationId, SessionId, SignUpId } from '@passerelle/contracts/ids';
import { idOf } from '@passerelle/test-kit/ids';
import { ProgrammeService } from '../../src/features/events/programme.service';
import { EventService } from '../../src/features/events/event.service';
import { RegistrationService } from '../../src/features/registrations/registration.service';
import { SignUpService } from '../../src/features/registrations/sign-up.service';
import { aRegistration } from '../congress';
import { aSession, aStoredEvent } from '../sample-programme';
import { CALLERS, EVERYBODY, MEMBERS, SECRETARIAT, type Row, type World } from './row';

/** For members only. */
const EVENT = idOf<EventId>('eve', 1010);
const WORKSHOP = idOf<SessionId>('ses', 1010);

/** What the member of the cast holds; the staff and the administrator may see and change it, nobody else. */
const MINE = ['member', 'staff', 'administrator'] as const;

/** A members' event with a workshop; the member's registration and sign-up, and one to cancel for each caller. */
export async function furnishRegistrations({ spec, cast, things }: World): Promise<void> {
  await spec.app.get(EventService).add([aStoredEvent(EVENT, { public: false })]);
  const sessions = [aSession(1010, EVENT, { capacity: 100 })];
  await spec.app
    .get(ProgrammeService)
    .add({ id: EVENT }, { rooms: [], tracks: [], speakers: [], sessions });
  const { member } = cast.people;
  const own = aRegistration(1010, EVENT, member.id);
  const others = CALLERS.map((kind, index) => {
    const other = aRegistration(1020 + index, EVENT, member.id);
    // Of the member too, but without what makes a registration the only one of a person.
    delete other.holder;
    things[`registration of ${kind}`] = other.id;
    return other;
  });
  await spec.app.get(RegistrationService).add([own, ...others]);
  things['registration'] = own.id;
  things['feed'] = own.feed;
  things['sign-up'] = idOf<SignUpId>('sgn', 1010);
  const people = [{ id: idOf<SignUpId>('sgn', 1010), personId: member.id }];
  await spec.app.get(SignUpService).add(EVENT, WORKSHOP, people);
}

const own = (tail: string) => (world: World) =>
  `/api/registrations/${world.things['registration']}${tail}`;

export const REGISTRATION_ROWS: readonly Row[] = [
  {
    handler: 'GET /api/events/:id/registrations',
    allowed: MEMBERS,
    path: () => `/api/events/${EVENT}/registrations`,
  },
  {
    handler: 'GET /api/events/:id/registrations/mine',
    allowed: MEMBERS,
    path: () => `/api/events/${EVENT}/registrations/mine`,
  },
  {
    handler: 'POST /api/events/:id/registrations',
    allowed: MEMBERS,
    path: () => `/api/events/${EVENT}/registrations`,
    payload: (_world, kind) => ({
      id: idOf<RegistrationId>('reg', 1050 + CALLERS.indexOf(kind)),
    }),
  },
  {
    handler: 'POST /api/events/:id/delegations',
    // Whoever speaks for Dakar; the others are members without that right, or of other cities.
    allowed: ['chair', ...SECRETARIAT],
    path: () => `/api/events/${EVENT}/delegations`,
    payload: ({ cast }, kind) => ({
      id: `del_01J000000000000000000000${CALLERS.indexOf(kind) + 10}`,
      organisationId: cast.organisations.dakar.id,
      members: [
        {
          registrationId: idOf<RegistrationId>('reg', 1080 + CALLERS.indexOf(kind)),
          attendee: { kind: 'guest', guest: { givenName: 'Une', familyName: 'Invitée' } },
          role: 'head-of-delegation',
        },
      ],
    }),
  },
  {
    handler: 'GET /api/delegations/:id',
    allowed: ['chair', ...SECRETARIAT],
    path: () => `/api/delegations/del_01J000000000000000000000${CALLERS.indexOf('chair') + 10}`,
  },
  { handler: 'PATCH /api/registrations/:id', allowed: MINE, path: own('') },
  {
    handler: 'GET /api/events/:id/sign-ups',
    allowed: MEMBERS,
    path: () => `/api/events/${EVENT}/sign-ups`,
  },
  {
    handler: 'POST /api/events/:id/sessions/:sessionId/sign-ups',
    allowed: MEMBERS,
    path: () => `/api/events/${EVENT}/sessions/${WORKSHOP}/sign-ups`,
    payload: (_world, kind) => ({ id: idOf<SignUpId>('sgn', 1050 + CALLERS.indexOf(kind)) }),
  },
  {
    handler: 'PUT /api/events/:id/sessions/:sessionId/places',
    allowed: SECRETARIAT,
    path: () => `/api/events/${EVENT}/sessions/${WORKSHOP}/places`,
    payload: () => ({ capacity: 100 }),
  },
  { handler: 'GET /api/registrations/:id/ticket', allowed: MINE, path: own('/ticket') },
  { handler: 'GET /api/registrations/:id/ticket.svg', allowed: MINE, path: own('/ticket.svg') },
  {
    handler: 'GET /api/registrations/:id/programme.ics',
    allowed: MINE,
    path: own('/programme.ics'),
  },
  {
    handler: 'GET /api/calendars/:secret.ics',
    // Whoever has the address.
    allowed: EVERYBODY,
    path: ({ things }) => `/api/calendars/${things['feed']}.ics`,
  },
  {
    handler: 'POST /api/registrations/:id/ticket/renewal',
    allowed: MINE,
    path: own('/ticket/renewal'),
  },
  {
    handler: 'GET /api/events/:id/roster',
    allowed: SECRETARIAT,
    path: () => `/api/events/${EVENT}/roster`,
  },
  {
    handler: 'POST /api/events/:id/check-ins',
    allowed: SECRETARIAT,
    path: () => `/api/events/${EVENT}/check-ins`,
    payload: ({ things }, kind) => ({
      id: `chk_01J000000000000000000000${CALLERS.indexOf(kind) + 10}`,
      presented: { by: 'name', registrationId: things[`registration of ${kind}`] },
      gate: 'Porte 1',
    }),
  },
  {
    handler: 'DELETE /api/events/:id/check-ins/:checkInId',
    allowed: SECRETARIAT,
    path: (_world, kind) =>
      `/api/events/${EVENT}/check-ins/chk_01J000000000000000000000${CALLERS.indexOf(kind) + 10}`,
  },
  {
    handler: 'DELETE /api/sign-ups/:id',
    allowed: MINE,
    path: ({ things }) => `/api/sign-ups/${things['sign-up']}`,
  },
  {
    handler: 'DELETE /api/registrations/:id',
    allowed: MINE,
    path: ({ things }, kind) => `/api/registrations/${things[`registration of ${kind}`]}`,
  },
];
