import { eventPaths } from '@passerelle/contracts/events';
import { homePaths, type Home } from '@passerelle/contracts/home';
import type { EventId, RegistrationId, SessionId, SignUpId } from '@passerelle/contracts/ids';
import { registrationPaths } from '@passerelle/contracts/registrations';
import {
  signUpPaths,
  type MySignUpChanged,
  type SignUpsChanged,
} from '@passerelle/contracts/sign-ups';
import type { Role } from '@passerelle/test-kit/cast';
import { idOf } from '@passerelle/test-kit/ids';
import { startApp, type Agent, type SpecApp } from '../../../test/app-for-specs';
import { aCongress } from '../../../test/congress';
import { openLive } from '../../../test/live-client';
import { populate, type Populated } from '../../../test/populate';
import { aSession } from '../../../test/sample-programme';
import type { StoredEvent } from '../events/event.service';

describe('registrations over HTTP', () => {
  let spec: SpecApp;
  let network: Populated;
  let events = 0;
  const agents = new Map<Role, Agent>();
  const regId = (number: number) => idOf<RegistrationId>('reg', events * 100 + number);
  const sgnId = (number: number) => idOf<SignUpId>('sgn', events * 100 + number);

  beforeAll(async () => {
    spec = await startApp();
    network = await populate(spec);
    for (const role of ['chair', 'deputy', 'member', 'outsider', 'staff'] as const)
      agents.set(role, await network.as(role));
  });
  afterAll(() => spec.close());

  const as = (role: Role) => agents.get(role)!;

  /** An event with a workshop of one place, one at the same time, and a plenary. */
  async function congress(over: Partial<StoredEvent> = {}) {
    events += 1;
    const [one, two, plenary] = [0, 1, 2].map((at) =>
      idOf<SessionId>('ses', events * 100 + at),
    ) as [SessionId, SessionId, SessionId];
    const make = (id: EventId) => [
      aSession(events * 100, id, { capacity: 1 }),
      aSession(events * 100 + 1, id, { capacity: 5, start: '2026-10-05T09:00:00.000Z' }),
      aSession(events * 100 + 2, id, { kind: 'plenary', start: '2026-10-05T12:00:00.000Z' }),
    ];
    const id = await aCongress(spec, events, make, over);
    return { id, one, two, plenary };
  }

  const register = (role: Role, event: EventId, number: number) =>
    as(role)
      .post(registrationPaths.ofEvent(event))
      .send({ id: regId(number) });
  const signUp = (role: Role, event: EventId, session: SessionId, number: number) =>
    as(role)
      .post(signUpPaths.ofSession(event, session))
      .send({ id: sgnId(number) });

  it('takes a person through registration, workshop, waiting list, promotion and cancellation', async () => {
    const { id, one } = await congress();
    const early = await signUp('member', id, one, 1).expect(409);
    expect(early.body.code).toBe('registration/needed');
    await register('member', id, 1).expect(201);
    await register('chair', id, 2).expect(201);
    await register('deputy', id, 3).expect(201);
    const list = await as('member').get(eventPaths.list()).expect(200);
    expect(list.body.find((card: { id: string }) => card.id === id).registered).toBe(true);

    const first = await signUp('member', id, one, 1).expect(201);
    expect(first.body).toMatchObject({ status: 'confirmed' });
    const second = await signUp('chair', id, one, 2).expect(201);
    expect(second.body).toMatchObject({ status: 'waiting', rank: 1 });
    const third = await signUp('deputy', id, one, 3).expect(201);
    expect(third.body).toMatchObject({ status: 'waiting', rank: 2 });

    const chair = await openLive(spec.url, as('chair'));
    await chair.ask('event:follow', { eventId: id });
    const mine = chair.next<MySignUpChanged>('event:my-sign-up-changed');
    const all = chair.next<SignUpsChanged>('event:sign-ups-changed');
    await as('member')
      .delete(signUpPaths.one(sgnId(1)))
      .expect(204);
    expect((await mine).signUp).toMatchObject({ id: sgnId(2), status: 'confirmed' });
    expect(await all).toMatchObject({ sessionId: one, capacity: 1, confirmed: 1, waiting: 1 });
    chair.close();

    const deputy = await as('deputy').get(registrationPaths.mine(id)).expect(200);
    expect(deputy.body.signUps).toMatchObject([{ status: 'waiting', rank: 1 }]);
    // Who leaves the event leaves the workshop, and the next one gets in.
    await as('chair')
      .delete(registrationPaths.one(regId(2)))
      .expect(204);
    await as('chair')
      .delete(registrationPaths.one(regId(2)))
      .expect(204);
    const promoted = await as('deputy').get(registrationPaths.mine(id)).expect(200);
    expect(promoted.body.signUps).toMatchObject([{ status: 'confirmed' }]);
    const { body: home } = await as('deputy').get(homePaths.home()).expect(200);
    const waiting = (home as Home).items.map(({ kind, target }) => ({ kind, ...target }));
    const target = { eventId: id, registrationId: regId(3) };
    expect(waiting).toEqual([
      { kind: 'place-given', ...target, sessionId: one },
      { kind: 'event-coming', ...target },
    ]);
    const gone = await as('chair').get(registrationPaths.mine(id)).expect(200);
    expect(gone.body).toEqual({ signUps: [] });
  });

  it('refuses a workshop that overlaps another, one that needs no sign-up, and one that has begun', async () => {
    const { id, one, two, plenary } = await congress();
    await register('member', id, 1).expect(201);
    await signUp('member', id, one, 1).expect(201);
    const overlap = await signUp('member', id, two, 2).expect(409);
    expect(overlap.body).toMatchObject({ code: 'sign-up/overlap' });
    const open = await signUp('member', id, plenary, 3).expect(409);
    expect(open.body.code).toBe('sign-up/not-needed');
    await register('chair', id, 2).expect(201);
    const before = spec.clock.instant();
    spec.clock.set('2026-10-05T08:00:00.000Z');
    const late = await signUp('chair', id, one, 4);
    spec.clock.set(before);
    expect(late.body.code).toBe('sign-up/over');
  });

  it('registers a person once, however often they ask, and again after they cancelled', async () => {
    const { id } = await congress();
    const [first, again] = await Promise.all([
      register('member', id, 1),
      register('member', id, 1),
    ]);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(first.body).toEqual(again.body);
    const other = await register('member', id, 2).expect(409);
    expect(other.body.code).toBe('registration/already');
    const stolen = await register('chair', id, 1).expect(422);
    expect(stolen.body.code).toBe('request/key-reused');
    await as('member')
      .delete(registrationPaths.one(regId(1)))
      .expect(204);
    await register('member', id, 3).expect(201);
    const two = await Promise.all([register('chair', id, 4), register('chair', id, 5)]);
    expect(two.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('refuses what is closed or not open yet, and never takes more people than the venue holds', async () => {
    const past = { from: '2026-08-01T00:00:00.000Z', until: '2026-09-01T08:00:00.000Z' };
    const closed = await congress({ registration: past });
    expect((await register('member', closed.id, 1).expect(409)).body.code).toBe(
      'registration/closed',
    );
    const small = await congress({
      registration: { from: past.from, until: '2026-10-01T00:00:00.000Z', capacity: 2 },
    });
    const answers = await Promise.all(
      (['chair', 'deputy', 'member', 'outsider'] as const).map((role, index) =>
        register(role, small.id, index),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409]);
    const all = await as('staff').get(registrationPaths.ofEvent(small.id)).expect(200);
    expect(all.body).toHaveLength(2);
  });

  it('gives more places to those who wait, and takes none away', async () => {
    const { id, one } = await congress();
    await register('member', id, 1).expect(201);
    await register('chair', id, 2).expect(201);
    await register('deputy', id, 3).expect(201);
    for (const [index, role] of (['member', 'chair', 'deputy'] as const).entries())
      await signUp(role, id, one, index).expect(201);
    const places = eventPaths.places(id, one);
    await as('member').put(places).send({ capacity: 9 }).expect(403);
    await as('staff').put(places).send({ capacity: 2 }).expect(204);
    const { body } = await as('staff').get(signUpPaths.counts(id)).expect(200);
    expect(body[0]).toEqual({ sessionId: one, capacity: 2, confirmed: 2, waiting: 1 });
    const refused = await as('staff').put(places).send({ capacity: 1 }).expect(409);
    expect(refused.body).toMatchObject({
      code: 'event/capacity-below-sign-ups',
      params: { confirmed: 2 },
    });
    await as('staff').put(places).send({}).expect(409);
  });

  it('lets a person change their organisation, and only the secretariat a role', async () => {
    const { id } = await congress();
    await register('member', id, 1).expect(201);
    const path = registrationPaths.one(regId(1));
    const { lyon, dakar } = network.cast.organisations;
    const own = await as('member').patch(path).send({ organisationId: lyon.id }).expect(200);
    expect(own.body).toMatchObject({ organisationId: lyon.id, organisation: 'Lyon' });
    await as('member').patch(path).send({ organisationId: dakar.id }).expect(403);
    await as('member').patch(path).send({ role: 'staff' }).expect(403);
    await as('outsider').patch(path).send({ organisationId: null }).expect(404);
    const staff = await as('staff').patch(path).send({ role: 'staff' }).expect(200);
    expect(staff.body.role).toBe('staff');
    const none = await as('member').patch(path).send({ organisationId: null }).expect(200);
    expect(none.body.organisationId).toBeUndefined();
  });
});
