import { emailOf } from '@passerelle/test-kit/cast';
import type { ChannelId, MeetingId } from '@passerelle/contracts/ids';
import type { Message } from '@passerelle/contracts/chat';
import { minutesName } from '@passerelle/contracts/meetings';
import { aSecond } from '../../../test/a-second';
import { startApp, type Agent, type SpecApp } from '../../../test/app-for-specs';
import { channelOf, draftOf, listenTo, logOf, posted, until } from '../../../test/chat-kit';
import { openCollab } from '../../../test/collab-client';
import { openLive, type LiveClient } from '../../../test/live-client';
import { HOUR, meetingDraft, meetingIn } from '../../../test/meeting-kit';
import { populate, type Populated } from '../../../test/populate';
import { hasRedis, redisHere, type RedisHere } from '../../../test/redis';
import { Instances } from './instances';

const withRedis = hasRedis() ? describe : describe.skip;
if (!hasRedis())
  process.stdout.write(
    'two servers: skipped, /usr/bin/redis-server is not there (Debian: redis-server)\n',
  );

withRedis('two servers of one database, joined by Redis', () => {
  let redis: RedisHere;
  let one: SpecApp;
  let other: SpecApp;
  let network: Populated;
  let chair: Agent;
  let channelId: ChannelId;
  const open: { close(): void }[] = [];

  beforeAll(async () => (redis = await redisHere()));
  afterAll(() => redis.kill());
  beforeEach(async () => {
    one = await startApp({ REDIS_URL: redis.url });
    other = await one.beside();
    network = await populate(one);
    chair = await network.as('chair');
    channelId = (await channelOf(chair, network.cast.bodies.commission.id)).id;
    await joined();
  });
  afterEach(async () => {
    for (const each of open.splice(0)) each.close();
    await other.close();
    await one.close();
  });

  /** Both hear the other: Redis answers, and what is told arrives. */
  async function joined(): Promise<void> {
    await Promise.all([one, other].map(({ app }) => app.get(Instances).ready(20_000)));
    const heard = new Set<SpecApp>();
    for (const each of [one, other])
      each.app.get(Instances).hear('spec', () => void heard.add(each));
    await until(() => {
      for (const each of [one, other]) each.app.get(Instances).tell('spec', null);
      return heard.size === 2;
    });
  }

  async function there(role: 'rapporteur' | 'member'): Promise<{ agent: Agent; live: LiveClient }> {
    const agent = await other.signedIn(emailOf(network.cast.people[role]));
    const live = await openLive(other.url, agent);
    open.push(live);
    return { agent, live };
  }

  it('tell a message to whoever listens at the other one', async () => {
    const { live } = await there('member');
    const heard = await listenTo(live, channelId);
    const { id } = await posted(chair, channelId, draftOf('Bonjour à vous'));
    await until(() => heard.some((message: Message) => message.id === id));
  });

  it('put somebody whose seat has ended out at the other one, within a second', async () => {
    const { live } = await there('rapporteur');
    await listenTo(live, channelId);
    const left = live.next<{ room: string }>('live:left');
    const second = await aSecond(() => chair.get('/health/live'));
    const since = Date.now();
    const { bodies, seats } = network.cast;
    await chair
      .post(`/api/bodies/${bodies.commission.id}/seats/${seats.liegeReports.id}/end`)
      .expect(204);
    expect(await left).toEqual({ room: `channel:${channelId}` });
    expect(Date.now() - since).toBeLessThan(second);
  });

  it('close the sockets of a sign-in that is ended at the other one', async () => {
    const { agent, live } = await there('member');
    const { body } = await agent.get('/api/accounts/sign-ins').expect(200);
    const { id } = (body as { id: string; current: boolean }[]).find((each) => each.current)!;
    const gone = new Promise((resolve) => live.socket.once('disconnect', resolve));
    await (await network.as('member')).delete(`/api/accounts/sign-ins/${id}`).expect(204);
    await gone;
  });

  it('let two people write the same minutes, each at a server', async () => {
    const draft = meetingDraft(one.clock.now(), 2 * HOUR);
    const { commission } = network.cast.bodies;
    const id: MeetingId = await meetingIn(chair, commission.id, draft, 'open');
    const { agent } = await there('member');
    const [here, beyond] = [
      openCollab(one.url, chair, minutesName(id)),
      openCollab(other.url, agent, minutesName(id)),
    ];
    open.push(here, beyond);
    await until(() => here.saved() && beyond.saved());
    here.write('Ici');
    beyond.write('Là-bas');
    await until(() => here.text() === beyond.text() && /Ici/.test(here.text()));
    expect(here.text()).toContain('Là-bas');
  });

  it('go on alone while Redis is away, and afterwards everybody comes back and has everything', async () => {
    const { agent, live } = await there('member');
    const heard = await listenTo(live, channelId);
    await redis.kill();
    await posted(chair, channelId, draftOf('Sans Redis, chez l’un'));
    const { id } = await posted(agent, channelId, draftOf('Sans Redis, chez l’autre'));
    await until(() => heard.some((message: Message) => message.id === id));
    const gone = new Promise((resolve) => live.socket.once('disconnect', resolve));
    await redis.start();
    await gone;
    await joinedAgain();
    const { messages } = await logOf(agent, channelId, { after: 0 });
    expect(messages.map(({ text }) => text)).toEqual([
      'Sans Redis, chez l’un',
      'Sans Redis, chez l’autre',
    ]);
    const back = await openLive(other.url, agent);
    open.push(back);
    const later = await listenTo(back, channelId);
    await posted(chair, channelId, draftOf('Avec Redis'));
    await until(() => later.some(({ text }) => text === 'Avec Redis'));
  });

  async function joinedAgain(): Promise<void> {
    await Promise.all([one, other].map(({ app }) => app.get(Instances).ready(20_000)));
  }
});
