import type { MandateId, PersonId, SuccessionId } from '@passerelle/contracts/ids';
import { successionPaths } from '@passerelle/contracts/successions';
import { idOf } from '@passerelle/test-kit/ids';
import { aMandate, aPerson } from '@passerelle/test-kit/network';
import { PersonService } from '../../src/features/people/person.service';
import type { World } from '../access/row';
import type { Agent } from '../app-for-specs';

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
