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
  { handler: 'GET /api/bodies', allowed: EVERYBODY },
  {
    handler: 'GET /api/bodies/:id',
    allowed: MEMBERS,
    path: ({ cast }) => `/api/bodies/${cast.bodies.commission.id}`,
  },
  {
    handler: 'POST /api/bodies/:id/seats/:seatId/end',
    allowed: ['chair', 'staff', 'administrator'],
    path: ({ cast, things }, kind) =>
      `/api/bodies/${cast.bodies.commission.id}/seats/${things[`seat of ${kind}`]}/end`,
  },
];
