import { chatPaths, type MessageLog } from '@passerelle/contracts/chat';
import type { ChannelId } from '@passerelle/contracts/ids';
import { aSecond } from '../../../test/a-second';
import { channelOf, draftOf, listenTo, logOf, posted, until } from '../../../test/chat-kit';
import { chatStage, type ChatStage } from '../../../test/chat-stage';

describe('the doors of a channel', () => {
  let stage: ChatStage;
  let channelId: ChannelId;
  beforeEach(async () => {
    stage = await chatStage();
    channelId = stage.channelId;
  });
  afterEach(() => stage.close());

  it('puts a person whose seat has ended out of the channel within a second', async () => {
    const [chair, rapporteur] = [await stage.device('chair'), await stage.device('rapporteur')];
    const heard = await listenTo(rapporteur.live, channelId);
    const everything: string[] = [];
    const left = rapporteur.live.next<{ room: string }>('live:left');
    const second = await aSecond(() => rapporteur.live.ask('live:leave', { room: 'nowhere:1' }));
    const started = Date.now();
    await chair.agent
      .post(
        `/api/bodies/${stage.network.cast.bodies.commission.id}/seats/${stage.network.cast.seats.liegeReports.id}/end`,
      )
      .expect(204);
    expect(await left).toEqual({ room: `channel:${channelId}` });
    expect(Date.now() - started).toBeLessThan(second);
    rapporteur.live.socket.onAny((fact: string) => everything.push(fact));
    await stage.say(chair, draftOf('canari'));
    await rapporteur.live.ask('live:leave', { room: 'nowhere:1' });
    expect(heard).toEqual([]);
    expect(everything).toEqual([]);
    expect(await stage.say(rapporteur, draftOf('encore'))).toMatchObject({ ok: false });
    await rapporteur.agent.get(chatPaths.messages(channelId)).expect(403);
  });

  it('lets nobody outside a confidential body know of its channel', async () => {
    const canary = 'canari-confidentiel';
    const [chair, outsider] = [await stage.device('chair'), await stage.device('outsider')];
    const { id } = await channelOf(chair.agent, stage.network.cast.bodies.group.id);
    const frames: string[] = [];
    outsider.live.socket.onAny((...args: unknown[]) => frames.push(JSON.stringify(args)));
    const entered = await outsider.live.ask('live:enter', { room: `channel:${id}` });
    const missing = await outsider.live.ask('live:enter', { room: 'channel:cha_none' });
    expect(entered).toEqual(missing);
    const mine = await listenTo(chair.live, id);
    const message = await posted(chair.agent, id, draftOf(canary));
    await until(() => mine.length === 1);
    const attempts = await Promise.all([
      outsider.agent.get(chatPaths.channels()),
      outsider.agent.get(chatPaths.channel(id)),
      outsider.agent.get(chatPaths.messages(id)),
      outsider.agent.get(chatPaths.versions(id, message.id)),
      outsider.agent.put(chatPaths.read(id)).send({ number: 1, generation: 0 }),
      outsider.agent.put(chatPaths.reaction(id, message.id, 'agree')),
    ]);
    expect(attempts.map(({ status }) => status)).toEqual([200, 404, 404, 404, 404, 404]);
    const answers = await Promise.all(
      ['chat:presence', 'chat:typing', 'chat:post-message'].map((command) =>
        outsider.live.ask(command, { channelId: id, ...draftOf('x') }),
      ),
    );
    const seen = JSON.stringify([attempts.map(({ body }) => body as unknown), answers, frames]);
    expect(seen).not.toContain(canary);
    expect(answers.every(({ ok }) => !ok)).toBe(true);
    expect(frames).toEqual([]);
    const inside = await logOf(chair.agent, id, {});
    expect(JSON.stringify(inside satisfies MessageLog)).toContain(canary);
  });
});
