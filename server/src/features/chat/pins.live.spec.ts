import { chatPaths, type Message, type PinnedMessages } from '@passerelle/contracts/chat';
import type { ChannelId } from '@passerelle/contracts/ids';
import { draftOf, listenTo, logOf, posted, until } from '../../../test/chat-kit';
import { chatStage, type ChatStage, type Device } from '../../../test/chat-stage';
import { opened } from '../../../test/direct-kit';

describe('pinned messages', () => {
  let stage: ChatStage;
  let channelId: ChannelId;
  beforeEach(async () => {
    stage = await chatStage();
    channelId = stage.channelId;
  });
  afterEach(() => stage.close());

  const pinsOf = async ({ agent }: Device, id = channelId) =>
    (await agent.get(chatPaths.pins(id)).expect(200)).body as PinnedMessages;

  it('are seen at once by everybody who has the channel open, and by whoever comes back', async () => {
    const [chair, member] = [await stage.device('chair'), await stage.device('member')];
    const one = await posted(member.agent, channelId, draftOf('Le lien de la réunion'));
    const two = await posted(member.agent, channelId, draftOf('Le calendrier'));
    const heard = await listenTo(member.live, channelId);
    for (const { id } of [one, two])
      await chair.agent.put(chatPaths.pin(channelId, id)).expect(200);
    await until(() => heard.length >= 2);
    const by = stage.network.cast.people.chair.id;
    expect(heard.at(-1)).toMatchObject({ id: two.id, pinned: { by } });
    const missed = await logOf(member.agent, channelId, { after: two.seq });
    expect(missed.messages.map(({ pinned }) => pinned?.by)).toEqual([by, by]);
    const { messages, people } = await pinsOf(member);
    expect(messages.map(({ text }) => text).sort()).toEqual([
      'Le calendrier',
      'Le lien de la réunion',
    ]);
    expect(people.map(({ id }) => id)).toContain(by);
    await chair.agent.delete(chatPaths.pin(channelId, one.id)).expect(200);
    await until(() => heard.some(({ id, pinned }) => id === one.id && !pinned));
    expect((await pinsOf(member)).messages.map(({ id }) => id)).toEqual([two.id]);
  });

  it('change nothing when they are pinned again, and go with the message', async () => {
    const chair = await stage.device('chair');
    const { id } = await posted(chair.agent, channelId, draftOf('Une fois'));
    const pin = async () =>
      (await chair.agent.put(chatPaths.pin(channelId, id)).expect(200)).body as Message;
    expect(await pin()).toEqual(await pin());
    await chair.agent.delete(chatPaths.message(channelId, id)).expect(200);
    expect((await pinsOf(chair)).messages).toEqual([]);
    await chair.agent.put(chatPaths.pin(channelId, id)).expect(409);
  });

  it('are for whoever moderates a body, and for everybody in a direct conversation', async () => {
    const [member, outsider] = [await stage.device('member'), await stage.device('outsider')];
    const { id } = await posted(member.agent, channelId, draftOf('Le mien'));
    const refused = await member.agent.put(chatPaths.pin(channelId, id)).expect(403);
    expect(refused.body.code).toBe('chat/may-not-pin');
    const pair = await opened(member.agent, [stage.network.cast.people.outsider]);
    const said = await posted(member.agent, pair.id, draftOf('Entre nous'));
    await outsider.agent.put(chatPaths.pin(pair.id, said.id)).expect(200);
    expect((await pinsOf(member, pair.id)).messages).toHaveLength(1);
    const chair = await stage.device('chair');
    await chair.agent.get(chatPaths.pins(pair.id)).expect(404);
    await chair.agent.put(chatPaths.pin(pair.id, said.id)).expect(404);
    await chair.agent.put(chatPaths.pin(channelId, said.id)).expect(404);
  });
});
