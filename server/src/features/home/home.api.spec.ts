import { chatPaths } from '@passerelle/contracts/chat';
import { discussionPaths } from '@passerelle/contracts/discussions';
import { homePaths, type Home } from '@passerelle/contracts/home';
import { startApp, type Agent, type SpecApp } from '../../../test/app-for-specs';
import { channelOf, draftOf, posted } from '../../../test/chat-kit';
import { discussionDraft, replied, replyDraft, started } from '../../../test/discussion-kit';
import { populate, type Populated } from '../../../test/populate';
import { Waiting } from '../../platform/waiting/waiting';

describe('the home page', () => {
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

  const homeOf = async (agent: Agent) =>
    (await agent.get(homePaths.home()).expect(200)).body as Home;

  it('has nothing waiting in a network where nothing has happened', async () => {
    expect(await homeOf(member)).toEqual({ items: [], incomplete: false });
  });

  it('says what waits: mentions first, then what is unread, each with where to go', async () => {
    const { commission, group } = network.cast.bodies;
    const mentions = [network.cast.people.member.id];
    const { id: channelId } = await channelOf(chair, commission.id);
    await posted(chair, channelId, draftOf('un'));
    await posted(chair, channelId, draftOf('@Claire Exemple', { mentions }));
    const { id: groupChannel } = await channelOf(chair, group.id);
    await posted(chair, groupChannel, draftOf('deux'));
    const { id } = await started(chair, commission.id, discussionDraft('Eau'));
    await replied(chair, id, replyDraft('@Claire Exemple', { mentions }));
    const { id: other } = await started(chair, group.id, discussionDraft('Climat'));

    const { items } = await homeOf(member);
    expect(items).toMatchObject([
      {
        kind: 'chat-mention',
        bodyId: commission.id,
        count: 1,
        by: { name: 'Aminata Essai' },
        target: { channelId, position: 2 },
      },
      {
        kind: 'discussion-mention',
        subject: { fr: 'Eau' },
        body: commission.name,
        target: { discussionId: id, position: 2 },
      },
      { kind: 'chat-unread', subject: group.name, count: 1, target: { channelId: groupChannel } },
      { kind: 'discussion-unread', subject: { fr: 'Climat' }, target: { discussionId: other } },
    ]);
    expect(await homeOf(chair)).toEqual({ items: [], incomplete: false });
  });

  it('has nothing waiting any more once everything was read', async () => {
    const { commission } = network.cast.bodies;
    const { id: channelId } = await channelOf(chair, commission.id);
    await posted(chair, channelId, draftOf('un'));
    const { id } = await started(chair, commission.id, discussionDraft('Eau'));
    expect((await homeOf(member)).items).toHaveLength(2);
    await member.put(chatPaths.read(channelId)).send({ number: 1, generation: 0 }).expect(200);
    await member.put(discussionPaths.read(id)).send({ position: 1 }).expect(200);
    expect((await homeOf(member)).items).toEqual([]);
  });

  it('tells nobody of a body where they do not sit, or no longer', async () => {
    const { group } = network.cast.bodies;
    const { id } = await channelOf(chair, group.id);
    await posted(chair, id, draftOf('canari'));
    await started(chair, group.id, discussionDraft('Canari'));
    expect((await homeOf(await network.as('outsider'))).items).toEqual([]);
    expect((await homeOf(member)).items).toHaveLength(2);
    await chair
      .post(`/api/bodies/${group.id}/seats/${network.cast.seats.lyonInGroup.id}/end`)
      .expect(204);
    expect((await homeOf(member)).items).toEqual([]);
  });

  it('shows the rest when one part cannot be read, and says so', async () => {
    const { id } = await channelOf(chair, network.cast.bodies.commission.id);
    await posted(chair, id, draftOf('un'));
    spec.app
      .get(Waiting)
      .register({ waitingFor: () => Promise.reject(new Error('this source is broken')) });
    expect(await homeOf(member)).toMatchObject({
      items: [{ kind: 'chat-unread' }],
      incomplete: true,
    });
  });
});
