import type { Attendance } from '@passerelle/contracts/attendance';
import type { Home } from '@passerelle/contracts/home';
import type { BodyId, MeetingId } from '@passerelle/contracts/ids';
import { meetingPaths, type MeetingList } from '@passerelle/contracts/meetings';
import { startApp, type Agent, type SpecApp } from '../../../test/app-for-specs';
import {
  drafted,
  floorOf,
  HOUR,
  itemDraft,
  meetingDraft,
  meetingIds,
  meetingIn,
  meetingOf,
} from '../../../test/meeting-kit';
import { populate, type Populated } from '../../../test/populate';

describe('meetings of a body over HTTP', () => {
  let spec: SpecApp;
  let network: Populated;
  let chair: Agent;
  let member: Agent;
  let commission: BodyId;
  const now = () => spec.clock.now();
  beforeAll(async () => {
    spec = await startApp();
    network = await populate(spec);
    [chair, member] = [await network.as('chair'), await network.as('member')];
    commission = network.cast.bodies.commission.id;
  });
  afterAll(() => spec.close());

  it('are known to their organisers alone until they are convened, with something on the agenda', async () => {
    const id = await drafted(chair, commission, meetingDraft(now(), -HOUR));
    await member.get(meetingPaths.one(id)).expect(404);
    const { body: early } = await chair
      .put(meetingPaths.state(id))
      .send({ state: 'convened' })
      .expect(409);
    expect(early.code).toBe('meeting/agenda-empty');
    await chair.post(meetingPaths.agenda(id)).send(itemDraft('Tarifs')).expect(204);
    await chair.put(meetingPaths.state(id)).send({ state: 'convened' }).expect(204);
    const page = await meetingOf(member, id);
    expect(page).toMatchObject({ state: 'convened', link: 'https://visio.example.org/eau' });
    expect(page.mine).toEqual({ mayManage: false, maySit: true, mayFollow: true, mayWrite: true });
  });

  it('do not tell members outside of the body who comes, nor where the video is', async () => {
    const id = await meetingIn(chair, commission, meetingDraft(now(), -HOUR), 'convened');
    const page = await meetingOf(await network.as('outsider'), id);
    expect(page.convened).toBeUndefined();
    expect(page.link).toBeUndefined();
  });

  it('wait for an answer on the home page, until it is given', async () => {
    const id = await meetingIn(chair, commission, meetingDraft(now(), -HOUR), 'convened');
    const waits = async () =>
      ((await member.get('/api/home').expect(200)).body as Home).items.filter(
        ({ target }) => target.meetingId === id,
      );
    expect(await waits()).toMatchObject([{ kind: 'meeting-to-confirm' }]);
    await member.put(meetingPaths.reply(id)).send({ reply: 'declined' }).expect(204);
    expect(await waits()).toEqual([]);
    const { convened } = await meetingOf(chair, id);
    expect(convened?.find(({ person }) => person.name === 'Claire Exemple')?.reply).toBe(
      'declined',
    );
  });

  it('take an alternate of the same organisation, and no other', async () => {
    const id = await meetingIn(chair, commission, meetingDraft(now(), -HOUR), 'convened');
    const { deputy, outsider } = network.cast.people;
    const answer = (alternateId: string) =>
      chair.put(meetingPaths.reply(id)).send({ reply: 'alternate', alternateId });
    await answer(outsider.id).expect(422);
    await answer(deputy.id).expect(204);
    expect((await meetingOf(chair, id)).mine).toMatchObject({ alternateId: deputy.id });
  });

  it('keep every item when twenty people add one at the same moment, and their order when they move', async () => {
    const id = await drafted(chair, commission, meetingDraft(now(), -HOUR));
    const items = Array.from({ length: 20 }, (_, n) => itemDraft(`Point ${n}`));
    await Promise.all(
      items.flatMap((item) =>
        [item, item].map((one) => chair.post(meetingPaths.agenda(id)).send(one).expect(204)),
      ),
    );
    const { agenda } = await meetingOf(chair, id);
    expect(agenda).toHaveLength(20);
    const last = agenda.at(-1)!;
    await chair.put(meetingPaths.agendaPlace(id, last.id)).send({ index: 0 }).expect(204);
    expect((await meetingOf(chair, id)).agenda.map((item) => item.id)).toEqual([
      last.id,
      ...agenda.slice(0, -1).map((item) => item.id),
    ]);
  });

  it('refuse a notice that was written from an older one', async () => {
    const { id, ...notice } = meetingDraft(now(), -HOUR);
    await drafted(chair, commission, { id, ...notice });
    const change = (title: string) =>
      chair.put(meetingPaths.one(id)).send({ ...notice, title, revision: 1 });
    await change('Premier').expect(204);
    const { body } = await change('Second').expect(409);
    expect(body.code).toBe('request/stale');
    expect((await meetingOf(chair, id)).title).toBe('Premier');
  });

  describe('while they sit', () => {
    let id: MeetingId;
    beforeEach(async () => {
      id = await meetingIn(chair, commission, meetingDraft(now()), 'open');
    });
    const sheet = async () =>
      (await chair.get(meetingPaths.attendance(id)).expect(200)).body as Attendance;
    const signs = (agent: Agent, personId: string, halfDay: string) =>
      agent.post(meetingPaths.attendance(id)).send({ id: meetingIds.line(), personId, halfDay });

    it('are signed once for a half-day, however many sign at once; undoing is a line of its own', async () => {
      const { current } = await sheet();
      const me = network.cast.people.member.id;
      await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          signs(n % 2 ? chair : member, me, current!).expect(204),
        ),
      );
      const signed = await sheet();
      expect(signed.log).toHaveLength(1);
      await chair
        .post(meetingPaths.undoAttendance(id))
        .send({ id: meetingIds.line(), personId: me, halfDay: current })
        .expect(204);
      const undone = await sheet();
      expect(undone.log.map(({ what }) => what)).toEqual(['undone', 'signed']);
      expect(undone.attendees.flatMap((one) => one.signed)).toEqual([]);
    });

    it('count the quorum by voting seats: two delegates of one city are one', async () => {
      const { current, halfDays } = await sheet();
      const { chair: mayor, deputy, observer, member: lyon } = network.cast.people;
      const first = halfDays.find(({ halfDay }) => halfDay === current)!;
      expect(first.quorum).toMatchObject({ present: 0, eligible: 3, reached: false });
      for (const { id: personId } of [mayor, deputy, observer])
        await signs(chair, personId, current!).expect(204);
      const quorum = async () =>
        (await sheet()).halfDays.find(({ halfDay }) => halfDay === current)!.quorum;
      expect(await quorum()).toMatchObject({ present: 1, reached: false });
      await signs(chair, lyon.id, current!).expect(204);
      expect(await quorum()).toMatchObject({ present: 2, needed: 2, reached: true });
    });

    it('let nobody sign for another person, nor somebody who is not convened', async () => {
      const { current } = await sheet();
      await signs(member, network.cast.people.chair.id, current!).expect(403);
      const { body } = await signs(chair, network.cast.people.outsider.id, current!).expect(422);
      expect(body.code).toBe('meeting/not-convened');
    });

    it('call speakers in order, and by the fair rule those who have not spoken first', async () => {
      const asks = (agent: Agent) =>
        agent.post(meetingPaths.floorRequests(id)).send({ id: meetingIds.request() });
      await asks(member).expect(201);
      await asks(member).expect(409);
      const { waiting } = await floorOf(chair, id);
      const move = (agent: Agent, request: string, state: string) =>
        agent.put(meetingPaths.floorRequest(id, request as never)).send({ state });
      await move(member, waiting[0]!.id, 'speaking').expect(403);
      await move(chair, waiting[0]!.id, 'speaking').expect(200);
      await move(member, waiting[0]!.id, 'finished').expect(200);
      await asks(member).expect(201);
      await asks(await network.as('rapporteur')).expect(201);
      const names = async () => (await floorOf(chair, id)).waiting.map(({ person }) => person.name);
      expect(await names()).toEqual(['Claire Exemple', 'Denis Patron']);
      await chair.put(meetingPaths.floorRule(id)).send({ firstTimersFirst: true }).expect(200);
      expect(await names()).toEqual(['Denis Patron', 'Claire Exemple']);
    });
  });

  it('are listed with what the reader answered', async () => {
    const { body } = await member.get(meetingPaths.ofBody(commission)).expect(200);
    const { meetings, mine } = body as MeetingList;
    expect(meetings.length).toBeGreaterThan(0);
    expect(meetings.every(({ state }) => state !== 'drafted')).toBe(true);
    expect(mine).toEqual({ mayManage: false, maySit: true });
  });
});
