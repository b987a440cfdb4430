import type { Action, ActionList, MeetingRecordPage } from '@passerelle/contracts/decisions';
import type { FollowUp } from '@passerelle/contracts/follow-ups';
import type { Home } from '@passerelle/contracts/home';
import type { BodyId, MeetingId } from '@passerelle/contracts/ids';
import { meetingPaths } from '@passerelle/contracts/meetings';
import { startApp, type Agent, type SpecApp } from '../../../test/app-for-specs';
import { channelOf, draftOf, posted } from '../../../test/chat-kit';
import { discussionDraft, started } from '../../../test/discussion-kit';
import {
  itemDraft,
  meetingDraft,
  meetingIds,
  meetingIn,
  meetingOf,
} from '../../../test/meeting-kit';
import { populate, type Populated } from '../../../test/populate';

describe('decisions and actions over HTTP', () => {
  let spec: SpecApp;
  let network: Populated;
  let chair: Agent;
  let member: Agent;
  let commission: BodyId;
  let id: MeetingId;
  beforeAll(async () => {
    spec = await startApp();
    network = await populate(spec);
    [chair, member] = [await network.as('chair'), await network.as('member')];
    commission = network.cast.bodies.commission.id;
    id = await meetingIn(chair, commission, meetingDraft(spec.clock.now()), 'open');
  });
  afterAll(() => spec.close());

  const decision = (text: string, over: object = {}) => ({
    ...{ id: meetingIds.decision(), text },
    ...over,
  });
  const recordOf = async (agent: Agent) =>
    (await agent.get(meetingPaths.record(id)).expect(200)).body as MeetingRecordPage;

  it('give each decision a number of its own, once, however often it is sent', async () => {
    const drafts = ['Un', 'Deux', 'Trois'].map((text) => decision(text));
    const sent = drafts.flatMap((draft) => [draft, draft]);
    await Promise.all(
      sent.map((draft) => chair.post(meetingPaths.decisions(id)).send(draft).expect(204)),
    );
    const { decisions } = await recordOf(member);
    expect(decisions.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(decisions.map(({ text }) => text).sort()).toEqual(['Deux', 'Trois', 'Un']);
    await member.post(meetingPaths.decisions(id)).send(decision('Quatre')).expect(403);
  });

  it('wait for the city that has to act, which says when it is done', async () => {
    const { lyon } = network.cast.organisations;
    const draft = {
      ...{ id: meetingIds.action(), title: 'Envoyer les tarifs', meetingId: id },
      ...{ organisationId: lyon.id, due: '2030-01-31' },
    };
    await chair.post(meetingPaths.actions(commission)).send(draft).expect(201);
    const waits = async (agent: Agent) =>
      ((await agent.get('/api/home')).body as Home).items.filter(
        ({ kind }) => kind === 'action-to-do',
      );
    expect(await waits(member)).toMatchObject([{ subject: { fr: 'Envoyer les tarifs' } }]);
    expect(await waits(chair)).toEqual([]);
    const { actions } = (await member.get(meetingPaths.actions(commission)).expect(200))
      .body as ActionList;
    const change = (version: number) =>
      member.put(meetingPaths.action(actions[0]!.id)).send({ state: 'done', version });
    const { body } = await change(1).expect(200);
    expect(body as Action).toMatchObject({ state: 'done', version: 2 });
    await change(1).expect(409);
    expect(await waits(member)).toEqual([]);
  });

  it('give no action to a city that has no seat', async () => {
    const { abidjan } = network.cast.organisations;
    const draft = { id: meetingIds.action(), title: 'X', organisationId: abidjan.id };
    const { body } = await chair.post(meetingPaths.actions(commission)).send(draft).expect(422);
    expect(body.code).toBe('meeting/owner-elsewhere');
  });

  it('come from a chat message, with links both ways for whoever reads both', async () => {
    const channel = await channelOf(member, commission);
    const { number } = await posted(member, channel.id, draftOf('Et les fuites ?'));
    const source = { kind: 'message', channelId: channel.id, number };
    await chair.post(meetingPaths.agenda(id)).send(itemDraft('Fuites', { source })).expect(204);
    await chair.post(meetingPaths.decisions(id)).send(decision('Réparer', { source })).expect(204);
    const path = meetingPaths.followUps(commission);
    const { body } = await member.get(path).query({ channelId: channel.id }).expect(200);
    expect((body as FollowUp[]).map(({ kind }) => kind).sort()).toEqual([
      'agenda-item',
      'decision',
    ]);
    const outsider = await network.as('outsider');
    await outsider.get(path).query({ channelId: channel.id }).expect(404);
    const sourcesSeenBy = async (agent: Agent) =>
      (await meetingOf(agent, id)).agenda.flatMap((item) => item.source ?? []);
    expect(await sourcesSeenBy(member)).toEqual([source]);
    expect(await sourcesSeenBy(outsider)).toEqual([]);
  });

  it('come from no message that the writer cannot read or that stands in another body', async () => {
    const group = network.cast.bodies.group.id;
    const { id: discussionId } = await started(chair, group, discussionDraft('Secret'));
    const source = { kind: 'post', discussionId, number: 1 };
    const adds = (agent: Agent) =>
      agent.post(meetingPaths.agenda(id)).send(itemDraft('Repris', { source }));
    const { body } = await adds(chair).expect(422);
    expect(body.code).toBe('meeting/source-elsewhere');
    await adds(await network.as('staff')).expect(404);
  });
});
