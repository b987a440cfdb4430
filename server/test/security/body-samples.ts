import type {
  MandateId,
  OrganisationId,
  PersonId,
  SeatId,
  SeatRequestId,
  SuccessionId,
} from '@passerelle/contracts/ids';
import { seatRequestPaths } from '@passerelle/contracts/seat-requests';
import { successionPaths } from '@passerelle/contracts/successions';
import { idOf } from '@passerelle/test-kit/ids';
import type { World } from '../access/row';
import type { Sample } from './samples';

const SUCCESSION = idOf<SuccessionId>('suc', 3900);

/** Somebody new comes after the colleague whose account is closed, and it is taken back. */
export const SUCCESSIONS: Readonly<Record<string, Sample>> = {
  'POST /api/organisations/:id/successions': {
    payload: ({ cast }) => ({
      ...{ id: SUCCESSION, mandateId: idOf<MandateId>('man', 3900), office: 'official' },
      predecessorId: cast.people.deactivated.id,
      successor: {
        kind: 'new',
        person: {
          ...{ id: idOf<PersonId>('per', 3902), givenName: 'Odile', familyName: 'Suivante' },
          preferredLanguage: 'fr',
        },
      },
    }),
  },
  'POST /api/successions/:id/undo': { path: () => successionPaths.undo(SUCCESSION) },
};

const srq = (n: number) => idOf<SeatRequestId>('srq', n);

const anInvitation = (n: number, organisationId: OrganisationId) => ({
  ...{ id: srq(n), kind: 'invitation', office: 'member', organisationId },
  words: 'Rejoignez-nous',
});

/** Invitations to the assembly: one to refuse, one to withdraw. The third is made by its own sample. */
export async function furnishSeatRequests({ cast, as }: World): Promise<void> {
  const staff = await as('staff');
  const path = seatRequestPaths.ofBody(cast.bodies.assembly.id);
  const { dakar, liege } = cast.organisations;
  await staff.post(path).send(anInvitation(3901, dakar.id)).expect(204);
  await staff.post(path).send(anInvitation(3902, liege.id)).expect(204);
}

export const SEAT_REQUESTS: Readonly<Record<string, Sample>> = {
  'POST /api/bodies/:id/seat-requests': {
    caller: 'staff',
    path: ({ cast }) => seatRequestPaths.ofBody(cast.bodies.assembly.id),
    payload: ({ cast }) => anInvitation(3900, cast.organisations.tunis.id),
  },
  'POST /api/seat-requests/:id/accept': {
    caller: 'observer',
    path: () => seatRequestPaths.accept(srq(3900)),
    payload: () => ({ seatId: idOf<SeatId>('sea', 3900) }),
  },
  'POST /api/seat-requests/:id/refuse': {
    caller: 'chair',
    path: () => seatRequestPaths.refuse(srq(3901)),
    payload: () => ({ reason: 'Pas cette année' }),
  },
  'POST /api/seat-requests/:id/withdraw': {
    caller: 'staff',
    path: () => seatRequestPaths.withdraw(srq(3902)),
  },
};
