import type { AmendmentFacts } from '@passerelle/contracts/amendments';
import type { BallotFacts } from '@passerelle/contracts/ballots';
import { positionPaths, positionRoom, type PositionFacts } from '@passerelle/contracts/positions';
import { ame, bal, CLIMATE, pos, PositionStory, replaceText } from '../../../test/a-position';
import { startApp, type SpecApp } from '../../../test/app-for-specs';
import { openLive, type LiveClient } from '../../../test/live-client';
import { populate } from '../../../test/populate';

type Facts = PositionFacts & AmendmentFacts & BallotFacts;
type Told<F extends keyof Facts> = Parameters<Facts[F]>[0];

describe('whoever follows a position', () => {
  let spec: SpecApp;
  let story: PositionStory;
  let live: LiveClient;
  beforeAll(async () => {
    spec = await startApp();
    story = await PositionStory.of(await populate(spec));
    await story.open(1);
    live = await openLive(spec.url, story.rapporteur);
    await live.ask('live:enter', { room: positionRoom(pos(1)) });
  });
  afterAll(async () => {
    live.close();
    await spec.close();
  });

  const next = <F extends keyof Facts>(fact: F) => live.next<Told<F>>(fact);

  it('hears each step as it is stored, and while a ballot runs the turnout alone', async () => {
    const { dakarChairsGroup, lyonInGroup } = story.network.cast.seats;
    const plan = CLIMATE.articles[0].paragraphs[0].text;
    const tabled = next('amendment:tabled');
    await story.table(pos(1), 1, replaceText(11, plan, 'Chaque ville adopte deux plans.'));
    expect((await tabled).amendment).toMatchObject({
      id: ame(1),
      organisations: [{ name: 'Lyon' }],
    });

    const changed = next('position:changed');
    await story.startVoting(pos(1));
    expect(await changed).toMatchObject({ status: 'closed-to-amendments' });

    const opened = next('ballot:opened');
    await story.openBallot(pos(1), { id: bal(1), amendmentId: ame(1) });
    expect((await opened).ballot).toMatchObject({ id: bal(1), turnout: { voted: 0, eligible: 3 } });

    const counted = next('ballot:vote-counted');
    await story.vote(story.chair, bal(1), 1, dakarChairsGroup.id, 'for');
    expect(await counted).toEqual({
      ...{ positionId: pos(1), ballotId: bal(1), turnout: { voted: 1, eligible: 3 } },
    });

    await story.vote(story.member, bal(1), 2, lyonInGroup.id, 'for');
    const facts = [next('ballot:closed'), next('position:consolidated')] as const;
    await story.chair.post(`/api/ballots/${bal(1)}/close`).expect(200);
    const [closed, consolidated] = await Promise.all(facts);
    expect(closed.ballot.tally).toMatchObject({ result: 'carried' });
    expect(consolidated.consolidated.articles[0].paragraphs[0].text).toContain('deux plans');

    await story.carry(await story.openBallot(pos(1), { id: bal(2) }), 10);
    const adopted = next('position:adopted');
    await story.chair
      .post(positionPaths.adopt(pos(1)))
      .send({ date: '2026-09-01' })
      .expect(200);
    expect((await adopted).adoption).toMatchObject({ number: '2026-01' });
  });

  it('is put out of the room when the seat ends', async () => {
    const left = live.next<{ room: string }>('live:left');
    const { liegeInGroup } = story.network.cast.seats;
    await story.chair
      .post(`/api/bodies/${liegeInGroup.bodyId}/seats/${liegeInGroup.id}/end`)
      .expect(204);
    expect((await left).room).toBe(positionRoom(pos(1)));
  });
});
