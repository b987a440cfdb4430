import { amendmentPaths } from '@passerelle/contracts/amendments';
import { positionPaths } from '@passerelle/contracts/positions';
import type { PersonId } from '@passerelle/contracts/ids';
import type { Caller } from '../../platform/permissions/caller';
import { Waiting } from '../../platform/waiting/waiting';
import { ame, bal, CLIMATE, pos, PositionStory, replaceText } from '../../../test/a-position';
import { startApp, type SpecApp } from '../../../test/app-for-specs';
import { populate } from '../../../test/populate';
import { Standings } from '../accounts/standings';

const PLAN = CLIMATE.articles[0].paragraphs[0].text;

describe('what waits in positions and ballots', () => {
  let spec: SpecApp;
  let story: PositionStory;
  beforeAll(async () => {
    spec = await startApp();
    story = await PositionStory.of(await populate(spec));
    await story.open(1);
    await story.table(pos(1), 1, replaceText(11, PLAN, 'Chaque ville adopte deux plans.'));
  });
  afterAll(() => spec.close());

  const waiting = async (who: 'chair' | 'deputy' | 'member' | 'rapporteur' | 'outsider') => {
    const personId = story.network.cast.people[who].id as PersonId;
    const standing = await spec.app.get(Standings).ofPerson(personId, false);
    const { items } = await spec.app.get(Waiting).of({ personId, standing } as Caller);
    return items.filter(({ target }) => target.positionId === pos(1));
  };

  it('is the rapporteur’s opinion until it is given', async () => {
    expect(await waiting('rapporteur')).toMatchObject([
      { kind: 'amendment-to-look-at', count: 1, target: { amendmentId: ame(1) } },
    ]);
    expect(await waiting('member')).toEqual([]);
    const opinion = { opinion: 'favourable' };
    await story.rapporteur
      .post(amendmentPaths.opinion(ame(1)))
      .send(opinion)
      .expect(200);
    expect(await waiting('rapporteur')).toEqual([]);
  });

  it('is the author’s amendment when the base has moved away under it', async () => {
    const text = structuredClone(CLIMATE);
    text.articles[0].paragraphs.shift();
    const save = { revision: 0, title: 'Les villes face au climat', text };
    await story.rapporteur
      .put(positionPaths.one(pos(1)))
      .send(save)
      .expect(200);
    expect(await waiting('member')).toMatchObject([{ kind: 'amendment-to-look-at', count: 1 }]);
    expect(await waiting('rapporteur')).toEqual([]);
    await story.member.post(amendmentPaths.withdraw(ame(1))).expect(200);
    expect(await waiting('member')).toEqual([]);
  });

  it('is a vote until one delegate of the city has cast it', async () => {
    await story.startVoting(pos(1));
    await story.openBallot(pos(1), { id: bal(1) });
    const vote = { kind: 'vote-to-cast', count: 1, target: { ballotId: bal(1) } };
    expect(await waiting('chair')).toMatchObject([vote]);
    expect(await waiting('deputy')).toMatchObject([vote]);
    expect(await waiting('outsider')).toEqual([]);
    const { dakarChairsGroup } = story.network.cast.seats;
    await story.vote(story.chair, bal(1), 1, dakarChairsGroup.id, 'for');
    expect(await waiting('deputy')).toEqual([]);
    expect(await waiting('member')).toMatchObject([vote]);
  });
});
