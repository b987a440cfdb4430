import { discussionPaths, type DiscussionRead, type Post } from '@passerelle/contracts/discussions';
import type { BodyId } from '@passerelle/contracts/ids';
import { chatStage, type ChatStage, type Device } from '../../../test/chat-stage';
import {
  discussionDraft,
  pageOf,
  replied,
  replyDraft,
  started,
} from '../../../test/discussion-kit';

describe('discussions, live', () => {
  let stage: ChatStage;
  let commission: BodyId;
  let chair: Device;
  let member: Device;
  beforeEach(async () => {
    stage = await chatStage();
    commission = stage.network.cast.bodies.commission.id;
    [chair, member] = [await stage.device('chair'), await stage.device('member')];
    for (const { live } of [chair, member])
      await live.ask('live:enter', { room: `body:${commission}` });
  });
  afterEach(() => stage.close());

  it('show a new discussion, its replies and their changes to whoever has the body open', async () => {
    const heardStart = member.live.next<{ discussion: object }>('discussion:started');
    const item = await started(chair.agent, commission, discussionDraft('Ouverture'));
    const { discussion } = await heardStart;
    expect({ ...discussion, unread: 0, mentions: 0 }).toEqual(item);

    const heardReply = chair.live.next<{ post: Post }>('discussion:replied');
    const post = await replied(member.agent, item.id, replyDraft('Bonjour'));
    expect((await heardReply).post).toEqual(post);

    const heardChange = chair.live.next<{ post: Post }>('discussion:post-changed');
    await member.agent
      .patch(discussionPaths.post(item.id, 2))
      .send({ version: 1, text: 'Bonsoir' })
      .expect(200);
    expect((await heardChange).post).toEqual((await pageOf(chair.agent, item.id)).posts[1]);

    const heardClosing = member.live.next('discussion:changed');
    await chair.agent.post(discussionPaths.close(item.id)).send({ summary: 'Fini' }).expect(204);
    expect(await heardClosing).toMatchObject({
      discussionId: item.id,
      closing: { summary: 'Fini' },
    });
  });

  it('call whoever is mentioned, wherever they are', async () => {
    const elsewhere = await stage.device('member');
    const heard = elsewhere.live.next('discussion:mentioned');
    const { id } = await started(chair.agent, commission, discussionDraft('Appel'));
    await replied(
      chair.agent,
      id,
      replyDraft('@Claire Exemple', { mentions: [stage.network.cast.people.member.id] }),
    );
    expect(await heard).toEqual({ bodyId: commission, discussionId: id, position: 2 });
  });

  it('move the reading position on the reader’s other devices', async () => {
    const other = await stage.device('member');
    const { id } = await started(chair.agent, commission, discussionDraft('Deux appareils'));
    const heard = other.live.next<DiscussionRead>('discussion:read-moved');
    const { body } = await member.agent
      .put(discussionPaths.read(id))
      .send({ position: 1 })
      .expect(200);
    expect(await heard).toEqual(body);
  });

  it('are not heard by others: not in a confidential body, not after the seat has ended', async () => {
    const { group } = stage.network.cast.bodies;
    const outsider = await stage.device('outsider');
    const rapporteur = await stage.device('rapporteur');
    const room = `body:${group.id}`;
    expect(await outsider.live.ask('live:enter', { room })).toMatchObject({ ok: false });
    expect(await rapporteur.live.ask('live:enter', { room })).toMatchObject({ ok: true });
    const left = rapporteur.live.next('live:left');
    await chair.agent
      .post(`/api/bodies/${group.id}/seats/${stage.network.cast.seats.liegeInGroup.id}/end`)
      .expect(204);
    expect(await left).toEqual({ room });
    const frames: string[] = [];
    for (const { live } of [outsider, rapporteur])
      live.socket.onAny((...args: unknown[]) => frames.push(JSON.stringify(args)));
    await chair.live.ask('live:enter', { room });
    const heard = chair.live.next('discussion:started');
    await started(chair.agent, group.id, discussionDraft('Canari'));
    await heard;
    for (const { live } of [outsider, rapporteur]) await live.ask('live:leave', { room: 'none:1' });
    expect(frames).toEqual([]);
  });
});
