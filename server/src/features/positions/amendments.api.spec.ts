import { amendmentPaths, type AmendmentView } from '@passerelle/contracts/amendments';
import { positionPaths } from '@passerelle/contracts/positions';
import { ame, CLIMATE, par, pos, PositionStory, replaceText } from '../../../test/a-position';
import { startApp, type SpecApp } from '../../../test/app-for-specs';
import { populate } from '../../../test/populate';
import { PositionCheckService } from './position-check.service';

const PLAN = CLIMATE.articles[0].paragraphs[0].text;
const FIVE = CLIMATE.articles[0].paragraphs[1].text;
const TITLE = 'Les villes face au climat';

const saying = (plan: string) => {
  const text = structuredClone(CLIMATE);
  text.articles[0].paragraphs[0].text = plan;
  return text;
};

describe('amendments and saves', () => {
  let spec: SpecApp;
  let story: PositionStory;
  beforeAll(async () => {
    spec = await startApp();
    story = await PositionStory.of(await populate(spec));
  });
  afterAll(() => spec.close());

  const listed = async (id: ReturnType<typeof pos>): Promise<AmendmentView[]> => {
    const { body } = await story.member.get(amendmentPaths.ofPosition(id)).expect(200);
    return body.amendments;
  };

  it('numbers fifty amendments tabled at once from 1 to 50, none twice and none missing', async () => {
    const id = await story.open(1);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        story.member
          .post(amendmentPaths.ofPosition(id))
          .send(story.amendment(100 + index, replaceText(11, PLAN, `Il y a ${index} plans.`))),
      ),
    );
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]));
    const ranks = answers.map((answer) => answer.body.number.rank).sort((a, b) => a - b);
    expect(ranks).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
    expect(await spec.app.get(PositionCheckService).faultsOf(id)).toEqual([]);
  });

  it('tables once however often the same command comes, and refuses its id for another', async () => {
    const id = await story.open(2);
    const draft = story.amendment(200, replaceText(12, FIVE, 'Le plan est revu chaque année.'));
    const post = () => story.member.post(amendmentPaths.ofPosition(id)).send(draft);
    const answers = await Promise.all([post(), post(), post()]);
    for (const answer of answers) expect(answer.body).toEqual(answers[0].body);
    expect(await listed(id)).toHaveLength(1);
    expect(await spec.app.get(PositionCheckService).faultsOf(id)).toEqual([]);
    await story.member
      .post(amendmentPaths.ofPosition(id))
      .send({ ...draft, statement: 'Autre chose.' })
      .expect(422)
      .expect(({ body }) => expect(body.code).toBe('request/key-reused'));
  });

  it('refuses an amendment at the deadline, one that changes nothing, and one for another city', async () => {
    const id = await story.open(3);
    const send = (draft: object) => story.member.post(amendmentPaths.ofPosition(id)).send(draft);
    const change = replaceText(11, PLAN, 'Autre.');
    await send(story.amendment(300, replaceText(11, PLAN, PLAN))).expect(422);
    await send(story.amendment(301, change, story.organisations.dakar.id)).expect(403);
    spec.clock.set('2026-09-02T08:00:00.000Z');
    const late = await send(story.amendment(302, change)).expect(409);
    spec.clock.set('2026-09-01T08:00:00.000Z');
    expect(late.body.code).toBe('amendment/too-late');
    expect(await listed(id)).toEqual([]);
  });

  it('keeps every amendment when the base changes: anchored anew, or marked to be rebased', async () => {
    const id = await story.open(4);
    await story.table(
      id,
      400,
      replaceText(11, PLAN, 'Chaque ville adopte deux plans d’adaptation.'),
    );
    await story.table(id, 401, replaceText(11, PLAN, 'Chaque ville renonce à tout plan.'));
    await story.table(id, 402, replaceText(12, FIVE, 'Le plan est revu chaque année.'));
    const text = saying('Chaque ville capitale adopte un plan d’adaptation.');
    const save = { revision: 0, title: TITLE, text };
    const saved = await story.rapporteur.put(positionPaths.one(id)).send(save).expect(200);
    const all = await listed(id);
    expect(all).toHaveLength(3);
    const byId = new Map(all.map((one) => [one.id, one]));
    expect(byId.get(ame(400))).toMatchObject({
      ...{ state: 'tabled', baseRevision: 1 },
      change: { text: 'Chaque ville capitale adopte deux plans d’adaptation.' },
    });
    expect(byId.get(ame(402))).toMatchObject({ state: 'tabled', baseRevision: 1 });
    expect(byId.get(ame(401))?.change).toMatchObject({ text: 'Chaque ville renonce à tout plan.' });
    expect(saved.body.toRebase).toEqual(
      all.filter((one) => one.state === 'to-rebase').map((one) => one.id),
    );
  });

  it('lets one of twenty saves of the same revision win, and keeps what it replaced', async () => {
    const id = await story.open(5);
    const saves = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        story.rapporteur
          .put(positionPaths.one(id))
          .send({ revision: 0, title: TITLE, text: saying(`Version ${n}.`) }),
      ),
    );
    const codes = saves.map((answer) => (answer.status === 200 ? 'saved' : answer.body.code));
    expect(codes.filter((code) => code === 'saved')).toHaveLength(1);
    expect(codes.filter((code) => code === 'request/stale')).toHaveLength(19);
    const winner = codes.indexOf('saved');
    const page = await story.member.get(positionPaths.one(id)).expect(200);
    expect(page.body.position).toMatchObject({ revision: 1, text: saying(`Version ${winner}.`) });
    const { body } = await story.member.get(positionPaths.revisions(id)).expect(200);
    expect(body).toMatchObject([{ revision: 0, title: TITLE, text: CLIMATE }]);
  });

  it('lets only the author’s city correct, from what it read, and asks for a new opinion', async () => {
    const id = await story.open(6);
    await story.table(id, 600, replaceText(11, PLAN, 'Chaque ville adopte deux plans.'));
    await story.rapporteur
      .post(amendmentPaths.opinion(ame(600)))
      .send({ opinion: 'wisdom' })
      .expect(200);
    const correction = {
      ...{ rectification: 0, baseRevision: 0, statement: 'Mieux dit.' },
      change: replaceText(11, PLAN, 'Chaque ville adopte trois plans.'),
    };
    await story.chair
      .put(amendmentPaths.one(ame(600)))
      .send(correction)
      .expect(403);
    const { body } = await story.member
      .put(amendmentPaths.one(ame(600)))
      .send(correction)
      .expect(200);
    expect(body).toMatchObject({ number: { rank: 1, rectification: 1 }, state: 'tabled' });
    expect(body.opinion).toBeUndefined();
    await story.member
      .put(amendmentPaths.one(ame(600)))
      .send(correction)
      .expect(409);
    const withdrawn = await story.member.post(amendmentPaths.withdraw(ame(600))).expect(200);
    expect(withdrawn.body).toMatchObject({ state: 'decided', outcome: 'withdrawn' });
    const again = { ...correction, rectification: 1 };
    await story.member
      .put(amendmentPaths.one(ame(600)))
      .send(again)
      .expect(409);
  });

  it('fixes the base once it is closed to amendments', async () => {
    const id = await story.open(7);
    await story.chair.post(positionPaths.closeToAmendments(id)).expect(200);
    const save = { revision: 0, title: TITLE, text: saying('Trop tard.') };
    const refused = await story.rapporteur.put(positionPaths.one(id)).send(save).expect(409);
    expect(refused.body.code).toBe('position/not-editable');
    const draft = story.amendment(700, replaceText(11, PLAN, 'Trop tard.'));
    await story.member.post(amendmentPaths.ofPosition(id)).send(draft).expect(409);
  });

  it('loses no amendment that is tabled while the base is being saved', async () => {
    const id = await story.open(8);
    const change = { kind: 'delete', target: par(12), baseText: FIVE } as const;
    const tabling = Array.from({ length: 10 }, (_, n) =>
      story.member.post(amendmentPaths.ofPosition(id)).send(story.amendment(800 + n, change)),
    );
    const text = saying('Un autre premier alinéa.');
    const saving = story.rapporteur
      .put(positionPaths.one(id))
      .send({ revision: 0, title: TITLE, text });
    const [saved, ...tabled] = await Promise.all([saving, ...tabling]);
    expect([saved.status, ...tabled.map((answer) => answer.status)]).toEqual([
      200,
      ...Array.from({ length: 10 }, () => 201),
    ]);
    const all = await listed(id);
    expect(all.map((one) => one.baseRevision)).toEqual(all.map(() => 1));
    expect(all).toHaveLength(10);
  });
});
