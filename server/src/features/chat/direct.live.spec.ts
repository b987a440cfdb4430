import { directPaths } from '@passerelle/contracts/chat-direct';
import { notificationPaths, type NotificationList } from '@passerelle/contracts/notifications';
import { searchPaths, type SearchAnswer } from '@passerelle/contracts/search';
import type { Agent } from '../../../test/app-for-specs';
import { draftOf, listenTo, posted, until } from '../../../test/chat-kit';
import { chatStage, type ChatStage } from '../../../test/chat-stage';
import { opened } from '../../../test/direct-kit';

const bellOf = async (agent: Agent) =>
  ((await agent.get(notificationPaths.list()).expect(200)).body as NotificationList).items;

describe('direct conversations, live', () => {
  let stage: ChatStage;
  let people: ChatStage['network']['cast']['people'];
  beforeEach(async () => {
    stage = await chatStage();
    ({ people } = stage.network.cast);
  });
  afterEach(() => stage.close());

  it('are heard by their people at once, by whoever looks and whoever does not, and by nobody else', async () => {
    const [member, chair] = [await stage.device('member'), await stage.device('chair')];
    const [outsider, administrator] = [
      await stage.device('outsider'),
      await stage.device('administrator'),
    ];
    const { id } = await opened(member.agent, [people.chair, people.outsider]);
    const frames: string[] = [];
    administrator.live.socket.onAny((...fact: unknown[]) => frames.push(JSON.stringify(fact)));
    const entered = await administrator.live.ask('live:enter', { room: `channel:${id}` });
    expect(entered).toEqual(
      await administrator.live.ask('live:enter', { room: 'channel:cha_none' }),
    );
    const heard = await listenTo(outsider.live, id);
    const counted = chair.live.next<{ messageCount: number }>('chat:unread-changed');
    await posted(member.agent, id, draftOf('canari-direct'));
    await until(() => heard.length === 1);
    expect(await counted).toMatchObject({ channelId: id, messageCount: 1 });
    await administrator.live.ask('live:leave', { room: 'nowhere:1' });
    expect(frames).toEqual([]);
  });

  it('put whoever leaves the group out at once, before another word is said', async () => {
    const [member, outsider] = [await stage.device('member'), await stage.device('outsider')];
    const { id } = await opened(member.agent, [people.chair, people.outsider]);
    const heard = await listenTo(outsider.live, id);
    const left = outsider.live.next<{ room: string }>('live:left');
    const told = member.live.next('chat:circle-changed');
    await outsider.agent.delete(directPaths.membership(id)).expect(204);
    expect(await left).toEqual({ room: `channel:${id}` });
    expect(await told).toEqual({ channelId: id });
    const frames: string[] = [];
    outsider.live.socket.onAny((...fact: unknown[]) => frames.push(JSON.stringify(fact)));
    await posted(member.agent, id, draftOf('canari-après'));
    await outsider.live.ask('live:leave', { room: 'nowhere:1' });
    expect([heard, frames]).toEqual([[], []]);
  });

  it('ring the bell once for a run of unread messages, again after they were read, and not for whoever looks', async () => {
    const [member, chair] = [await stage.device('member'), await stage.device('chair')];
    const { id } = await opened(member.agent, [people.chair]);
    const rung = chair.live.next<{ notification: { kind: string } }>('notification:arrived');
    for (const text of ['un', 'deux', 'trois']) await posted(member.agent, id, draftOf(text));
    expect(await rung).toMatchObject({
      notification: {
        kind: 'chat-message',
        by: { id: people.member.id },
        target: { channelId: id },
      },
    });
    const read = (number: number) =>
      chair.agent.put(`/api/chat/channels/${id}/read`).send({ number, generation: 0 }).expect(200);
    await read(3);
    const again = chair.live.next('notification:arrived');
    await posted(member.agent, id, draftOf('quatre'));
    await again;
    await read(4);
    await listenTo(chair.live, id);
    await posted(member.agent, id, draftOf('cinq'));
    const { id: sentinel } = await opened(member.agent, [people.chair, people.staff]);
    const last = chair.live.next('notification:arrived');
    await posted(member.agent, sentinel, draftOf('ailleurs'));
    await last;
    const positions = (await bellOf(chair.agent)).map(({ target }) => [
      target.channelId,
      target.position,
    ]);
    expect(positions).toEqual([
      [sentinel, 1],
      [id, 4],
      [id, 1],
    ]);
  });

  it('stay in nobody’s bell who has left', async () => {
    const [member, outsider] = [await stage.device('member'), await stage.device('outsider')];
    const { id } = await opened(member.agent, [people.chair, people.outsider], { name: 'Canari' });
    const rung = outsider.live.next('notification:arrived');
    await posted(member.agent, id, draftOf('bonjour'));
    await rung;
    expect(await bellOf(outsider.agent)).toHaveLength(1);
    await outsider.agent.delete(directPaths.membership(id)).expect(204);
    expect(await bellOf(outsider.agent)).toEqual([]);
  });

  it('say who comes and goes to those who share one, and to nobody else', async () => {
    const [member, administrator] = [
      await stage.device('member'),
      await stage.device('administrator'),
    ];
    const pair = await opened(member.agent, [people.chair]);
    expect(pair.direct!.online).toEqual([]);
    const frames: string[] = [];
    administrator.live.socket.onAny((...fact: unknown[]) => frames.push(JSON.stringify(fact)));
    const came = member.live.next<object>('chat:companion-moved');
    const chair = await stage.device('chair');
    expect(await came).toEqual({ personId: people.chair.id, online: true });
    expect((await opened(member.agent, [people.chair])).direct!.online).toEqual([people.chair.id]);
    const went = member.live.next<object>('chat:companion-moved', (fact) => 'online' in fact);
    chair.live.close();
    expect(await went).toEqual({ personId: people.chair.id, online: false });
    await administrator.live.ask('live:leave', { room: 'nowhere:1' });
    expect(frames).toEqual([]);
  });

  it('are found by their people, and no longer by whoever has left', async () => {
    const [member, outsider] = [await stage.device('member'), await stage.device('outsider')];
    const { id } = await opened(member.agent, [people.chair, people.outsider]);
    await posted(member.agent, id, draftOf('Le barrage de Diama'));
    const found = async ({ agent }: typeof member) =>
      (
        (await agent.get(searchPaths.find()).query({ q: 'barrage' }).expect(200))
          .body as SearchAnswer
      ).hits.length;
    await until(async () => (await found(outsider)) === 1);
    expect(await found(await stage.device('administrator'))).toBe(0);
    await outsider.agent.delete(directPaths.membership(id)).expect(204);
    expect([await found(member), await found(outsider)]).toEqual([1, 0]);
  });
});
