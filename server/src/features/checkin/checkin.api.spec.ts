import { checkInPaths, type CheckedIn, type CheckInAnswer } from '@passerelle/contracts/checkin';
import type { CheckInId, EventId, RegistrationId } from '@passerelle/contracts/ids';
import { registrationPaths } from '@passerelle/contracts/registrations';
import { idOf } from '@passerelle/test-kit/ids';
import { startApp, type Agent, type SpecApp } from '../../../test/app-for-specs';
import { aCongress, aCrowd } from '../../../test/congress';
import { openLive } from '../../../test/live-client';
import { populate, type Populated } from '../../../test/populate';

describe('check-in over HTTP', () => {
  let spec: SpecApp;
  let network: Populated;
  let staff: Agent;
  let member: Agent;
  let event: EventId;
  let events = 0;
  const registration = () => idOf<RegistrationId>('reg', events * 100 + 50);
  const checkInId = (number: number) => idOf<CheckInId>('chk', events * 100 + number);

  beforeAll(async () => {
    spec = await startApp();
    network = await populate(spec);
    [staff, member] = [await network.as('staff'), await network.as('member')];
  });
  beforeEach(async () => {
    events += 1;
    event = await aCongress(spec, events, () => []);
    await member.post(registrationPaths.ofEvent(event)).send({ id: registration() }).expect(201);
  });
  afterAll(() => spec.close());

  const code = async () =>
    (await member.get(registrationPaths.ticket(registration())).expect(200)).body.code as string;
  const scan = (ticket: string, number: number, gate = 'Porte 1', agent = staff) =>
    agent
      .post(checkInPaths.ofEvent(event))
      .send({ id: checkInId(number), presented: { by: 'code', code: ticket }, gate });

  it('lets a ticket in once, and tells the second gate when and where that was', async () => {
    const ticket = await code();
    const first = await scan(ticket, 1, 'Porte 1').expect(200);
    expect(first.body).toMatchObject({
      outcome: 'admitted',
      arrival: { name: 'Claire Exemple', role: 'participant' },
      present: 1,
    });
    const at = first.body.at as string;
    spec.clock.forward(60_000);
    const second = await scan(ticket, 2, 'Porte 2').expect(200);
    expect(second.body).toMatchObject({ outcome: 'already-in', at, gate: 'Porte 1', present: 1 });
    // The answer was lost and the same scan is sent again.
    expect((await scan(ticket, 1, 'Porte 1').expect(200)).body).toEqual(first.body);
    const page = await member.get(registrationPaths.ticket(registration())).expect(200);
    expect(page.body.checkedInAt).toBe(at);
  });

  it('admits exactly one of forty scans at the same moment', async () => {
    const ticket = await code();
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) => scan(ticket, index, `Porte ${index}`)),
    );
    const bodies = answers.map(({ body }) => body as CheckInAnswer);
    expect(bodies.filter(({ outcome }) => outcome === 'admitted')).toHaveLength(1);
    expect(bodies.filter(({ outcome }) => outcome === 'already-in')).toHaveLength(39);
    expect(new Set(bodies.map(({ checkInId: id }) => id)).size).toBe(1);
    expect((await staff.get(checkInPaths.roster(event)).expect(200)).body.present).toBe(1);
  });

  it('takes an entry back once; a late retry of it lets nobody in', async () => {
    const ticket = await code();
    await scan(ticket, 1).expect(200);
    const undone = await staff.delete(checkInPaths.undo(event, checkInId(1))).expect(200);
    expect(undone.body).toEqual({ checkInId: checkInId(1), present: 0 });
    await staff.delete(checkInPaths.undo(event, checkInId(1))).expect(409);
    expect((await scan(ticket, 1).expect(409)).body.code).toBe('checkin/nothing-to-undo');
    expect((await scan(ticket, 2).expect(200)).body.outcome).toBe('admitted');
  });

  it('finds people by name, and shows who is in', async () => {
    await aCrowd(spec, idOf<EventId>('eve', 5000 + events), 100 + events * 100, 1);
    const before = (await staff.get(checkInPaths.roster(event)).expect(200)).body;
    expect(before).toMatchObject({
      expected: 1,
      present: 0,
      entries: [{ name: 'Claire Exemple' }],
    });
    const presented = { by: 'name', registrationId: before.entries[0].registrationId };
    await staff
      .post(checkInPaths.ofEvent(event))
      .send({ id: checkInId(1), presented, gate: 'Accueil' })
      .expect(200);
    const after = (await staff.get(checkInPaths.roster(event)).expect(200)).body;
    expect(after.entries[0].checkIn).toMatchObject({ id: checkInId(1), gate: 'Accueil' });
  });

  it('refuses a ticket of another event, a renewed one and a cancelled one', async () => {
    const ticket = await code();
    const here = event;
    event = await aCongress(spec, 3000 + events, () => []);
    expect((await scan(ticket, 1).expect(404)).body.code).toBe('checkin/unknown-ticket');
    event = here;
    await member.post(registrationPaths.renewal(registration())).expect(200);
    expect((await scan(ticket, 2).expect(404)).body.code).toBe('checkin/unknown-ticket');
    const renewed = await code();
    await member.delete(registrationPaths.one(registration())).expect(204);
    const refused = await scan(renewed, 3).expect(409);
    expect(refused.body).toMatchObject({
      code: 'checkin/cancelled',
      params: { name: 'Claire Exemple' },
    });
  });

  it('is for the staff of this event, and each gate hears of the others', async () => {
    const ticket = await code();
    await scan(ticket, 1, 'Porte 1', member).expect(403);
    await member.get(checkInPaths.roster(event)).expect(403);
    await staff.patch(registrationPaths.one(registration())).send({ role: 'staff' }).expect(200);
    const gate = await openLive(spec.url, member);
    expect(await gate.ask('live:enter', { room: `gates:${event}` })).toMatchObject({ ok: true });
    const outsider = await openLive(spec.url, await network.as('outsider'));
    const refused = await outsider.ask('live:enter', { room: `gates:${event}` });
    expect(refused).toMatchObject({ ok: false, problem: { status: 404 } });
    const heard = gate.next<CheckedIn>('event:checked-in');
    await scan(ticket, 1, 'Porte 1', member).expect(200);
    expect(await heard).toMatchObject({ registrationId: registration(), present: 1 });
    gate.close();
    outsider.close();
  });
});
