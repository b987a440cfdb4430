import { getModelToken } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { BodyId, MeetingId } from '@passerelle/contracts/ids';
import { meetingPaths, minutesName, type Minutes } from '@passerelle/contracts/meetings';
import { aSecond } from '../../../test/a-second';
import { startApp, type Agent, type SpecApp } from '../../../test/app-for-specs';
import { until } from '../../../test/chat-kit';
import { openCollab, type CollabClient } from '../../../test/collab-client';
import { HOUR, meetingDraft, meetingIn, meetingOf } from '../../../test/meeting-kit';
import { populate, type Populated } from '../../../test/populate';
import { CollabRepository } from './collab.repository';
import { CollabUpdateRecord } from './collab.schema';

describe('texts that several people write at once', () => {
  let spec: SpecApp;
  let network: Populated;
  let chair: Agent;
  let member: Agent;
  let commission: BodyId;
  let id: MeetingId;
  const open: CollabClient[] = [];
  const opens = (agent: Agent | undefined, on = spec) => {
    const client = openCollab(on.url, agent, minutesName(id));
    open.push(client);
    return client;
  };
  beforeEach(async () => {
    spec = await startApp();
    network = await populate(spec);
    [chair, member] = [await network.as('chair'), await network.as('member')];
    commission = network.cast.bodies.commission.id;
    id = await meetingIn(chair, commission, meetingDraft(spec.clock.now(), 2 * HOUR), 'open');
  });
  afterEach(async () => {
    for (const client of open.splice(0)) client.close();
    await spec.close();
  });
  const minutes = async (agent: Agent) =>
    ((await agent.get(meetingPaths.minutes(id)).expect(200)).body as Minutes).blocks;

  it('come to the same text for both, and what is acknowledged is stored', async () => {
    const [one, other] = [opens(chair), opens(member)];
    await until(() => one.saved() && other.saved());
    for (let n = 0; n < 10; n++) {
      one.write(`A${n}.`);
      other.write(`B${n}.`);
    }
    await until(() => one.saved() && other.saved() && one.text() === other.text());
    const blocks = await minutes(chair);
    expect(blocks.map(({ runs }) => runs[0]?.text).sort()).toEqual(
      ['A', 'B'].flatMap((who) => Array.from({ length: 10 }, (_, n) => `${who}${n}.`)),
    );
  });

  it('are still there, all that was acknowledged, for another server on the same database', async () => {
    const one = opens(chair);
    await until(() => one.saved());
    one.write('Rien ne se perd');
    await until(() => one.saved());
    const beside = await spec.beside();
    const other = opens(member, beside);
    await until(() => other.text().includes('Rien ne se perd'));
    other.close();
    await beside.close();
  });

  it('say that they are stored only when they are', async () => {
    const one = opens(chair);
    await until(() => one.saved());
    const repository = spec.app.get(CollabRepository, { strict: false });
    const append = repository.append.bind(repository);
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    repository.append = async (...args) => {
      await held;
      return append(...args);
    };
    one.write('En attente');
    const updates = spec.app.get<Model<CollabUpdateRecord>>(getModelToken(CollabUpdateRecord.name));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect([one.saved(), await updates.countDocuments()]).toEqual([false, 0]);
    release();
    await until(() => one.saved());
    expect(await updates.countDocuments()).toBe(1);
  });

  it('let nobody in who is not signed in or has no seat, and an observer write nothing', async () => {
    const [stranger, outsider] = [opens(undefined), opens(await network.as('outsider'))];
    const [observer, one] = [opens(await network.as('observer')), opens(chair)];
    await until(() => one.saved() && observer.provider.isSynced);
    one.write('Pour les sièges');
    observer.write('Glissé dessous');
    await until(() => one.saved() && observer.text().includes('Pour les sièges'));
    expect([stranger.text(), outsider.text()]).toEqual(['', '']);
    expect((await minutes(chair)).map(({ runs }) => runs[0]?.text)).toEqual(['Pour les sièges']);
  });

  it('cut the line of whoever loses their seat, within a second, and keep nothing they write then', async () => {
    const [one, leaver] = [opens(chair), opens(member)];
    await until(() => one.saved() && leaver.saved());
    const closed = new Promise((resolve) => leaver.provider.on('close', resolve));
    const seat = network.cast.seats.lyonSits.id;
    const second = await aSecond(() => chair.get('/health/live'));
    const before = Date.now();
    await chair.post(`/api/bodies/${commission}/seats/${seat}/end`).expect(204);
    await closed;
    expect(Date.now() - before).toBeLessThan(second);
    leaver.write('Trop tard');
    one.write('Après lui');
    await until(() => one.saved());
    expect((await minutes(chair)).map(({ runs }) => runs[0]?.text)).toEqual(['Après lui']);
    expect(leaver.text()).not.toContain('Après lui');
  });

  it('no longer change once a later meeting has approved them', async () => {
    const one = opens(member);
    await until(() => one.saved());
    one.write('Adopté tel quel');
    await until(() => one.saved());
    await chair.put(meetingPaths.state(id)).send({ state: 'closed' }).expect(204);
    const draft = meetingDraft(spec.clock.now());
    const approve = (meetingId: string) =>
      chair.post(meetingPaths.approval(id)).send({ meetingId });
    const { body } = await approve(id).expect(422);
    expect(body.code).toBe('meeting/not-later');
    await approve(await meetingIn(chair, commission, draft, 'open')).expect(204);
    one.write('Ajouté après coup');
    await new Promise((resolve) => setTimeout(resolve, 300));
    const outsider = await network.as('outsider');
    expect((await minutes(outsider)).map(({ runs }) => runs[0]?.text)).toEqual(['Adopté tel quel']);
    expect((await meetingOf(outsider, id)).approval?.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('keep what they say when their updates are merged', async () => {
    const one = opens(chair);
    await until(() => one.saved());
    for (const word of ['Un', 'Deux', 'Trois']) one.write(word);
    await until(() => one.saved());
    const repository = spec.app.get(CollabRepository, { strict: false });
    const before = await minutes(chair);
    await repository.compact(minutesName(id));
    expect(await minutes(chair)).toEqual(before);
    const updates = spec.app.get<Model<CollabUpdateRecord>>(getModelToken(CollabUpdateRecord.name));
    expect(await updates.countDocuments()).toBe(0);
  });
});
