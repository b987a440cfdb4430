import { bodyPaths } from '@passerelle/contracts/bodies';
import type { SeatRequestId } from '@passerelle/contracts/ids';
import { seatRequestPaths } from '@passerelle/contracts/seat-requests';
import { successionPaths } from '@passerelle/contracts/successions';
import { idOf } from '@passerelle/test-kit/ids';
import { aSeat } from '@passerelle/test-kit/network';
import { BodyService } from '../../src/features/bodies/body.service';
import { ACCOUNTS, CALLERS, EVERYBODY, MEMBERS, SECRETARIAT, type Row, type World } from './row';

/** A seat for each kind of caller to try to end. */
export async function furnishNetwork({ spec, cast, things }: World): Promise<void> {
  const seats = CALLERS.map((kind, index) => {
    const seat = aSeat(900 + index, cast.bodies.commission, cast.organisations.abidjan, []);
    things[`seat of ${kind}`] = seat.id;
    return seat;
  });
  await spec.app.get(BodyService).add([], seats);
}

export const NETWORK_ROWS: readonly Row[] = [
  { handler: 'GET /api/search', allowed: ACCOUNTS },
  { handler: 'GET /api/organisations', allowed: EVERYBODY },
  {
    handler: 'GET /api/organisations/:id',
    allowed: EVERYBODY,
    path: ({ cast }) => `/api/organisations/${cast.organisations.dakar.id}`,
  },
  { handler: 'GET /api/people', allowed: MEMBERS },
  {
    handler: 'GET /api/organisations/:id/people',
    allowed: MEMBERS,
    path: ({ cast }) => `/api/organisations/${cast.organisations.dakar.id}/people`,
  },
  {
    handler: 'GET /api/organisations/:id/seats',
    allowed: EVERYBODY,
    path: ({ cast }) => `/api/organisations/${cast.organisations.dakar.id}/seats`,
  },
  {
    handler: 'POST /api/mandates/:id/end',
    allowed: SECRETARIAT,
    // Not an id: whoever gets past the guard is told so, and no mandate ends.
    path: () => '/api/mandates/none/end',
  },
  {
    handler: 'GET /api/organisations/:id/successions/plan',
    allowed: SECRETARIAT,
    path: ({ cast }) =>
      successionPaths.plan(cast.organisations.lyon.id, {
        ...{ predecessor: cast.people.member.id, successor: cast.people.former.id },
      }),
  },
  {
    handler: 'POST /api/organisations/:id/successions',
    allowed: SECRETARIAT,
    path: ({ cast }) => successionPaths.ofOrganisation(cast.organisations.lyon.id),
    // Nothing of a succession: whoever gets past the guard is told so, and nobody is replaced.
    payload: () => ({}),
  },
  {
    handler: 'POST /api/successions/:id/undo',
    allowed: SECRETARIAT,
    // Not an id, as above.
    path: () => '/api/successions/none/undo',
  },
  { handler: 'GET /api/bodies', allowed: EVERYBODY },
  {
    handler: 'GET /api/bodies/:id',
    allowed: MEMBERS,
    path: ({ cast }) => `/api/bodies/${cast.bodies.commission.id}`,
  },
  {
    handler: 'GET /api/bodies/:id/composition',
    allowed: MEMBERS,
    path: ({ cast }) =>
      bodyPaths.composition(cast.bodies.commission.id, '2025-03-03T12:00:00.000Z'),
  },
  { handler: 'GET /api/seat-requests', allowed: ACCOUNTS },
  {
    handler: 'POST /api/bodies/:id/seat-requests',
    allowed: ['chair', 'staff', 'administrator'],
    path: ({ cast }) => seatRequestPaths.ofBody(cast.bodies.commission.id),
    // A city that sits there already: whoever may invite is told so.
    payload: ({ cast }) => ({
      ...{ id: idOf<SeatRequestId>('srq', 901), kind: 'invitation', office: 'member' },
      ...{ organisationId: cast.organisations.lyon.id, words: 'Rejoignez-nous' },
    }),
  },
  // Not ids: whoever has an account is told so.
  ...['accept', 'refuse', 'withdraw'].map((what) => ({
    handler: `POST /api/seat-requests/:id/${what}`,
    allowed: ACCOUNTS,
    path: () => `/api/seat-requests/none/${what}`,
  })),
  { handler: 'GET /api/organisation-chart', allowed: EVERYBODY },
  {
    handler: 'POST /api/bodies/:id/seats/:seatId/end',
    allowed: ['chair', 'staff', 'administrator'],
    path: ({ cast, things }, kind) =>
      `/api/bodies/${cast.bodies.commission.id}/seats/${things[`seat of ${kind}`]}/end`,
  },
];
