import { chatPaths, type Channel } from '@passerelle/contracts/chat';
import { directPaths } from '@passerelle/contracts/chat-direct';
import { homePaths, type Home } from '@passerelle/contracts/home';
import type { PersonCard } from '@passerelle/contracts/people';
import { startApp, type Agent, type SpecApp } from '../../../test/app-for-specs';
import { draftOf, logOf, posted } from '../../../test/chat-kit';
import { channelId, opened, openingWith } from '../../../test/direct-kit';
import { populate, type Populated } from '../../../test/populate';

describe('direct conversations over HTTP', () => {
  let spec: SpecApp;
  let network: Populated;
  let people: Populated['cast']['people'];
  let member: Agent;
  let chair: Agent;
  let outsider: Agent;
  beforeEach(async () => {
    spec = await startApp();
    network = await populate(spec);
    ({ people } = network.cast);
    [member, chair] = [await network.as('member'), await network.as('chair')];
    outsider = await network.as('outsider');
  });
  afterEach(() => spec.close());

  const listOf = async (agent: Agent) =>
    ((await agent.get(chatPaths.channels()).expect(200)).body as Channel[]).filter(
      ({ direct }) => direct,
    );

  it('offers whoever can be written to, and neither oneself, nor the ended, nor people without an account', async () => {
    const { body } = await member.get(directPaths.addressees()).expect(200);
    const names = (body as PersonCard[]).map(({ id }) => id);
    expect(names).toEqual(
      expect.arrayContaining([people.chair.id, people.partner.id, people.administrator.id]),
    );
    for (const one of [people.member, people.former, people.deactivated])
      expect(names).not.toContain(one.id);
  });

  it('is one and the same for the same people, whoever opens it, in whatever order, at once or again', async () => {
    const [one, two] = [
      [people.chair, people.outsider],
      [people.outsider, people.member],
    ];
    const asked = await Promise.all([
      ...Array.from({ length: 4 }, () => opened(member, one)),
      ...Array.from({ length: 4 }, () => opened(chair, two)),
    ]);
    expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
    const again = openingWith(one, { id: asked[0]!.id });
    expect((await member.post(directPaths.open()).send(again).expect(201)).body.id).toBe(
      asked[0]!.id,
    );
    const pair = await opened(member, [people.chair]);
    expect(pair.id).not.toBe(asked[0]!.id);
    expect(pair).toMatchObject({ name: { fr: 'Aminata Essai' }, direct: { group: false } });
  });

  it('refuses an id that is taken by another conversation or a body', async () => {
    const { id } = await opened(member, [people.chair]);
    const taken = openingWith([people.outsider], { id });
    const { body } = await member.post(directPaths.open()).send(taken).expect(422);
    expect(body.code).toBe('request/key-reused');
  });

  it.each(['former', 'deactivated'] as const)('cannot be opened with a %s person', async (role) => {
    const opening = openingWith([people.chair, people[role]]);
    const { body } = await member.post(directPaths.open()).send(opening).expect(422);
    expect(body.code).toBe('chat/cannot-be-written-to');
    expect(body.title).toContain(people[role].familyName);
  });

  it('is never with oneself alone', async () => {
    const opening = openingWith([people.member]);
    await member.post(directPaths.open()).send(opening).expect(422);
  });

  it('shows itself to nobody before something was said, and then to its people alone', async () => {
    const { id } = await opened(member, [people.chair]);
    expect(await listOf(chair)).toEqual([]);
    await posted(member, id, draftOf('Un mot entre nous'));
    expect((await listOf(chair)).map((one) => [one.id, one.unread])).toEqual([[id, 1]]);
    const home = (await chair.get(homePaths.home()).expect(200)).body as Home;
    expect(home.items).toEqual([
      expect.objectContaining({ kind: 'chat-unread', target: { channelId: id, position: 1 } }),
    ]);
    for (const role of ['outsider', 'administrator', 'staff', 'observer'] as const) {
      const agent = await network.as(role);
      expect(await listOf(agent)).toEqual([]);
      const [other, missing] = await Promise.all(
        [id, channelId()].map((one) => agent.get(chatPaths.messages(one))),
      );
      expect([other!.status, other!.body]).toEqual([missing!.status, missing!.body]);
    }
  });

  it('lets a partner answer who was written to', async () => {
    const partner = await network.as('partner');
    const { id } = await opened(member, [people.partner]);
    await posted(member, id, draftOf('Votre avis ?'));
    await posted(partner, id, draftOf('Favorable.'));
    expect((await logOf(member, id, {})).messages).toHaveLength(2);
    const opening = openingWith([people.member]);
    await partner.post(directPaths.open()).send(opening).expect(403);
  });

  it('closes to whoever’s mandate has ended, and takes no more words for them', async () => {
    const { id } = await opened(member, [people.outsider]);
    await posted(member, id, draftOf('À bientôt'));
    const staff = await network.as('staff');
    await staff.post(`/api/mandates/${network.cast.mandates.outsider.id}/end`).expect(204);
    await outsider.get(chatPaths.messages(id)).expect(404);
    expect(await listOf(outsider)).toEqual([]);
    const late = await member.post(chatPaths.messages(id)).send(draftOf('Encore')).expect(422);
    expect(late.body.code).toBe('chat/cannot-be-written-to');
    const [kept] = await listOf(member);
    expect(kept).toMatchObject({ id, mayPost: false, messageCount: 1 });
  });

  it('names only its own people in a message', async () => {
    const { id } = await opened(member, [people.chair, people.outsider], { name: 'Trois villes' });
    const call = (whom: { id: string }) => draftOf('@vous', { mentions: [whom.id] });
    await posted(member, id, call(people.chair));
    await member.post(chatPaths.messages(id)).send(call(people.staff)).expect(422);
    const [seen] = await listOf(chair);
    expect(seen).toMatchObject({ name: { fr: 'Trois villes' }, mentions: 1 });
  });

  it('is left by whoever leaves the group; the same people may begin another', async () => {
    const group = await opened(member, [people.chair, people.outsider]);
    await posted(member, group.id, draftOf('Avant'));
    await outsider.delete(directPaths.membership(group.id)).expect(204);
    await outsider.get(chatPaths.messages(group.id)).expect(404);
    await outsider.delete(directPaths.membership(group.id)).expect(404);
    expect(await listOf(outsider)).toEqual([]);
    const [left] = await listOf(chair);
    expect(left!.direct!.others.map(({ id }) => id)).toEqual([people.member.id]);
    const another = await opened(member, [people.chair, people.outsider]);
    expect(another.id).not.toBe(group.id);
    const pair = await opened(member, [people.chair]);
    expect([group.id, another.id]).not.toContain(pair.id);
    const stays = await member.delete(directPaths.membership(pair.id)).expect(409);
    expect(stays.body.code).toBe('chat/only-groups-are-left');
  });

  it('leaves the channels of bodies alone: nobody leaves one, and their ids open nothing', async () => {
    const { body } = await member.get(chatPaths.channels()).expect(200);
    const ofBody = (body as Channel[]).find(({ bodyId }) => bodyId)!;
    await member.delete(directPaths.membership(ofBody.id)).expect(409);
    const taken = openingWith([people.outsider], { id: ofBody.id });
    await member.post(directPaths.open()).send(taken).expect(422);
  });
});
