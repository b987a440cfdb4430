import type {
  BodyId,
  MandateId,
  PersonId,
  SeatRequestId,
  SuccessionId,
} from '@passerelle/contracts/ids';
import { seatRequestPaths } from '@passerelle/contracts/seat-requests';
import { successionPaths } from '@passerelle/contracts/successions';
import { idOf } from '@passerelle/test-kit/ids';
import { aMandate, anOrganisation, aPerson } from '@passerelle/test-kit/network';
import { OrganisationService } from '../../src/features/organisations/organisation.service';
import { PersonService } from '../../src/features/people/person.service';
import type { World } from '../access/row';
import type { Agent } from '../app-for-specs';

/** An invitation of a confidential body to a city of nobody here. */
export async function hideInvitation({ spec }: World, staff: Agent, bodyId: BodyId, words: string) {
  const namur = anOrganisation(3910, 'Namur');
  await spec.app.get(OrganisationService).add([namur]);
  const id = idOf<SeatRequestId>('srq', 3910);
  const draft = { id, kind: 'invitation', office: 'member', organisationId: namur.id, words };
  await staff.post(seatRequestPaths.ofBody(bodyId)).send(draft).expect(204);
  return { srq: id };
}

/** A succession in the house, which only whoever declared it may take back. */
export async function hideSuccession({ spec, cast }: World, staff: Agent) {
  const { house } = cast.organisations;
  const [leaving, coming] = [3910, 3911].map((n) => aPerson(n, 'Paul', 'Relais'));
  const mandate = aMandate(3910, leaving!, house);
  await spec.app.get(PersonService).add([leaving!, coming!], [mandate]);
  const id = idOf<SuccessionId>('suc', 3910);
  await staff
    .post(successionPaths.ofOrganisation(house.id))
    .send({
      ...{ id, mandateId: idOf<MandateId>('man', 3911), office: 'staff' },
      predecessorId: leaving!.id,
      successor: { kind: 'known', personId: coming!.id as PersonId },
    })
    .expect(201);
  return { suc: id };
}
