import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { amendmentPaths } from '@passerelle/contracts/amendments';
import { chatPaths } from '@passerelle/contracts/chat';
import { discussionPaths } from '@passerelle/contracts/discussions';
import { documentPaths } from '@passerelle/contracts/documents';
import { positionPaths } from '@passerelle/contracts/positions';
import type { ChannelId, DiscussionId, PositionId } from '@passerelle/contracts/ids';
import { idOf } from '@passerelle/test-kit/ids';
import type { Role } from '@passerelle/test-kit/cast';
import { CLIMATE, PositionStory } from '../a-position';
import { aSecond } from '../a-second';
import { startApp, type Agent, type SpecApp } from '../app-for-specs';
import { channelOf, draftOf, posted, until } from '../chat-kit';
import { discussionDraft, replied, replyDraft, started } from '../discussion-kit';
import { openLive, type LiveClient } from '../live-client';
import { populate, type Populated } from '../populate';
import { WeakDoor } from './weak-door';

interface Listener {
  readonly agent: Agent;
  readonly live: LiveClient;
  readonly heard: string[];
}

describe('a person who is removed while their socket is open', () => {
  let spec: SpecApp;
  let network: Populated;
  let story: PositionStory;
  let position: PositionId;
  let discussion: DiscussionId;
  let channel: ChannelId;
  let rooms: string[];
  const open: LiveClient[] = [];
  let waits: number[] = [];

  beforeEach(async () => {
    spec = await startApp({}, [WeakDoor]);
    network = await populate(spec);
    story = await PositionStory.of(network);
    const { group } = network.cast.bodies;
    position = await story.draft(4001);
    discussion = (await started(story.chair, group.id, discussionDraft('Fonds'))).id;
    channel = (await channelOf(story.chair, group.id)).id;
    rooms = [`body:${group.id}`, `position:${position}`, `channel:${channel}`];
  });
  afterEach(async () => {
    open.splice(0).forEach((client) => client.close());
    await spec.close();
  });
  afterAll(() => {
    process.stdout.write(`after removal: access ended within ${waits.join(', ')} ms\n`);
    waits = [];
  });

  const ends: [string, () => Promise<unknown>][] = [
    ['seat', () => endSeat()],
    ['mandate', () => endMandate()],
  ];

  it.each(ends)('hears and reads nothing more when their %s has ended', async (_what, end) => {
    const removed = await listener('rapporteur');
    const stays = await listener('member');
    await stir();
    await until(() => removed.heard.length >= 4);
    const left = leaving(removed);
    const second = await aSecond(() => removed.live.ask('live:leave', { room: 'nowhere:1' }));
    const since = Date.now();
    await end();
    await left;
    waits.push(Date.now() - since);
    expect(waits.at(-1)).toBeLessThan(second);
    await expectSilence(removed, stays);
    await expectClosedDoors(removed);
  });

  it('hears nothing more when the mandate runs out by itself', async () => {
    const { rapporteur } = network.cast.mandates;
    const runsOut = new Date(spec.clock.now().getTime() + 60_000).toISOString();
    await spec.app
      .get<Connection>(getConnectionToken())
      .collection<{ _id: string }>('mandates')
      .updateOne({ _id: rapporteur.id }, { $set: { until: runsOut } });
    const removed = await listener('rapporteur');
    const stays = await listener('member');
    const left = leaving(removed);
    const second = await aSecond(() => removed.live.ask('live:leave', { room: 'nowhere:1' }));
    const since = Date.now();
    spec.clock.forward(60_000);
    await left;
    waits.push(Date.now() - since);
    expect(waits.at(-1)).toBeLessThan(second);
    await expectSilence(removed, stays);
    await expectClosedDoors(removed);
  });

  it('loses the socket at once when the sign-in is ended from another device', async () => {
    const removed = await listener('rapporteur');
    const other = await network.as('rapporteur');
    const { body } = await removed.agent.get('/api/accounts/sign-ins').expect(200);
    const own = (body as { id: string; current: boolean }[]).find((one) => one.current)!;
    const gone = new Promise((resolve) => removed.live.socket.once('disconnect', resolve));
    const second = await aSecond(() => removed.live.ask('live:leave', { room: 'nowhere:1' }));
    const since = Date.now();
    await other.delete(`/api/accounts/sign-ins/${own.id}`).expect(204);
    await gone;
    waits.push(Date.now() - since);
    expect(waits.at(-1)).toBeLessThan(second);
    await removed.agent.get(discussionPaths.one(discussion)).expect(404);
    await removed.agent.get('/api/home').expect(401);
    await expect(openLive(spec.url, removed.agent)).rejects.toThrow();
  });

  it('is noticed when a socket gets back into a room past its door', async () => {
    const removed = await listener('rapporteur');
    const stays = await listener('member');
    const left = leaving(removed);
    await endSeat();
    await left;
    for (const room of rooms) await removed.live.ask('weak:enter', room);
    await expect(expectSilence(removed, stays)).rejects.toThrow();
  });

  async function listener(role: Role): Promise<Listener> {
    const agent = await network.as(role);
    const live = await openLive(spec.url, agent);
    open.push(live);
    const heard: string[] = [];
    for (const room of rooms)
      expect(await live.ask('live:enter', { room })).toMatchObject({ ok: true });
    live.socket.onAny((...fact: unknown[]) => heard.push(JSON.stringify(fact)));
    return { agent, live, heard };
  }

  function leaving({ live }: Listener): Promise<unknown> {
    return Promise.all(
      rooms.map((room) => live.next<{ room: string }>('live:left', (told) => told.room === room)),
    );
  }

  function endSeat() {
    const { group } = network.cast.bodies;
    const { liegeInGroup } = network.cast.seats;
    return story.chair.post(`/api/bodies/${group.id}/seats/${liegeInGroup.id}/end`).expect(204);
  }

  async function endMandate() {
    const staff = await network.as('staff');
    await staff.post(`/api/mandates/${network.cast.mandates.rapporteur.id}/end`).expect(204);
  }

  let revision = 0;
  beforeEach(() => (revision = 0));

  /** Something happens in every room of the body. */
  async function stir(): Promise<void> {
    await started(story.chair, network.cast.bodies.group.id, discussionDraft('Suite'));
    await replied(story.chair, discussion, replyDraft('Entendu'));
    await posted(story.chair, channel, draftOf('Bonjour'));
    const save = { revision, title: `Titre ${revision}`, text: CLIMATE };
    await story.chair.put(positionPaths.one(position)).send(save).expect(200);
    revision += 1;
  }

  /** The one who stays hears all of it; whoever was put out, not a byte. */
  async function expectSilence(removed: Listener, stays: Listener): Promise<void> {
    const [before, already] = [removed.heard.length, stays.heard.length];
    await stir();
    await until(() => stays.heard.length >= already + 4);
    await removed.live.ask('live:leave', { room: 'nowhere:1' });
    expect(removed.heard.slice(before).filter((fact) => !fact.includes('"live:left"'))).toEqual([]);
  }

  async function expectClosedDoors({ agent, live }: Listener): Promise<void> {
    const missing = await agent.get(discussionPaths.one(idOf('dis', 999_999)));
    const { group } = network.cast.bodies;
    const paths = [
      ...[
        discussionPaths.one(discussion),
        discussionPaths.ofBody(group.id),
        chatPaths.channel(channel),
      ],
      documentPaths.ofBody(group.id),
      ...[chatPaths.messages(channel), positionPaths.one(position), `/api/bodies/${group.id}`],
      ...[positionPaths.revisions(position), amendmentPaths.ofPosition(position)],
    ];
    for (const path of paths) {
      const { status, body } = await agent.get(path);
      expect([path, status, body as unknown]).toEqual([path, missing.status, missing.body]);
    }
    for (const room of rooms)
      expect(await live.ask('live:enter', { room })).toMatchObject({ ok: false });
    const said = await live.ask('chat:post-message', { channelId: channel, ...draftOf('encore') });
    expect(said).toMatchObject({ ok: false });
    const late = replyDraft('encore');
    await agent.post(discussionPaths.replies(discussion)).send(late).expect(404);
  }
});
