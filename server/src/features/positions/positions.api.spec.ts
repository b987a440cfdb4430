import { createHash } from 'node:crypto';
import { amendmentPaths } from '@passerelle/contracts/amendments';
import { ballotPaths } from '@passerelle/contracts/ballots';
import { positionPaths } from '@passerelle/contracts/positions';
import { publishedPositionPaths } from '@passerelle/contracts/published-positions';
import { ame, bal, CLIMATE, par, PositionStory, replaceText } from '../../../test/a-position';
import { startApp, type Agent, type SpecApp } from '../../../test/app-for-specs';
import { populate } from '../../../test/populate';
import { PositionCheckService } from './position-check.service';

const PLAN = CLIMATE.articles[0].paragraphs[0].text;
const FIVE = CLIMATE.articles[0].paragraphs[1].text;

describe('a position from draft to adopted text', () => {
  let spec: SpecApp;
  let story: PositionStory;
  let deputy: Agent;
  beforeAll(async () => {
    spec = await startApp();
    const network = await populate(spec);
    story = await PositionStory.of(network);
    deputy = await network.as('deputy');
  });
  afterAll(() => spec.close());

  it('goes its whole way, and everybody can compute the fingerprint again', async () => {
    const { chair, member, rapporteur } = story;
    const { dakarChairsGroup, lyonInGroup, liegeInGroup } = story.network.cast.seats;
    const id = await story.draft(1);
    const edited = structuredClone(CLIMATE);
    edited.articles[1].paragraphs.push({ id: par(22), text: 'Il est ouvert à toutes.' });
    const save = { revision: 0, title: 'Les villes et le climat', text: edited };
    await rapporteur
      .put(positionPaths.one(id))
      .send(save)
      .expect(200, {
        ...{ revision: 1, toRebase: [] },
      });
    await chair
      .post(positionPaths.open(id))
      .send({ revision: 1, deadline: '2026-09-02T08:00:00Z' })
      .expect(200);
    await story.table(
      id,
      1,
      replaceText(11, PLAN, 'Chaque ville adopte un plan d’adaptation chiffré.'),
    );
    await story.table(id, 2, replaceText(12, FIVE, 'Le plan est revu tous les dix ans.'));
    await member
      .post(amendmentPaths.opinion(ame(1)))
      .send({ opinion: 'favourable' })
      .expect(403);
    await rapporteur
      .post(amendmentPaths.opinion(ame(1)))
      .send({ opinion: 'favourable' })
      .expect(200);
    await story.startVoting(id);

    const first = await story.openBallot(id, { id: bal(1), amendmentId: ame(1) });
    await story.vote(chair, first, 1, dakarChairsGroup.id, 'against');
    await story.vote(deputy, first, 2, dakarChairsGroup.id, 'for');
    await story.vote(member, first, 3, lyonInGroup.id, 'for');
    const running = await member.get(ballotPaths.one(first)).expect(200);
    expect(running.body.ballot).toMatchObject({ turnout: { voted: 2, eligible: 3 } });
    expect(JSON.stringify(running.body.ballot)).not.toContain('against');
    const closed = await chair.post(ballotPaths.close(first)).expect(200);
    expect(closed.body.ballot.tally).toMatchObject({
      ...{ eligible: 3, didNotTakePart: 1, result: 'carried' },
      counts: { for: 2, against: 0 },
      people: { for: 2, against: 1 },
    });
    const dakar = closed.body.ballot.tally.seats.find(
      (seat: { seatId: string }) => seat.seatId === dakarChairsGroup.id,
    );
    expect(dakar).toMatchObject({ choice: 'for', divided: true });
    expect(closed.body.settled).toEqual([{ amendmentId: ame(1), outcome: 'adopted' }]);

    const second = await story.openBallot(id, { id: bal(2), amendmentId: ame(2) });
    await story.vote(rapporteur, second, 4, liegeInGroup.id, 'against');
    await story.vote(member, second, 5, lyonInGroup.id, 'against');
    await chair.post(ballotPaths.close(second)).expect(200);
    await chair.post(positionPaths.adopt(id)).send({ date: '2026-09-01' }).expect(409);
    await story.carry(await story.openBallot(id, { id: bal(3) }), 10);

    const day = { date: '2026-09-01' };
    await chair.post(positionPaths.adopt(id)).send({ date: '2026-09-09' }).expect(422);
    const adopted = await chair.post(positionPaths.adopt(id)).send(day).expect(200);
    expect(adopted.body.position).toMatchObject({
      status: 'adopted',
      adoption: { number: '2026-01' },
    });

    const open = await spec.stranger().get(publishedPositionPaths.one('2026-01')).expect(200);
    const { kind, language, title, adoption } = open.body;
    expect(adoption.text.articles[0].paragraphs[0].text).toBe(
      'Chaque ville adopte un plan d’adaptation chiffré.',
    );
    expect(adoption.text.articles[0].paragraphs[1].text).toBe(FIVE);
    // Keys in the order of the alphabet, no spaces: the canonical form, written by hand.
    const words = ({
      heading,
      paragraphs,
    }: {
      heading: string;
      paragraphs: { text: string }[];
    }) => ({
      ...{ heading, paragraphs: paragraphs.map((one) => one.text) },
    });
    const canonical = JSON.stringify({
      articles: adoption.text.articles.map(words),
      ...{ kind, language },
      recitals: adoption.text.recitals.map((one: { text: string }) => one.text),
      title,
    });
    expect(createHash('sha256').update(canonical).digest('hex')).toBe(adoption.sha256);
    expect(await spec.app.get(PositionCheckService).faults()).toEqual([]);
  });
});
