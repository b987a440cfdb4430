import { amendmentPaths } from '@passerelle/contracts/amendments';
import { ballotPaths } from '@passerelle/contracts/ballots';
import { positionPaths, positionRoom } from '@passerelle/contracts/positions';
import { publishedPositionPaths } from '@passerelle/contracts/published-positions';
import { bal, CLIMATE, pos, PositionStory } from '../../../test/a-position';
import { startApp, type Agent, type SpecApp } from '../../../test/app-for-specs';
import { openLive } from '../../../test/live-client';
import { populate, type Populated } from '../../../test/populate';

describe('who reads a position of a confidential group', () => {
  let spec: SpecApp;
  let network: Populated;
  let story: PositionStory;
  let others: Agent[];
  beforeAll(async () => {
    spec = await startApp();
    network = await populate(spec);
    story = await PositionStory.of(network);
    others = [
      spec.stranger(),
      await network.as('outsider'),
      await network.as('staff'),
      await network.as('administrator'),
      await network.as('observer'),
    ];
  });
  afterAll(() => spec.close());

  it('is its seats alone before adoption, on every path', async () => {
    await story.open(1);
    await story.startVoting(pos(1));
    await story.openBallot(pos(1), { id: bal(1) });
    for (const other of others) {
      for (const path of [
        positionPaths.one(pos(1)),
        positionPaths.revisions(pos(1)),
        amendmentPaths.ofPosition(pos(1)),
        ballotPaths.ofPosition(pos(1)),
        ballotPaths.one(bal(1)),
      ])
        await other.get(path).expect(404);
      const list = await other.get(positionPaths.list()).expect(200);
      expect(list.body.items).toEqual([]);
      const published = await other.get(publishedPositionPaths.list()).expect(200);
      expect(published.body.items).toEqual([]);
    }
    const mine = await story.member.get(positionPaths.list()).expect(200);
    expect(mine.body.items).toMatchObject([{ id: pos(1), status: 'voting', openBallotCount: 1 }]);
  });

  it('answers the same for a hidden position and for one that does not exist', async () => {
    const hidden = await others[1].get(positionPaths.one(pos(1))).expect(404);
    const missing = await others[1].get(positionPaths.one(pos(99))).expect(404);
    expect(hidden.body).toEqual(missing.body);
  });

  it('opens the live room to its seats alone', async () => {
    const room = positionRoom(pos(1));
    for (const [agent, may] of [
      [story.member, true],
      [others[1], false],
      [others[3], false],
    ] as const) {
      const live = await openLive(spec.url, agent);
      expect((await live.ask('live:enter', { room })).ok).toBe(may);
      live.close();
    }
  });

  it('is everybody after adoption, for the text alone', async () => {
    await story.carry(bal(1), 1);
    await story.chair
      .post(positionPaths.adopt(pos(1)))
      .send({ date: '2026-09-01' })
      .expect(200);
    for (const other of others) {
      const { body } = await other.get(positionPaths.one(pos(1))).expect(200);
      expect(body.position).toMatchObject({ status: 'adopted', text: CLIMATE });
      expect(body.mine).toMatchObject({ permissions: ['position:view'], debates: false });
      expect(JSON.stringify(body)).not.toContain(network.cast.people.rapporteur.id);
      await other.get(positionPaths.revisions(pos(1))).expect(404);
      await other.get(amendmentPaths.ofPosition(pos(1))).expect(404);
      await other.get(ballotPaths.ofPosition(pos(1))).expect(404);
      await other.get(ballotPaths.one(bal(1))).expect(404);
      const list = await other.get(positionPaths.list()).expect(200);
      expect(list.body.items).toMatchObject([{ number: '2026-01', amendmentCount: 0 }]);
    }
    await spec.stranger().get(publishedPositionPaths.one('2026-01')).expect(200);
  });

  it('filters by body, status and theme', async () => {
    await story.draft(2, { themes: ['water'], bodyId: network.cast.bodies.commission.id });
    const ids = async (query: object) =>
      (await story.member.get(positionPaths.list()).query(query).expect(200)).body.items.map(
        (item: { id: string }) => item.id,
      );
    expect(await ids({})).toEqual([pos(2), pos(1)]);
    expect(await ids({ status: 'draft' })).toEqual([pos(2)]);
    expect(await ids({ theme: 'climate' })).toEqual([pos(1)]);
    expect(await ids({ bodyId: network.cast.bodies.group.id })).toEqual([pos(1)]);
    expect((await spec.stranger().get(positionPaths.list())).body.items).toHaveLength(1);
  });

  it('lists the rest behind the first page, each once', async () => {
    const drafts = Array.from({ length: 60 }, (_, n) =>
      story.draft(100 + n, { bodyId: network.cast.bodies.commission.id }),
    );
    await Promise.all(drafts);
    const first = await story.member.get(positionPaths.list()).expect(200);
    const query = { after: first.body.next };
    const second = await story.member.get(positionPaths.list()).query(query).expect(200);
    const ids = [...first.body.items, ...second.body.items].map((item) => item.id);
    expect(ids).toHaveLength(62);
    expect(new Set(ids).size).toBe(62);
    expect(second.body.next).toBeUndefined();
  });
});
