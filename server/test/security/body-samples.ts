import type { MandateId, PersonId, SuccessionId } from '@passerelle/contracts/ids';
import { successionPaths } from '@passerelle/contracts/successions';
import { idOf } from '@passerelle/test-kit/ids';
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
