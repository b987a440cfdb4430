import { documentPaths } from '@passerelle/contracts/documents';
import { eventPaths } from '@passerelle/contracts/events';
import type {
  CheckInId,
  EventId,
  InvitationId,
  PersonId,
  PushDeviceId,
  RegistrationId,
  TransferId,
} from '@passerelle/contracts/ids';
import { notificationPaths } from '@passerelle/contracts/notifications';
import { aPerson } from '@passerelle/test-kit/network';
import { idOf } from '@passerelle/test-kit/ids';
import { filePaths } from '@passerelle/contracts/files';
import { UnsubscribingService } from '../../src/features/notifications/unsubscribing.service';
import { PersonService } from '../../src/features/people/person.service';
import { PositionArchiveService } from '../../src/features/positions/position-archive.service';
import { bal, CLIMATE, pos } from '../a-position';
import { PASSWORD } from '../app-for-specs';
import type { Role } from '@passerelle/test-kit/cast';
import type { World } from '../access/row';
import { PART_TYPE, TUS } from '../document-kit';
import { addDevice, aSubscription } from '../push-kit';
import { furnishSeatRequests, SEAT_REQUESTS, SUCCESSIONS } from './body-samples';
import { aScheduleFile } from '../sample-schedule';

export type Who = Role | 'anonymous';

/** A command that succeeds, where the row of the access table does not say one. */
export interface Sample {
  readonly caller?: Who;
  readonly path?: (world: World) => string;
  readonly payload?: (world: World) => unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Answer of the valid command when it is another than 2xx. */
  readonly expects?: number;
}

const EVENT = idOf<EventId>('eve', 1010);
const INVITED = idOf<PersonId>('per', 3900);
const SINCE = '2026-08-20T08:00:00.000Z';
const BOUNDARY = '----samples';

/** What samples need beyond the access table's world: an open invitation, a second sign-in, a device, positions being voted on. */
export async function furnishSamples(world: World): Promise<void> {
  const { spec, things } = world;
  await spec.app.get(PersonService).add(
    [3900, 3901].map((n) => aPerson(n, 'Nadia', 'Invitée')),
    [],
  );
  const staff = await world.as('staff');
  const invitation = {
    id: idOf<InvitationId>('inv', 3900),
    personId: INVITED,
    email: 'n@example.org',
  };
  const { body } = await staff.post('/api/invitations').send(invitation).expect(201);
  things['token'] = String(body.link).split('#')[1]!;
  await world.as('outsider');
  const { body: signIns } = await (await world.as('outsider')).get('/api/accounts/sign-ins');
  things['sign-in'] = (signIns as { id: string; current: boolean }[]).find(
    (one) => !one.current,
  )!.id;
  things['device'] = await addDevice(await world.as('member'), aSubscription('first'));
  const link = spec.app.get(UnsubscribingService).linkFor(world.cast.people.member.id, 'digest');
  things['unsubscribing'] = link.slice(link.lastIndexOf('/') + 1);
  await furnishSeatRequests(world);
  await spec.app.get(PositionArchiveService).add([position(world, 905), carried(world, 906)]);
}

function position({ cast }: World, n: number) {
  return {
    position: {
      ...{ id: pos(n), kind: 'resolution' as const, bodyId: cast.bodies.commission.id },
      ...{
        title: 'L’eau',
        language: 'fr' as const,
        themes: [],
        sdgs: [],
        status: 'voting' as const,
      },
      ...{ text: CLIMATE, revision: 0, createdBy: cast.people.rapporteur.id },
      ...{ createdAt: SINCE, changedAt: SINCE },
    },
    ...{ amendments: [], log: [] },
  };
}

function carried(world: World, n: number) {
  return {
    ...position(world, n),
    whole: { ballotId: bal(n), result: 'carried' as const, at: SINCE },
  };
}

const multipart = (content: string) =>
  [
    `--${BOUNDARY}`,
    'Content-Disposition: form-data; name="file"; filename="a.txt"',
    'Content-Type: text/plain',
    '',
    content,
    `--${BOUNDARY}--`,
    '',
  ].join('\r\n');

const XML = { 'content-type': 'application/xml' };

const EVENTS: Readonly<Record<string, Sample>> = {
  'POST /api/events': {
    payload: () => ({
      ...{ id: idOf<EventId>('eve', 3900), name: { fr: 'Forum' }, summary: { fr: 'Deux jours' } },
      place: { venue: 'Palais', address: 'Place 1', city: 'Dakar', country: 'SN' },
      ...{ zone: 'Africa/Dakar', public: true, themes: ['water'], sdgs: [6] },
      registration: { from: SINCE, until: '2026-10-01T08:00:00.000Z', capacity: 100 },
      ...{ firstDay: '2026-11-02', lastDay: '2026-11-03' },
    }),
  },
  'POST /api/events/import': {
    path: () => `${eventPaths.import()}?id=${idOf<EventId>('eve', 3901)}`,
    payload: () => aScheduleFile(),
    headers: XML,
  },
  'POST /api/events/:id/import': {
    path: () => `/api/events/${idOf<EventId>('eve', 1002)}/import`,
    payload: () => aScheduleFile(),
    headers: XML,
  },
  'POST /api/events/:id/registrations': {
    caller: 'outsider',
    payload: ({ cast }) => ({
      id: idOf<RegistrationId>('reg', 3900),
      organisationId: cast.organisations.abidjan.id,
    }),
  },
  'PATCH /api/registrations/:id': {
    payload: ({ cast }) => ({ organisationId: cast.organisations.lyon.id }),
  },
  'POST /api/events/:id/check-ins': {
    payload: ({ things }) => ({
      id: 'chk_01J00000000000000000000025' as CheckInId,
      presented: { by: 'name', registrationId: things['registration'] },
      gate: 'Porte 1',
    }),
  },
  'DELETE /api/events/:id/check-ins/:checkInId': {
    path: () => `/api/events/${EVENT}/check-ins/chk_01J00000000000000000000025`,
  },
};

const NOTIFICATIONS: Readonly<Record<string, Sample>> = {
  'POST /api/push': { payload: () => aSubscription('second') },
  'DELETE /api/push/:id': {
    path: ({ things }) => notificationPaths.device(things['device'] as PushDeviceId),
  },
  'GET /api/unsubscribe/:token': {
    path: ({ things }) => notificationPaths.unsubscribe(things['unsubscribing']!),
  },
  'POST /api/unsubscribe/:token': {
    path: ({ things }) => notificationPaths.unsubscribe(things['unsubscribing']!),
  },
};

const ACCOUNTS: Readonly<Record<string, Sample>> = {
  'POST /api/network/set-up': {
    caller: 'anonymous',
    payload: () => ({
      ...{ network: 'Autre', givenName: 'A', familyName: 'B', email: 'a@example.org' },
      ...{ password: PASSWORD, language: 'fr', zone: 'Africa/Dakar' },
    }),
    expects: 409,
  },
  'POST /api/accounts/sign-in': {
    caller: 'anonymous',
    payload: () => ({ email: 'fanta@example.org', password: PASSWORD }),
  },
  // Its token is another cookie, which only its own path is sent.
  'POST /api/accounts/refresh': { expects: 401 },
  'DELETE /api/accounts/sign-ins/:id': {
    caller: 'outsider',
    path: ({ things }) => `/api/accounts/sign-ins/${things['sign-in']}`,
  },
  'POST /api/invitations': {
    payload: () => ({
      ...{ id: idOf<InvitationId>('inv', 3901), personId: idOf<PersonId>('per', 3901) },
      email: 'm@example.org',
    }),
  },
  'POST /api/invitations/view': {
    caller: 'anonymous',
    payload: ({ things }) => ({ token: things['token'] }),
  },
  'POST /api/invitations/accept': {
    caller: 'anonymous',
    payload: ({ things }) => ({ token: things['token'], password: PASSWORD }),
  },
};

const DOCUMENTS: Readonly<Record<string, Sample>> = {
  'HEAD /api/transfers/:id': { headers: TUS },
  'PATCH /api/transfers/:id': {
    payload: () => 'bonjour',
    headers: { ...TUS, 'upload-offset': '0', 'content-type': PART_TYPE },
  },
  'DELETE /api/transfers/:id': {
    path: ({ things }) => documentPaths.transfer(things['transfer to give up'] as TransferId),
  },
};

export const SAMPLES: Readonly<Record<string, Sample>> = {
  ...EVENTS,
  ...NOTIFICATIONS,
  ...ACCOUNTS,
  ...DOCUMENTS,
  'PUT /api/files/:id': {
    path: ({ cast }) =>
      filePaths.upload(idOf('fil', 3900), {
        bodyId: cast.bodies.commission.id,
        place: 'discussions',
      }),
    payload: () => multipart('bonjour'),
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
  },
  'POST /api/mandates/:id/end': {
    path: ({ cast }) => `/api/mandates/${cast.mandates.partner.id}/end`,
  },
  ...SUCCESSIONS,
  ...SEAT_REQUESTS,
  'POST /api/positions/:id/ballots': {
    path: () => `/api/positions/${pos(905)}/ballots`,
    payload: () => ({ id: bal(905) }),
  },
  'POST /api/positions/:id/adopt': { path: () => `/api/positions/${pos(906)}/adopt` },
  'POST /api/amendments/:id/opinion': { caller: 'rapporteur' },
  // Only a later meeting approves: the table's own meeting is refused with the reason.
  'POST /api/meetings/:id/approval': { expects: 422 },
  'live live:enter': { payload: ({ cast }) => ({ room: `body:${cast.bodies.commission.id}` }) },
};
