import type { BodyId, DiscussionId, PersonId } from '@passerelle/contracts/ids';
import {
  notificationPaths,
  type Audience,
  type NotificationList,
} from '@passerelle/contracts/notifications';
import { volumePaths } from '@passerelle/contracts/volumes';
import type { Role } from '@passerelle/test-kit/cast';
import { startApp, type Agent, type SpecApp } from '../../../test/app-for-specs';
import { channelOf, draftOf, posted } from '../../../test/chat-kit';
import { discussionDraft, replied, replyDraft, started } from '../../../test/discussion-kit';
import { openLive } from '../../../test/live-client';
import { populate, type Populated } from '../../../test/populate';

const ALL: Role[] = [
  'chair',
  'deputy',
  'member',
  'rapporteur',
  'observer',
  'outsider',
  'staff',
  'former',
];

describe('notifications', () => {
  let spec: SpecApp;
  let network: Populated;
  let chair: Agent;
  let member: Agent;
  beforeEach(async () => {
    spec = await startApp();
    network = await populate(spec);
    [chair, member] = [await network.as('chair'), await network.as('member')];
  });
  afterEach(() => spec.close());

  const idOf = (role: Role) => network.cast.people[role].id as PersonId;
  const listOf = async (agent: Agent) =>
    (await agent.get(notificationPaths.list()).expect(200)).body as NotificationList;
  const kindsOf = async (agent: Agent) => (await listOf(agent)).items.map(({ kind }) => kind);
  const choose = (agent: Agent, bodyId: string, volume: object) =>
    agent
      .put(volumePaths.body(bodyId as never))
      .send(volume)
      .expect(200);
  const until = async (condition: () => Promise<boolean>) => {
    const end = Date.now() + 10_000;
    while (!(await condition())) {
      if (Date.now() > end) throw new Error('the condition did not come true within ten seconds');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };

  it('tell whoever is mentioned, once, and not the author', async () => {
    const mentions = [idOf('member')];
    const draft = discussionDraft('Eau', { mentions });
    const { id } = await started(chair, network.cast.bodies.commission.id, draft);
    await chair.post(`/api/bodies/${network.cast.bodies.commission.id}/discussions`).send(draft);
    expect(await listOf(member)).toMatchObject({
      unread: 1,
      items: [
        {
          kind: 'discussion-mention',
          subject: { fr: 'Eau' },
          by: { name: 'Aminata Essai' },
          target: { discussionId: id, position: 1 },
        },
      ],
    });
    expect(await kindsOf(chair)).toEqual([]);
  });

  it('tell of every post whoever wants everything, and of none whoever has muted, the nearest choice first', async () => {
    const { commission } = network.cast.bodies;
    const observer = await network.as('observer');
    await choose(member, commission.id, { mail: null, push: 'everything' });
    await choose(observer, commission.id, { mail: 'muted', push: 'muted' });
    const mentions = [idOf('observer')];
    const { id } = await started(chair, commission.id, discussionDraft('Eau', { mentions }));
    expect(await kindsOf(member)).toEqual(['discussion-started']);
    expect(await kindsOf(observer)).toEqual([]);
    await member
      .put(volumePaths.thread(commission.id, id as DiscussionId))
      .send({ push: 'muted', mail: 'muted' })
      .expect(200);
    await replied(chair, id as DiscussionId, replyDraft('Une réponse'));
    expect(await kindsOf(member)).toEqual(['discussion-started']);
  });

  it('are chosen for a thread only with the body where it stands, by whoever reads it', async () => {
    const { commission, group } = network.cast.bodies;
    const { id } = await started(chair, group.id, discussionDraft('Eau'));
    const { id: channel } = await channelOf(chair, group.id);
    const choice = { mail: 'muted', push: 'muted' };
    for (const thread of [id as DiscussionId, channel]) {
      const at = (bodyId: BodyId) => volumePaths.thread(bodyId, thread);
      await chair.put(at(group.id)).send(choice).expect(200);
      await chair.put(at(commission.id)).send(choice).expect(404);
      await (await network.as('outsider')).put(at(commission.id)).send(choice).expect(404);
      const query = { bodyId: commission.id, place: 'discussions', threadId: thread };
      await chair.get(notificationPaths.audience()).query(query).expect(404);
    }
  });

  it('name whoever started a discussion among those who will hear of a reply', async () => {
    const { commission } = network.cast.bodies;
    const { id } = await started(member, commission.id, discussionDraft('Eau'));
    const query = { bodyId: commission.id, place: 'discussions', threadId: id };
    const { body } = await chair.get(notificationPaths.audience()).query(query).expect(200);
    const { atOnce, inTheBell } = body as Audience;
    expect([...atOnce, ...inTheBell].map((person) => person.id)).toEqual([idOf('member')]);
  });

  it('tell of a message that calls by name', async () => {
    const { id } = await channelOf(chair, network.cast.bodies.commission.id);
    await posted(chair, id, draftOf('@Claire Exemple', { mentions: [idOf('member')] }));
    await until(async () => (await kindsOf(member)).includes('chat-mention'));
    expect(await kindsOf(member)).toEqual(['chat-mention']);
  });

  it('reach exactly the people who were named before sending', async () => {
    const { commission } = network.cast.bodies;
    await choose(await network.as('rapporteur'), commission.id, { mail: 'everything', push: null });
    await choose(await network.as('deputy'), commission.id, { mail: 'muted', push: 'muted' });
    const mentions = [idOf('observer'), idOf('outsider')];
    const query = { bodyId: commission.id, place: 'discussions', mentions: mentions.join(',') };
    const { body } = await chair.get(notificationPaths.audience()).query(query).expect(200);
    const audience = body as Audience;
    await started(chair, commission.id, discussionDraft('Eau', { mentions }));
    const heard: string[] = [];
    for (const role of ALL)
      if ((await listOf(await network.as(role))).items.length > 0) heard.push(idOf(role));
    const previewed = [...audience.atOnce, ...audience.inTheBell].map(({ id }) => id);
    expect(previewed.sort()).toEqual(heard.sort());
    expect(heard.sort()).toEqual([idOf('observer'), idOf('outsider'), idOf('rapporteur')].sort());
    await (await network.as('outsider')).get(notificationPaths.audience()).query(query).expect(403);
  });

  it('are counted alike on two devices and can be taken back', async () => {
    const second = await network.as('member');
    const line = await openLive(spec.url, second);
    const arrived = line.next<{ unread: number }>('notification:arrived');
    const mentions = [idOf('member')];
    await started(chair, network.cast.bodies.commission.id, discussionDraft('Eau', { mentions }));
    expect((await arrived).unread).toBe(1);
    const marked = line.next<{ unread: number }>('notification:marked');
    const { body } = await member.put(notificationPaths.allRead()).expect(200);
    expect(await marked).toEqual(body);
    expect((await listOf(second)).unread).toBe(0);
    const { ids } = body as { ids: string[] };
    await member.put(notificationPaths.marks()).send({ ids, read: false }).expect(200);
    expect((await listOf(second)).unread).toBe(1);
    await chair.put(notificationPaths.marks()).send({ ids, read: true }).expect(200);
    expect((await listOf(second)).unread).toBe(1);
    line.close();
  });

  it('are gone for whoever lost the body, with everything that they said', async () => {
    const { group } = network.cast.bodies;
    const mentions = [idOf('member')];
    await started(chair, group.id, discussionDraft('Canari', { mentions }));
    expect(JSON.stringify(await listOf(member))).toContain('Canari');
    const seat = network.cast.seats.lyonInGroup.id;
    await chair.post(`/api/bodies/${group.id}/seats/${seat}/end`).expect(204);
    const after = await listOf(member);
    expect(after.unread).toBe(0);
    expect(JSON.stringify(after)).not.toContain('Canari');
    await started(chair, group.id, discussionDraft('Canari deux'));
    expect(JSON.stringify(await listOf(member))).not.toContain('Canari');
  });

  it('never let an ended mandate hear', async () => {
    const former = await network.as('former');
    await choose(member, network.cast.bodies.commission.id, { mail: 'everything', push: null });
    await started(chair, network.cast.bodies.commission.id, discussionDraft('Eau'));
    expect(await kindsOf(member)).toEqual(['discussion-started']);
    expect(await kindsOf(former)).toEqual([]);
  });
});
