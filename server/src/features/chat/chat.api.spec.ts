import { chatPaths } from '@passerelle/contracts/chat';
import { filePaths } from '@passerelle/contracts/files';
import type { ChannelId, FileId } from '@passerelle/contracts/ids';
import { mentionPaths } from '@passerelle/contracts/mentions';
import { idOf } from '@passerelle/test-kit/ids';
import { startApp, type Agent, type SpecApp } from '../../../test/app-for-specs';
import { channelOf, draftOf, logOf, posted } from '../../../test/chat-kit';
import { populate, type Populated } from '../../../test/populate';

describe('chat over HTTP', () => {
  let spec: SpecApp;
  let network: Populated;
  let chair: Agent;
  let member: Agent;
  let channelId: ChannelId;
  beforeAll(async () => {
    spec = await startApp();
    network = await populate(spec);
    [chair, member] = [await network.as('chair'), await network.as('member')];
    channelId = (await channelOf(chair, network.cast.bodies.commission.id)).id;
  });
  afterAll(() => spec.close());

  it('has a channel for each body in which one sits, and none for others', async () => {
    const channels = await member.get(chatPaths.channels()).expect(200);
    expect(channels.body.map((one: { name: { fr: string } }) => one.name.fr).sort()).toEqual([
      'Assemblée générale',
      'Commission Eau et assainissement',
      'Groupe Villes et climat',
    ]);
    const staff = await (await network.as('administrator')).get(chatPaths.channels()).expect(200);
    expect(staff.body).toEqual([]);
  });

  it('gives the newest messages first, then those before them, without one missing or twice', async () => {
    const { id } = await channelOf(member, network.cast.bodies.assembly.id);
    for (let n = 1; n <= 25; n += 1) await posted(member, id, draftOf(`${n}`));
    const newest = await logOf(member, id, { limit: 10 });
    const middle = await logOf(member, id, { limit: 10, before: newest.messages[0]!.number });
    const oldest = await logOf(member, id, { limit: 10, before: middle.messages[0]!.number });
    const all = [...oldest.messages, ...middle.messages, ...newest.messages];
    expect(all.map(({ text }) => text)).toEqual(Array.from({ length: 25 }, (_, n) => `${n + 1}`));
    expect([newest.more, middle.more, oldest.more]).toEqual([true, true, false]);
    expect(newest.people).toHaveLength(1);
  });

  it('catches up in several answers as in one', async () => {
    const { id, seq } = await channelOf(member, network.cast.bodies.assembly.id);
    const seen: string[] = [];
    let log = await logOf(member, id, { after: 0, limit: 7 });
    for (; ; log = await logOf(member, id, { after: log.seq, limit: 7 })) {
      seen.push(...log.messages.map(({ text }) => text));
      if (!log.more) break;
    }
    expect(seen).toEqual(Array.from({ length: 25 }, (_, n) => `${n + 1}`));
    expect(log.seq).toBe(seq);
  });

  it('keeps the versions of an edited message, and nothing of a deleted one', async () => {
    const message = await posted(chair, channelId, draftOf('première'));
    const path = chatPaths.message(channelId, message.id);
    await chair.patch(path).send({ version: 1, text: 'seconde' }).expect(200);
    const stale = await chair.patch(path).send({ version: 1, text: 'tierce' }).expect(409);
    expect(stale.body.code).toBe('request/stale');
    await member.patch(path).send({ version: 2, text: 'non' }).expect(403);
    const versions = await member.get(chatPaths.versions(channelId, message.id)).expect(200);
    expect(versions.body.map(({ text }: { text: string }) => text)).toEqual([
      'seconde',
      'première',
    ]);
    await member.delete(path).expect(403);
    await (await network.as('rapporteur')).delete(path).expect(200);
    await member.get(chatPaths.versions(channelId, message.id)).expect(200, []);
    const again = await chair.delete(path).expect(200);
    expect(again.body).toMatchObject({ text: '', number: message.number });
  });

  it('does not let a message be reached through another channel', async () => {
    const message = await posted(chair, channelId, draftOf('ici'));
    const { id: other } = await channelOf(chair, network.cast.bodies.group.id);
    await chair.get(chatPaths.versions(other, message.id)).expect(404);
    await chair.put(chatPaths.reaction(other, message.id, 'agree')).expect(404);
    await chair.delete(chatPaths.message(other, message.id)).expect(404);
    await chair
      .post(chatPaths.messages(other))
      .send(draftOf('réponse', { replyTo: message.id }))
      .expect(404);
  });

  it('sends files that were put into this chat, and no others', async () => {
    const put = async (n: number, place: 'chat' | 'discussions') => {
      const home = { bodyId: network.cast.bodies.commission.id, place };
      const path = filePaths.upload(idOf<FileId>('fil', n), home);
      const { body } = await chair.put(path).attach('file', Buffer.from('x'), 'a.txt').expect(200);
      return body.id as FileId;
    };
    const [mine, elsewhere] = [await put(6001, 'chat'), await put(6002, 'discussions')];
    const message = await posted(chair, channelId, draftOf('', { fileIds: [mine] }));
    expect(message.files).toMatchObject([{ id: mine, name: 'a.txt' }]);
    const refused = await chair
      .post(chatPaths.messages(channelId))
      .send(draftOf('', { fileIds: [elsewhere] }))
      .expect(422);
    expect(refused.body.code).toBe('file/missing');
    await chair.post(chatPaths.messages(channelId)).send(draftOf('  ')).expect(422);
  });

  it('lets nobody be mentioned who cannot read it', async () => {
    const { outsider, observer, former } = network.cast.people;
    const mention = (id: string) =>
      chair.post(chatPaths.messages(channelId)).send(draftOf('@', { mentions: [id] }));
    for (const person of [outsider, former]) {
      const { body } = await mention(person.id).expect(422);
      expect(body.code).toBe('mention/cannot-read');
    }
    await mention(observer.id).expect(201);
    const { body } = await chair
      .get(mentionPaths.mentionable())
      .query({ bodyId: network.cast.bodies.commission.id, place: 'chat' })
      .expect(200);
    const offered = body.map((person: { id: string }) => person.id);
    expect(offered).toContain(observer.id);
    expect(offered).not.toContain(outsider.id);
    expect(offered).not.toContain(former.id);
  });

  it('is read but not written by observers', async () => {
    const observer = await network.as('observer');
    expect((await channelOf(observer, network.cast.bodies.commission.id)).mayPost).toBe(false);
    await observer.get(chatPaths.messages(channelId)).expect(200);
    await observer.post(chatPaths.messages(channelId)).send(draftOf('x')).expect(403);
  });

  it('counts a reaction once for a person', async () => {
    const message = await posted(chair, channelId, draftOf('bravo'));
    const path = chatPaths.reaction(channelId, message.id, 'celebrate');
    await Promise.all(Array.from({ length: 10 }, () => member.put(path).expect(200)));
    const { body } = await member.put(path).expect(200);
    expect(body.reactions).toEqual([
      { reaction: 'celebrate', personIds: [network.cast.people.member.id] },
    ]);
    const without = await member.delete(path).expect(200);
    expect(without.body.reactions).toBeUndefined();
  });
});
