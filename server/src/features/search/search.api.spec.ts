import { chatPaths } from '@passerelle/contracts/chat';
import { discussionPaths } from '@passerelle/contracts/discussions';
import { filePaths } from '@passerelle/contracts/files';
import type { FileId } from '@passerelle/contracts/ids';
import { searchPaths } from '@passerelle/contracts/search';
import { idOf } from '@passerelle/test-kit/ids';
import { startApp, type Agent, type SpecApp } from '../../../test/app-for-specs';
import { channelOf, draftOf, posted } from '../../../test/chat-kit';
import { discussionDraft, replied, replyDraft, started } from '../../../test/discussion-kit';
import { populate, type Populated } from '../../../test/populate';
import { searched, searchedUntil } from '../../../test/search-kit';
import { naughtyStrings } from '../../../test/security/naughty-strings';
import { SearchEngine } from '../../platform/search/search-engine';
import { SearchFollower } from '../../platform/search/search-follower';
import { SearchIndex } from '../../platform/search/search-index';

describe('search', () => {
  let spec: SpecApp;
  let network: Populated;
  let chair: Agent;
  let member: Agent;
  let outsider: Agent;
  beforeEach(async () => {
    spec = await startApp();
    network = await populate(spec);
    [chair, member, outsider] = await Promise.all([
      network.as('chair'),
      network.as('member'),
      network.as('outsider'),
    ]);
  });
  afterEach(() => spec.close());

  const say = async (text: string, body: 'commission' | 'group' = 'commission', over = {}) => {
    const { id } = await channelOf(chair, network.cast.bodies[body].id);
    return { channelId: id, message: await posted(chair, id, draftOf(text, over)) };
  };
  const idsOf = async (agent: Agent, q: string, over = {}) =>
    (await searched(agent, q, over)).hits.map(({ id }) => id);

  it('finds a message with its passage, its author and its place', async () => {
    const { message, channelId } = await say('Le budget de l’eau de N’Djamena est voté.');
    const { hits, counts, building } = await searchedUntil(member, "EAUX n'djamena", 1);
    expect(hits).toMatchObject([
      {
        ...{ id: message.id, kind: 'messages', by: { name: 'Aminata Essai' } },
        place: { fr: 'Commission Eau et assainissement' },
        target: { channelId, position: 1 },
        passage: [
          { text: 'Le budget de ' },
          { text: 'l’eau', hit: true },
          { text: ' de ' },
          { text: 'N’Djamena', hit: true },
          { text: ' est voté.' },
        ],
      },
    ]);
    expect([counts, building]).toEqual([{ messages: 1 }, false]);
  });

  it('follows corrections, deletions and new titles', async () => {
    const { message, channelId } = await say('avant');
    await searchedUntil(member, 'avant', 1);
    const path = chatPaths.message(channelId, message.id);
    await chair.patch(path).send({ version: 1, text: 'ensuite' }).expect(200);
    await searchedUntil(member, 'ensuite', 1);
    expect(await idsOf(member, 'avant')).toEqual([]);
    await chair.delete(path).expect(200);
    await searchedUntil(member, 'ensuite', 0);

    const { commission } = network.cast.bodies;
    const { id } = await started(chair, commission.id, discussionDraft('Tarifs'));
    await replied(chair, id, replyDraft('Bonjour'));
    await searchedUntil(member, 'tarif', 2);
    await chair.put(discussionPaths.title(id)).send({ title: 'Péages' }).expect(204);
    const { hits } = await searchedUntil(member, 'peage', 2);
    expect(hits.map(({ title }) => title?.fr.map(({ text }) => text))).toEqual([
      ['Péages'],
      ['Péages'],
    ]);
  });

  it('shows nothing of what one may not read: no hit, no count, no suggestion', async () => {
    await say('canari du groupe', 'group');
    await started(chair, network.cast.bodies.group.id, discussionDraft('Canari confidentiel'));
    await searchedUntil(member, 'canari', 2);
    for (const role of [
      'outsider',
      'observer',
      'staff',
      'administrator',
      'partner',
      'former',
    ] as const) {
      const agent = await network.as(role);
      for (const q of ['canari', 'canar', 'confidentiel', 'Villes et climat', '"canari du groupe"'])
        expect(await searched(agent, q)).toEqual({ hits: [], counts: {}, building: false });
      expect(await searched(agent, '', { in: network.cast.bodies.group.id })).toMatchObject({
        hits: [],
        counts: {},
      });
    }
    await spec.stranger().get(searchPaths.find()).query({ q: 'canari' }).expect(401);
  });

  it('ends with the seat, in the same instant', async () => {
    await say('canari du groupe', 'group');
    await searchedUntil(member, 'canari', 1);
    const { group } = network.cast.bodies;
    const seat = network.cast.seats.lyonInGroup.id;
    await chair.post(`/api/bodies/${group.id}/seats/${seat}/end`).expect(204);
    expect(await searched(member, 'canari')).toMatchObject({ hits: [], counts: {} });
  });

  it('finds the files beside a message by their names and their words, and they go with it', async () => {
    const fileId = idOf<FileId>('fil', 4100);
    const home = { bodyId: network.cast.bodies.commission.id, place: 'chat' as const };
    const content = Buffer.from('# Relevé\nLes forages de Huế sont à sec.');
    await chair
      .put(filePaths.upload(fileId, home))
      .attach('file', content, 'sécheresse.md')
      .expect(200);
    expect(await idsOf(member, 'secheresse')).toEqual([]);
    const { message, channelId } = await say('Voici', 'commission', { fileIds: [fileId] });
    const { hits } = await searchedUntil(member, 'forage hué', 1);
    expect(hits).toMatchObject([{ kind: 'files', target: { fileId, channelId, position: 1 } }]);
    expect(await idsOf(member, 'sécheresse', { kind: 'files' })).toHaveLength(1);
    expect(await idsOf(member, '', { has: 'file' })).toHaveLength(2);
    await chair.delete(chatPaths.message(channelId, message.id)).expect(200);
    await searchedUntil(member, 'forage', 0);
  });

  it('finds people, cities and bodies by the beginning of their names', async () => {
    await searchedUntil(member, 'Amina', 1);
    expect((await searched(member, 'Daka')).hits).toMatchObject([
      { kind: 'organisations', title: { fr: [{ text: 'Dakar', hit: true }] } },
    ]);
    expect(await idsOf(outsider, 'assainissement', { kind: 'bodies' })).toHaveLength(1);
    expect(await idsOf(await network.as('partner'), 'Aminata')).toEqual([]);
  });

  it('narrows by person, place, day and kind', async () => {
    await say('Eau, premier jour');
    spec.clock.set('2026-09-05T08:00:00.000Z');
    const { message } = await say('Eau, cinquième jour');
    await searchedUntil(member, 'jour', 2);
    const { commission, group } = network.cast.bodies;
    const { chair: aminata, member: claire } = network.cast.people;
    expect(await idsOf(member, 'jour', { after: '2026-09-05' })).toEqual([message.id]);
    expect(await idsOf(member, 'jour', { before: '2026-09-05' })).toHaveLength(1);
    expect(await idsOf(member, 'jour', { from: aminata.id, in: commission.id })).toHaveLength(2);
    expect(await idsOf(member, 'jour', { from: claire.id })).toEqual([]);
    expect(await idsOf(member, 'jour', { in: group.id })).toEqual([]);
    expect((await searched(member, 'eau', { kind: 'bodies' })).counts).toEqual({
      ...{ messages: 2, bodies: 1 },
    });
    await member.get(searchPaths.find()).query({ q: 'eau', before: 'demain' }).expect(422);
  });

  it('takes anything that is typed for words', async () => {
    await say('Bonjour');
    await searchedUntil(member, 'bonjour', 1);
    const syntax = [
      'bonjour"',
      'NOT bonjour',
      '{title}:bonjour',
      'bonjour*',
      'NEAR(bonjour)',
      "'; --",
    ];
    for (const q of [...syntax, ...naughtyStrings().map((text) => text.slice(0, 300))])
      await member.get(searchPaths.find()).query({ q }).expect(200);
    for (const cursor of ['x', '9.9', '1.99999999999999999'])
      await member.get(searchPaths.find()).query({ q: 'bonjour', cursor }).expect(200);
  });

  it('goes on where it was after a stop, and follows what another server writes', async () => {
    await say('Premier forage');
    await searchedUntil(member, 'forage', 1);
    await spec.app.get(SearchFollower).onApplicationShutdown();
    await say('Deuxième forage');
    const beside = await spec.beside();
    try {
      const there = await beside.signedIn('claire@example.org');
      await searchedUntil(there, 'forage', 2);
      await say('Troisième forage');
      await searchedUntil(there, 'forage', 3);
    } finally {
      await beside.close();
    }
  });

  it('gives the same answers when the index was built anew', async () => {
    await say('Premier forage');
    await started(chair, network.cast.bodies.group.id, discussionDraft('Forages'));
    await searchedUntil(member, 'forage', 2);
    const [before, engine] = [await searched(member, 'forage'), spec.app.get(SearchEngine)];
    const sizes = await engine.size();
    await engine.sweep(Number.MAX_SAFE_INTEGER);
    expect(await idsOf(member, 'forage')).toEqual([]);
    await spec.app.get(SearchIndex).rebuild();
    expect(await searched(member, 'forage')).toEqual(before);
    expect(await engine.size()).toEqual(sizes);
  });
});
