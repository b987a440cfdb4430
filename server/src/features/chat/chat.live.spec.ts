import { gzipSync } from 'node:zlib';
import { chatPaths, type Message } from '@passerelle/contracts/chat';
import type { ChannelId } from '@passerelle/contracts/ids';
import type { Role } from '@passerelle/test-kit/cast';
import { draftOf, listenTo, logOf, posted, until } from '../../../test/chat-kit';
import { chatStage, type ChatStage } from '../../../test/chat-stage';

const numbers = (messages: readonly Message[]) => messages.map((message) => message.number);
const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);

describe('chat, live', () => {
  let stage: ChatStage;
  let channelId: ChannelId;
  beforeEach(async () => {
    stage = await chatStage();
    channelId = stage.channelId;
  });
  afterEach(() => stage.close());

  it('shows each the other’s messages, in the same order', async () => {
    const [chair, member] = [await stage.device('chair'), await stage.device('member')];
    const atChair = await listenTo(chair.live, channelId);
    const atMember = await listenTo(member.live, channelId);
    const answer = await stage.say(chair, draftOf('Bonjour à tous'));
    await stage.say(member, draftOf('Bonjour'));
    await until(() => atChair.length === 2 && atMember.length === 2);
    expect(atMember).toEqual(atChair);
    expect(answer).toMatchObject({ ok: true, value: atMember[0]! });
    expect(atMember.map((message) => message.text)).toEqual(['Bonjour à tous', 'Bonjour']);
  });

  it('gives whoever was away all 300 messages that passed, in order, in one compact answer', async () => {
    const [chair, member] = [await stage.device('chair'), await stage.device('member')];
    const heard = await listenTo(member.live, channelId);
    await stage.say(chair, draftOf('avant'));
    await until(() => heard.length === 1);
    member.live.close();
    for (let n = 0; n < 300; n += 30)
      await Promise.all(
        upTo(30).map((m) => stage.say(chair, draftOf(`Message ${n + m} : le réseau tient bon.`))),
      );
    const missed = await logOf(member.agent, channelId, { after: 1, limit: 300 });
    expect(numbers(missed.messages)).toEqual(upTo(301).slice(1));
    expect(missed).toMatchObject({ seq: 301, more: false });
    expect(gzipSync(JSON.stringify(missed)).length).toBeLessThan(30_000);
  });

  it('makes one message of 50 that carry the same id at once', async () => {
    const [chair, member] = [await stage.device('chair'), await stage.device('member')];
    const heard = await listenTo(member.live, channelId);
    const draft = draftOf('une fois');
    const answers = await Promise.all([
      ...upTo(25).map(() => stage.say(chair, draft)),
      ...upTo(25).map(async () => ({
        ok: true,
        value: await posted(chair.agent, channelId, draft),
      })),
    ]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    await stage.say(chair, draftOf('après'));
    await until(() => heard.some(({ text }) => text === 'après'));
    expect(numbers(heard)).toEqual([1, 2]);
  });

  it('refuses an id that was used for other words', async () => {
    const sender = await stage.device('chair');
    const draft = draftOf('une fois');
    await stage.say(sender, draft);
    expect(await stage.say(sender, { ...draft, text: 'autre chose' })).toMatchObject({
      ok: false,
      problem: { code: 'request/key-reused' },
    });
  });

  it('gives 10 senders at once the sequences 1 to 200 without a gap, and every listener the same', async () => {
    const roles: Role[] = ['chair', 'deputy', 'member', 'rapporteur', 'chair'];
    const senders = await Promise.all([...roles, ...roles].map((role) => stage.device(role)));
    const listener = await stage.device('observer');
    const heard = await listenTo(listener.live, channelId);
    const answers = await Promise.all(
      senders.flatMap((sender, s) => upTo(20).map((n) => stage.say(sender, draftOf(`${s}-${n}`)))),
    );
    const given = answers.map((answer) => (answer.ok ? answer.value.seq : 0));
    expect([...given].sort((a, b) => a - b)).toEqual(upTo(200));
    await until(() => heard.length === 200);
    expect(numbers(heard)).toEqual(upTo(200));
    const stored = await logOf(listener.agent, channelId, { after: 0, limit: 500 });
    expect(stored.messages).toEqual(heard);
  });

  it('brings a reader to the same state by what changed after their sequence', async () => {
    const [chair, member] = [await stage.device('chair'), await stage.device('member')];
    const [first, second, third] = [draftOf('un'), draftOf('deux'), draftOf('trois')];
    for (const draft of [first, second, third]) await stage.say(chair, draft);
    const before = await logOf(member.agent, channelId, {});
    await chair.agent
      .patch(chatPaths.message(channelId, first.id))
      .send({ version: 1, text: 'un, corrigé' })
      .expect(200);
    await chair.agent.delete(chatPaths.message(channelId, second.id)).expect(200);
    await member.agent.put(chatPaths.reaction(channelId, third.id, 'thanks')).expect(200);
    await stage.say(chair, draftOf('quatre'));
    const later = await logOf(member.agent, channelId, { after: before.seq });
    expect(later.messages.map(({ number, changed }) => [number, changed])).toEqual([
      [1, 4],
      [2, 5],
      [3, 6],
      [4, undefined],
    ]);
    const known = new Map(before.messages.map((message) => [message.id, message]));
    for (const message of later.messages) known.set(message.id, message);
    const fresh = await logOf(member.agent, channelId, {});
    expect([...known.values()]).toEqual(fresh.messages);
    expect(fresh.messages[1]).toMatchObject({ text: '', deletedAt: expect.any(String) });
  });
});
