import { eventPaths } from '@passerelle/contracts/events';
import type { EventId, RegistrationId, SessionId, SignUpId } from '@passerelle/contracts/ids';
import { registrationPaths, TicketCode } from '@passerelle/contracts/registrations';
import { signUpPaths } from '@passerelle/contracts/sign-ups';
import { idOf } from '@passerelle/test-kit/ids';
import { startApp, type Agent, type SpecApp } from '../../../test/app-for-specs';
import { populate, type Populated } from '../../../test/populate';
import { aScheduleFile } from '../../../test/sample-schedule';

describe('tickets and personal calendars', () => {
  const event = idOf<EventId>('eve', 1);
  const registration = idOf<RegistrationId>('reg', 1);
  let spec: SpecApp;
  let network: Populated;
  let staff: Agent;
  let member: Agent;
  let sessions: { id: SessionId; title: { fr: string } }[];

  beforeAll(async () => {
    spec = await startApp();
    network = await populate(spec);
    [staff, member] = [await network.as('staff'), await network.as('member')];
    const window = { from: '2026-08-01T00:00:00.000Z', until: '2026-10-01T00:00:00.000Z' };
    const place = { city: 'Paris' };
    const days = { firstDay: '2026-10-05', lastDay: '2026-10-05' };
    const draft = { id: event, name: { fr: 'Essai' }, place, zone: 'Europe/Paris', ...days };
    await staff
      .post(eventPaths.list())
      .send({ ...draft, public: true, registration: window, themes: [], sdgs: [] })
      .expect(201);
    await upload(aScheduleFile());
    await staff.post(eventPaths.publish(event)).expect(200);
    sessions = (await staff.get(eventPaths.programme(event)).expect(200)).body.sessions;
    for (const { id } of sessions.slice(1))
      await staff.put(eventPaths.places(event, id)).send({ capacity: 10 }).expect(204);
    await member
      .post(registrationPaths.ofEvent(event))
      .send({ id: registration, organisationId: network.cast.organisations.lyon.id })
      .expect(201);
  });
  afterAll(() => spec.close());

  function upload(file: string) {
    return staff
      .post(eventPaths.importInto(event))
      .set('Content-Type', 'application/xml')
      .send(file)
      .expect(200);
  }
  const ticket = async () =>
    (await member.get(registrationPaths.ticket(registration)).expect(200)).body;
  const feed = async () =>
    (
      await spec
        .stranger()
        .get((await ticket()).feed)
        .expect(200)
    ).text;
  const signUp = (session: number, number: number) =>
    member
      .post(signUpPaths.ofSession(event, sessions[session]!.id))
      .send({ id: idOf<SignUpId>('sgn', number) });

  it('shows the holder an opaque code and its picture, and nobody else', async () => {
    const { code } = await ticket();
    expect(TicketCode.parse(code)).toBe(code);
    const picture = await member.get(registrationPaths.qr(registration)).expect(200);
    expect(picture.headers['content-type']).toMatch(/^image\/svg\+xml/);
    expect(picture.body.toString()).toMatch(/^<svg /);
    expect(picture.body.toString()).not.toContain('Claire');
    const outsider = await network.as('outsider');
    await outsider.get(registrationPaths.ticket(registration)).expect(404);
    await outsider.get(registrationPaths.qr(registration)).expect(404);
    await outsider.get(registrationPaths.calendar(registration)).expect(404);
    await spec.stranger().get(registrationPaths.ticket(registration)).expect(401);
  });

  it('keeps a calendar in step: the same UID, a growing SEQUENCE, a tombstone for what was left', async () => {
    expect(eventsIn(await feed())).toEqual([]);
    await signUp(1, 1).expect(201);
    const [first] = eventsIn(await feed());
    expect(first).toMatchObject({ SUMMARY: 'Atelier eau', STATUS: 'CONFIRMED' });

    await upload(aScheduleFile({ eau: 'Atelier des eaux' }));
    const [renamed] = eventsIn(await feed());
    expect(renamed).toMatchObject({ UID: first!.UID, SUMMARY: 'Atelier des eaux' });
    expect(Number(renamed!.SEQUENCE)).toBeGreaterThan(Number(first!.SEQUENCE));

    await member.delete(signUpPaths.one(idOf<SignUpId>('sgn', 1))).expect(204);
    const [left] = eventsIn(await feed());
    expect(left).toMatchObject({ UID: first!.UID, STATUS: 'CANCELLED' });
    expect(Number(left!.SEQUENCE)).toBeGreaterThan(Number(renamed!.SEQUENCE));

    await signUp(1, 2).expect(201);
    const [back] = eventsIn(await feed());
    expect(back).toMatchObject({ UID: first!.UID, STATUS: 'CONFIRMED' });
    expect(Number(back!.SEQUENCE)).toBeGreaterThan(Number(left!.SEQUENCE));
  });

  it('shows a session that left the programme as cancelled', async () => {
    await member.delete(signUpPaths.one(idOf<SignUpId>('sgn', 2)));
    await signUp(2, 3).expect(201);
    await upload(aScheduleFile({ withoutSol: true }));
    const sol = eventsIn(await feed()).find(({ SUMMARY }) => SUMMARY?.includes('sol'));
    expect(sol).toMatchObject({ STATUS: 'CANCELLED' });
    const whole = await spec.stranger().get(eventPaths.exportCalendar(event)).expect(200);
    expect(eventsIn(whole.text)).toHaveLength(3);
    await upload(aScheduleFile());
  });

  it('makes the old code and the old calendar address worthless when the ticket is renewed', async () => {
    const before = await ticket();
    const outsider = await network.as('outsider');
    await outsider.post(registrationPaths.renewal(registration)).expect(404);
    const { body: after } = await member.post(registrationPaths.renewal(registration)).expect(200);
    expect(after.code).not.toBe(before.code);
    await spec.stranger().get(before.feed).expect(404);
    await spec.stranger().get(after.feed).expect(200);
  });

  it('is no ticket any more once the registration is cancelled; the calendar says so', async () => {
    const { feed: address } = await ticket();
    await member.delete(registrationPaths.one(registration)).expect(204);
    const { body } = await member.get(registrationPaths.ticket(registration)).expect(409);
    expect(body.code).toBe('registration/cancelled');
    const calendar = await spec.stranger().get(address).expect(200);
    expect(eventsIn(calendar.text).map(({ STATUS }) => STATUS)).toEqual(['CANCELLED', 'CANCELLED']);
  });
});

/** The properties of each VEVENT that calendars go by. */
function eventsIn(calendar: string): Record<string, string>[] {
  const lines = calendar.replace(/\r\n[ \t]/g, '');
  return [...lines.matchAll(/BEGIN:VEVENT\r\n([\s\S]*?)END:VEVENT/g)].map(([, body]) =>
    Object.fromEntries(
      body!
        .trim()
        .split('\r\n')
        .map((line) => [line.split(/[:;]/)[0]!, line.slice(line.indexOf(':') + 1)]),
    ),
  );
}
