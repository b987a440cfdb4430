import { getModelToken } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { amendmentPaths } from '@passerelle/contracts/amendments';
import { ballotPaths } from '@passerelle/contracts/ballots';
import { positionPaths } from '@passerelle/contracts/positions';
import { publishedPositionPaths } from '@passerelle/contracts/published-positions';
import { bal, CLIMATE, pos, PositionStory, replaceText } from '../../../test/a-position';
import { startApp, type SpecApp } from '../../../test/app-for-specs';
import { populate } from '../../../test/populate';
import { AdoptionRecord } from './adoption.schema';
import { PositionCheckService } from './position-check.service';
import { PositionRecord } from './position.schema';

const DAY = { date: '2026-09-01' };
const HOW_MANY = 8;

describe('adoption', () => {
  let spec: SpecApp;
  let story: PositionStory;
  const check = () => spec.app.get(PositionCheckService);
  beforeAll(async () => {
    spec = await startApp();
    story = await PositionStory.of(await populate(spec));
  });
  afterAll(() => spec.close());

  it('numbers texts adopted at the same moment without a gap, each once', async () => {
    for (let n = 1; n <= HOW_MANY; n += 1) {
      await story.open(n);
      await story.startVoting(pos(n));
      await story.carry(await story.openBallot(pos(n), { id: bal(n) }), n * 10);
    }
    const twice = Array.from({ length: HOW_MANY * 2 }, (_, index) =>
      story.chair.post(positionPaths.adopt(pos((index % HOW_MANY) + 1))).send(DAY),
    );
    await Promise.all(twice);
    const { body } = await spec.stranger().get(publishedPositionPaths.list()).expect(200);
    expect(body.items.map((item: { number: string }) => item.number)).toEqual(
      Array.from({ length: HOW_MANY }, (_, n) => `2026-0${HOW_MANY - n}`),
    );
    expect(new Set(body.items.map((item: { id: string }) => item.id)).size).toBe(HOW_MANY);
    expect(await check().faults()).toEqual([]);
  });

  it('freezes the text on every path', async () => {
    const id = pos(1);
    const before = await spec.databaseFingerprint(['audit', 'signIns', 'attempts']);
    const save = { revision: 0, title: 'Autre titre', text: CLIMATE };
    await story.rapporteur.put(positionPaths.one(id)).send(save).expect(409);
    const draft = story.amendment(
      1,
      replaceText(11, CLIMATE.articles[0].paragraphs[0].text, 'Non.'),
    );
    await story.member.post(amendmentPaths.ofPosition(id)).send(draft).expect(409);
    for (const path of [
      positionPaths.closeToAmendments(id),
      positionPaths.startVoting(id),
      positionPaths.withdraw(id),
    ])
      await story.chair.post(path).expect(409);
    const opening = { revision: 0, deadline: '2026-09-08T08:00:00Z' };
    await story.chair.post(positionPaths.open(id)).send(opening).expect(409);
    await story.chair.post(positionPaths.adopt(id)).send({ date: '2026-08-31' }).expect(409);
    await story.chair
      .post(ballotPaths.ofPosition(id))
      .send({ id: bal(99) })
      .expect(409);
    expect(await spec.databaseFingerprint(['audit', 'signIns', 'attempts'])).toBe(before);
  });

  it('keeps the published text even from code that tries to update it', async () => {
    const adoptions = spec.app.get<Model<AdoptionRecord>>(getModelToken(AdoptionRecord.name));
    await adoptions.updateOne({ _id: '2026-01' }, { $set: { title: 'Autre titre' } });
    const { body } = await spec.stranger().get(publishedPositionPaths.one('2026-01')).expect(200);
    expect(body.title).toBe('Les villes face au climat');
  });

  it('finds one changed character by computing again', async () => {
    const adoptions = spec.app.get<Model<AdoptionRecord>>(getModelToken(AdoptionRecord.name));
    const positions = spec.app.get<Model<PositionRecord>>(getModelToken(PositionRecord.name));
    const forged = structuredClone(CLIMATE);
    forged.articles[0].paragraphs[0].text += '!';
    await adoptions.collection.updateOne({ positionId: pos(2) }, { $set: { text: forged } });
    await positions.collection.updateOne(
      { title: 'Les villes face au climat', 'adopted.number': '2026-03' },
      { $set: { consolidated: forged } },
    );
    const third = await positions.findOne({ 'adopted.number': '2026-03' }).lean();
    const faults = await check().faults();
    expect(faults).toContainEqual({ kind: 'fingerprint', positionId: pos(2) });
    expect(faults).toContainEqual({ kind: 'text', positionId: third?._id });
    expect(new Set(faults.map((fault) => JSON.stringify(fault))).size).toBe(2);
  });
});
