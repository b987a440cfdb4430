import { bodyPaths } from '@passerelle/contracts/bodies';
import { startApp, type Agent, type SpecApp } from '../../../test/app-for-specs';
import { populate, type Populated } from '../../../test/populate';

describe('bodies over HTTP', () => {
  let spec: SpecApp;
  let network: Populated;
  beforeAll(async () => {
    spec = await startApp();
    network = await populate(spec);
  });
  afterAll(() => spec.close());

  it('shows the people of each seat, and not those whose mandate has ended', async () => {
    const chair = await network.as('chair');
    const { body } = await chair.get(bodyPaths.one(network.cast.bodies.commission.id)).expect(200);
    const lyon = body.seats.find(
      (seat: { organisation: { name: string } }) => seat.organisation.name === 'Lyon',
    );
    expect(lyon.people.map((person: { name: string }) => person.name).sort()).toEqual([
      'Claire Exemple',
      'Karim Fermé',
    ]);
    expect(body.mine).toMatchObject({ offices: ['chair'] });
  });

  it('lists the caller’s own bodies first and hides confidential ones from others', async () => {
    const outsider = await network.as('outsider');
    const { body } = await outsider.get(bodyPaths.list()).expect(200);
    expect(body.map((one: { name: { fr: string } }) => one.name.fr)).toEqual([
      'Assemblée générale',
      'Commission Eau et assainissement',
    ]);
  });

  it('answers the same for a confidential body and for one that does not exist', async () => {
    const outsider = await network.as('outsider');
    const hidden = await outsider.get(bodyPaths.one(network.cast.bodies.group.id)).expect(404);
    const missing = await outsider.get('/api/bodies/bod_01J00000000000000000000ZZZ').expect(404);
    expect(hidden.body).toEqual(missing.body);
  });

  it('gives nothing to a person whose mandate has ended', async () => {
    const former = await network.as('former');
    await former.get(bodyPaths.one(network.cast.bodies.commission.id)).expect(404);
  });

  it('ends access with the seat, at the next request', async () => {
    const { commission } = network.cast.bodies;
    const [chair, observer] = [await network.as('chair'), await network.as('observer')];
    const before = await observer.get(bodyPaths.one(commission.id)).expect(200);
    expect(before.body.mine.offices).toEqual(['observer']);
    const seat = network.cast.seats.tunisObserves;
    await observer.post(`/api/bodies/${commission.id}/seats/${seat.id}/end`).expect(403);
    await chair.post(`/api/bodies/${commission.id}/seats/${seat.id}/end`).expect(204);
    const after = await observer.get(bodyPaths.one(commission.id)).expect(200);
    expect(after.body.mine.offices).toEqual([]);
  });

  it('names an organisation’s seats, but none in bodies that the reader may not know of', async () => {
    const path = bodyPaths.seatsOf(network.cast.organisations.dakar.id);
    const names = async (agent: Agent) =>
      (await agent.get(path).expect(200)).body.map(
        (one: { body: { name: { fr: string } } }) => one.body.name.fr,
      );
    expect(await names(spec.stranger())).toEqual([]);
    expect(await names(await network.as('outsider'))).toEqual(['Commission Eau et assainissement']);
    expect(await names(await network.as('member'))).toEqual([
      'Commission Eau et assainissement',
      'Groupe Villes et climat',
    ]);
  });

  it('refuses to end a seat through another body', async () => {
    const chair = await network.as('chair');
    const { commission } = network.cast.bodies;
    const { lyonInGroup } = network.cast.seats;
    await chair.post(`/api/bodies/${commission.id}/seats/${lyonInGroup.id}/end`).expect(404);
  });
});
