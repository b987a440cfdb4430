import { chatPaths, type ChannelRead } from '@passerelle/contracts/chat';
import type { ChannelId } from '@passerelle/contracts/ids';
import { laterMark } from '@passerelle/rules/chat/unread';
import type { Agent } from '../../../test/app-for-specs';
import { channelOf, draftOf, listenTo } from '../../../test/chat-kit';
import { chatStage, type ChatStage } from '../../../test/chat-stage';

const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);

describe('reading and presence, live', () => {
  let stage: ChatStage;
  let channelId: ChannelId;
  beforeEach(async () => {
    stage = await chatStage();
    channelId = stage.channelId;
  });
  afterEach(() => stage.close());

  it('shows on two devices the same count, whichever reads', async () => {
    const [chair, one, two] = [
      await stage.device('chair'),
      await stage.device('member'),
      await stage.device('member'),
    ];
    const counts = () =>
      Promise.all(
        [one, two].map(async ({ agent }) => {
          const { unread, mentions } = await channelOf(
            agent,
            stage.network.cast.bodies.commission.id,
          );
          return { unread, mentions };
        }),
      );
    const me = stage.network.cast.people.member.id;
    const told = one.live.next<{ mentions: number }>(
      'chat:unread-changed',
      (fact) => !!fact.mentions,
    );
    await stage.say(chair, draftOf('un'));
    await stage.say(chair, draftOf('@Claire Exemple', { mentions: [me] }));
    await stage.say(chair, draftOf('trois'));
    expect(await told).toMatchObject({ channelId, messageCount: 2, mentions: 1 });
    expect(await counts()).toEqual(Array(2).fill({ unread: 3, mentions: 1 }));

    const heard = two.live.next<ChannelRead>('chat:read-moved');
    const read = { number: 2, generation: 0 };
    const answer = await one.agent.put(chatPaths.read(channelId)).send(read).expect(200);
    expect(await heard).toEqual(answer.body);
    expect(await counts()).toEqual(Array(2).fill({ unread: 1, mentions: 0 }));
  });

  it('keeps what was marked unread although another device still reports it read', async () => {
    const [chair, one, two] = [
      await stage.device('chair'),
      await stage.device('member'),
      await stage.device('member'),
    ];
    for (const text of ['un', 'deux', 'trois']) await stage.say(chair, draftOf(text));
    const put = async ({ agent }: { agent: Agent }, path: string, payload: object) =>
      (await agent.put(path).send(payload).expect(200)).body as ChannelRead;
    const read = await put(one, chatPaths.read(channelId), { number: 3, generation: 0 });
    const unread = await put(one, chatPaths.unread(channelId), { from: 2 });
    expect(unread).toMatchObject({ unread: 2, read: { number: 1, generation: 1 } });
    const late = await put(two, chatPaths.read(channelId), { number: 3, generation: 0 });
    expect(late).toEqual(unread);
    expect(laterMark(read.read, unread.read)).toEqual(unread.read);
    const again = await put(two, chatPaths.read(channelId), { number: 3, generation: 1 });
    expect(again.unread).toBe(0);
  });

  it('moves a mark only forward when devices report at once, and never past the last message', async () => {
    const [chair, one] = [await stage.device('chair'), await stage.device('member')];
    for (const n of upTo(10)) await stage.say(chair, draftOf(`${n}`));
    const reports = [3, 9, 1, 7, 99, 2, 5];
    await Promise.all(
      reports.map((number) =>
        one.agent.put(chatPaths.read(channelId)).send({ number, generation: 0 }).expect(200),
      ),
    );
    const channel = await channelOf(one.agent, stage.network.cast.bodies.commission.id);
    expect(channel).toMatchObject({ unread: 0, read: { number: 10, generation: 0 } });
  });

  it('tells the others who is typing and who is there', async () => {
    const [chair, member] = [await stage.device('chair'), await stage.device('member')];
    await listenTo(chair.live, channelId);
    const came = chair.live.next<{ person: { id: string } }>(
      'chat:person-joined',
      ({ person }) => person.id === stage.network.cast.people.member.id,
    );
    await listenTo(member.live, channelId);
    await came;
    const here = await chair.live.ask<{ people: { name: string }[] }>('chat:presence', {
      channelId,
    });
    expect(here.ok && here.value.people.map(({ name }) => name).sort()).toEqual([
      'Aminata Essai',
      'Claire Exemple',
    ]);
    const typing = chair.live.next('chat:person-typing');
    await member.live.ask('chat:typing', { channelId });
    expect(await typing).toEqual({ channelId, personId: stage.network.cast.people.member.id });
    const went = chair.live.next('chat:person-left');
    member.live.close();
    expect(await went).toEqual({ channelId, personId: stage.network.cast.people.member.id });
  });
});
