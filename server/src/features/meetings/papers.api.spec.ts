import type { BodyId, MeetingId } from '@passerelle/contracts/ids';
import { meetingPaths, Paper } from '@passerelle/contracts/meetings';
import { startApp, type Agent, type SpecApp } from '../../../test/app-for-specs';
import { itemDraft, meetingDraft, meetingIds, meetingIn } from '../../../test/meeting-kit';
import { populate } from '../../../test/populate';

/** Texts that would be source, were they not data. */
const HOSTILE = '#panic("x") $ ] } */ #include "/etc/passwd" \\ "« ok » @y <z> `a` = _b_ *c*';

describe('the papers of a meeting', () => {
  let spec: SpecApp;
  let chair: Agent;
  let outsider: Agent;
  let commission: BodyId;
  let id: MeetingId;
  beforeAll(async () => {
    spec = await startApp();
    const network = await populate(spec);
    [chair, outsider] = [await network.as('chair'), await network.as('outsider')];
    commission = network.cast.bodies.commission.id;
    const draft = meetingDraft(spec.clock.now(), 0, { title: HOSTILE, place: HOSTILE });
    id = await meetingIn(chair, commission, draft, 'open');
    await chair.post(meetingPaths.agenda(id)).send(itemDraft(HOSTILE)).expect(204);
    const decision = { id: meetingIds.decision(), text: HOSTILE };
    await chair.post(meetingPaths.decisions(id)).send(decision).expect(204);
    const action = { id: meetingIds.action(), title: HOSTILE, meetingId: id, due: '2030-01-31' };
    await chair
      .post(meetingPaths.actions(commission))
      .send({ ...action, personId: network.cast.people.member.id })
      .expect(201);
  });
  afterAll(() => spec.close());

  it.each(Paper.options)('%s is a tagged PDF, whatever people wrote', async (paper) => {
    const { body, headers } = await chair
      .get(meetingPaths.paper(id, paper))
      .buffer(true)
      .parse((response, done) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => done(null, Buffer.concat(parts)));
      })
      .expect(200);
    expect(headers['content-type']).toBe('application/pdf');
    const pdf = (body as Buffer).toString('latin1');
    expect(pdf.startsWith('%PDF-')).toBe(true);
    expect(pdf).toContain('/MarkInfo');
    expect(pdf).toContain('pdfuaid');
  });

  it('name who is there to those alone who follow the meeting', async () => {
    await outsider.get(meetingPaths.paper(id, 'attendance')).expect(403);
    await outsider.get(meetingPaths.paper(id, 'notice')).expect(200);
  });

  it('go with a calendar file that grows with the notice and keeps the video to the body', async () => {
    const ics = async (agent: Agent) =>
      (await agent.get(meetingPaths.calendar(id)).expect(200)).text;
    expect(await ics(chair)).toContain(`UID:${id}@passerelle`);
    expect(await ics(chair)).toContain('visio.example.org');
    expect(await ics(outsider)).not.toContain('visio.example.org');
  });
});
