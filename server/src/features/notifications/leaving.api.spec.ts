import { getModelToken } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { PersonId } from '@passerelle/contracts/ids';
import { notificationPaths } from '@passerelle/contracts/notifications';
import {
  FIRST_CHOICE,
  volumePaths,
  type NotificationPreferences,
} from '@passerelle/contracts/volumes';
import { emailOf } from '@passerelle/test-kit/cast';
import { startApp, type Agent, type SpecApp } from '../../../test/app-for-specs';
import { discussionDraft, started } from '../../../test/discussion-kit';
import { populate, type Populated } from '../../../test/populate';
import { MailRecord } from '../../platform/mail/mail.schema';
import { DigestService } from './digest.service';
import { NotificationRecord } from './notification.schema';
import { isAllowedEndpoint, isPublicAddress } from './push-network';
import { SendingService } from './sending.service';

const BEFORE_SEVEN_IN_PARIS = '2026-09-02T04:59:00.000Z';
const SEVEN_IN_PARIS = '2026-09-02T05:00:00.000Z';

describe('what leaves the product', () => {
  let spec: SpecApp;
  let network: Populated;
  let chair: Agent;
  let member: Agent;
  beforeEach(async () => {
    spec = await startApp({ BASE_URL: 'https://reseau.example', SECURE_COOKIES: 'false' });
    spec.clock.set(BEFORE_SEVEN_IN_PARIS);
    network = await populate(spec);
    [chair, member] = [await network.as('chair'), await network.as('member')];
  });
  afterEach(() => spec.close());

  const memberId = () => network.cast.people.member.id as PersonId;
  const mails = () =>
    spec.app.get<Model<MailRecord>>(getModelToken(MailRecord.name)).find().lean<MailRecord[]>();
  const mailsTo = async (role: 'member' | 'outsider') =>
    (await mails()).filter(({ to }) => to === emailOf(network.cast.people[role]));
  const writeDue = (on = spec) => on.app.get(DigestService).writeDue();
  const sendAll = async () => {
    const stored = await spec.app
      .get<Model<NotificationRecord>>(getModelToken(NotificationRecord.name))
      .find()
      .lean<NotificationRecord[]>();
    for (const { _id } of stored) await spec.app.get(SendingService).send(_id);
  };
  const preferencesOf = async (agent: Agent) =>
    (await agent.get(volumePaths.preferences()).expect(200)).body as NotificationPreferences;
  const mention = (title: string, body = network.cast.bodies.commission) =>
    started(chair, body.id, discussionDraft(title, { mentions: [memberId()] }));

  it('is a summary at 7 h in the person’s zone, that says what there is to do, once', async () => {
    await mention('Eau potable');
    await writeDue();
    expect(await mailsTo('member')).toEqual([]);
    spec.clock.set(SEVEN_IN_PARIS);
    const other = await spec.beside();
    other.clock.set(SEVEN_IN_PARIS);
    await Promise.all([writeDue(), writeDue(other), writeDue()]);
    await writeDue();
    const written = await mailsTo('member');
    expect(written).toHaveLength(1);
    expect(written[0]).toMatchObject({ subject: '1 mention dans une discussion' });
    expect(written[0]?.text).toContain('Eau potable');
    expect(written[0]?.text).toContain('Vous recevez ce message car');
    await other.close();
  });

  it('is nothing when there is nothing, nor when everything was muted', async () => {
    const { commission } = network.cast.bodies;
    await mention('Eau potable');
    await member
      .put(volumePaths.body(commission.id))
      .send({ mail: 'muted', push: 'muted' })
      .expect(200);
    spec.clock.set(SEVEN_IN_PARIS);
    await writeDue();
    expect(await mailsTo('member')).toEqual([]);
    expect(await mailsTo('outsider')).toEqual([]);
  });

  it('is read with the rights of the moment: who lost the body hears nothing of it any more', async () => {
    await member
      .put(volumePaths.preferences())
      .send({ ...FIRST_CHOICE, volume: { mail: 'everything', push: 'muted' } })
      .expect(200);
    await mention('Canari');
    const seat = network.cast.seats.lyonSits.id;
    await chair
      .post(`/api/bodies/${network.cast.bodies.commission.id}/seats/${seat}/end`)
      .expect(204);
    const mandate = network.cast.mandates.member.id;
    await (await network.as('staff')).post(`/api/mandates/${mandate}/end`).expect(204);
    await sendAll();
    spec.clock.set(SEVEN_IN_PARIS);
    await writeDue();
    expect(JSON.stringify(await mailsTo('member'))).not.toContain('Canari');
    expect(JSON.stringify(await mails())).toContain('Canari');
  });

  it('says nothing of a confidential body, to nobody, but that something is there', async () => {
    const { group } = network.cast.bodies;
    await member
      .put(volumePaths.preferences())
      .send({ ...FIRST_CHOICE, volume: { mail: 'everything', push: 'muted' } })
      .expect(200);
    await mention('Canari', group);
    await sendAll();
    spec.clock.set(SEVEN_IN_PARIS);
    await writeDue();
    const written = JSON.stringify(await mails());
    expect((await mailsTo('member')).length).toBe(2);
    expect(written).not.toContain('Canari');
    expect(written).not.toContain(group.name.fr);
    expect(await mailsTo('outsider')).toEqual([]);
  });

  it('is not sent of what was read already', async () => {
    await member
      .put(volumePaths.preferences())
      .send({ ...FIRST_CHOICE, volume: { mail: 'concerned', push: 'muted' } })
      .expect(200);
    await mention('Eau potable');
    await member.put(notificationPaths.allRead()).expect(200);
    await sendAll();
    expect(await mailsTo('member')).toEqual([]);
  });

  it('stops with one click and without a sign-in; opening the link stops nothing', async () => {
    await mention('Eau potable');
    spec.clock.set(SEVEN_IN_PARIS);
    await writeDue();
    const [{ unsubscribeUrl }] = (await mailsTo('member')) as [MailRecord];
    const path = unsubscribeUrl.replace('https://reseau.example', '');
    const page = await spec.stranger().get(path).set('accept', 'text/html').expect(302);
    expect(page.headers['location']).toMatch(/^\/desabonnement\//);
    await spec
      .stranger()
      .get(path)
      .set('accept', 'application/json')
      .expect(200, { stops: 'digest' });
    expect((await preferencesOf(member)).digest.rhythm).toBe('daily');
    await spec.stranger().post(path).type('form').send('List-Unsubscribe=One-Click').expect(204);
    expect((await preferencesOf(member)).digest.rhythm).toBe('never');
    await spec.stranger().post(`${path}x`).expect(404);
    await spec.stranger().post(path.replace('unsubscribe/', 'unsubscribe/x')).expect(404);
  });
});

describe('the address of a push service', () => {
  it.each([
    'http://push.example.org/a',
    'https://127.0.0.1/a',
    'https://10.1.2.3/a',
    'https://[::1]/a',
    'https://[::ffff:192.168.0.1]/a',
    'https://169.254.169.254/latest',
    'https://2130706433/a',
    'https://0x7f.1/a',
    'https://localhost/a',
    'https://base.internal/a',
    'https://push.example.org:8443/a',
    'https://user:word@push.example.org/a',
    'file:///etc/passwd',
  ])('is refused: %s', (endpoint) => {
    expect(isAllowedEndpoint(endpoint)).toBe(false);
  });

  it('is a public one over https', () => {
    expect(isAllowedEndpoint('https://updates.push.services.mozilla.com/wpush/v2/abc')).toBe(true);
    expect(isPublicAddress('8.8.8.8')).toBe(true);
    expect(isPublicAddress('fd00::1')).toBe(false);
  });
});
