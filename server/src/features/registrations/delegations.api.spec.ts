import type { DelegationId, EventId, RegistrationId } from '@passerelle/contracts/ids';
import { registrationPaths } from '@passerelle/contracts/registrations';
import type { Role } from '@passerelle/test-kit/cast';
import { idOf } from '@passerelle/test-kit/ids';
import { startApp, type Agent, type SpecApp } from '../../../test/app-for-specs';
import { aCongress } from '../../../test/congress';
import { populate, type Populated } from '../../../test/populate';
import type { StoredEvent } from '../events/event.service';

describe('a delegation', () => {
  let spec: SpecApp;
  let network: Populated;
  let events = 0;
  const agents = new Map<Role, Agent>();
  const regId = (number: number) => idOf<RegistrationId>('reg', events * 100 + number);

  beforeAll(async () => {
    spec = await startApp();
    network = await populate(spec);
    for (const role of ['chair', 'deputy', 'member', 'outsider', 'staff'] as const)
      agents.set(role, await network.as(role));
  });
  afterAll(() => spec.close());

  const as = (role: Role) => agents.get(role)!;

  async function congress(over: Partial<StoredEvent> = {}) {
    events += 1;
    return { id: await aCongress(spec, events, () => [], over) };
  }

  const register = (role: Role, event: EventId, number: number) =>
    as(role)
      .post(registrationPaths.ofEvent(event))
      .send({ id: regId(number) });

  const dakar = () => network.cast.organisations.dakar.id;

  function draft(number: number) {
    const { chair, deputy } = network.cast.people;
    return {
      id: idOf<DelegationId>('del', events * 100 + number),
      organisationId: dakar(),
      members: [
        {
          registrationId: regId(number),
          attendee: { kind: 'person', personId: chair.id },
          role: 'head-of-delegation',
        },
        {
          registrationId: regId(number + 1),
          attendee: { kind: 'person', personId: deputy.id },
          role: 'participant',
        },
        {
          registrationId: regId(number + 2),
          attendee: {
            kind: 'guest',
            guest: { givenName: 'Une', familyName: 'Invitée', email: 'invitee@example.org' },
          },
          role: 'accompanying',
        },
      ],
    };
  }
  const send = (role: Role, event: EventId, body: object) =>
    as(role).post(registrationPaths.delegations(event)).send(body);

  it('is registered in one go by whoever speaks for the organisation', async () => {
    const { id } = await congress();
    // A delegate without an office that speaks for the city, and an official of another city.
    await send('deputy', id, draft(10)).expect(403);
    await send('member', id, draft(10)).expect(403);
    const { body } = await send('chair', id, draft(10)).expect(201);
    expect(body.registrations.map(({ name }: { name: string }) => name)).toEqual([
      'Aminata Essai',
      'Boubacar Modèle',
      'Une Invitée',
    ]);
    expect((await send('chair', id, draft(10)).expect(201)).body).toEqual(body);
    const changed = { ...draft(10), members: draft(10).members.slice(0, 2) };
    expect((await send('chair', id, changed).expect(422)).body.code).toBe('request/key-reused');
    const seen = await as('chair').get(registrationPaths.ofEvent(id)).expect(200);
    expect(seen.body).toHaveLength(3);
    expect((await as('outsider').get(registrationPaths.ofEvent(id)).expect(200)).body).toEqual([]);
    await as('outsider')
      .get(registrationPaths.delegation(draft(10).id))
      .expect(404);
  });

  it('gets all its places or none', async () => {
    const window = { from: '2026-08-01T00:00:00.000Z', until: '2026-10-01T00:00:00.000Z' };
    const { id } = await congress({ registration: { ...window, capacity: 3 } });
    await register('member', id, 1).expect(201);
    const full = await send('chair', id, draft(10)).expect(409);
    expect(full.body).toMatchObject({ code: 'registration/full', params: { left: 2 } });
    expect((await as('staff').get(registrationPaths.ofEvent(id))).body).toHaveLength(1);
    await as('member')
      .delete(registrationPaths.one(regId(1)))
      .expect(204);
    const answers = await Promise.all([
      send('chair', id, draft(10)),
      register('outsider', id, 50),
      register('member', id, 51),
    ]);
    const stored = (await as('staff').get(registrationPaths.ofEvent(id))).body as {
      status: string;
    }[];
    const confirmed = stored.filter(({ status }) => status === 'confirmed').length;
    expect(confirmed).toBe(answers[0]!.status === 201 ? 3 : 2);
  });

  it('is refused whole when one member is registered already, or is not of the organisation', async () => {
    const { id } = await congress();
    await register('deputy', id, 1).expect(201);
    const already = await send('chair', id, draft(10)).expect(409);
    expect(already.body).toMatchObject({
      code: 'registration/already',
      params: { name: 'Boubacar Modèle' },
    });
    const [head] = draft(10).members;
    const foreign = { kind: 'person', personId: network.cast.people.member.id };
    const members = [head, { ...draft(10).members[1], attendee: foreign }];
    const refused = await send('chair', id, { ...draft(10), members }).expect(422);
    expect(refused.body.code).toBe('delegation/not-ours');
    expect((await as('staff').get(registrationPaths.ofEvent(id))).body).toHaveLength(1);
  });
});
