import { discussionPaths, type DiscussionList } from '@passerelle/contracts/discussions';
import type { BodyId } from '@passerelle/contracts/ids';
import { startApp, type Agent, type SpecApp } from '../../../test/app-for-specs';
import {
  discussionDraft,
  pageOf,
  replied,
  replyDraft,
  started,
} from '../../../test/discussion-kit';
import { populate, type Populated } from '../../../test/populate';

const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);

describe('discussions over HTTP', () => {
  let spec: SpecApp;
  let network: Populated;
  let chair: Agent;
  let member: Agent;
  let commission: BodyId;
  beforeAll(async () => {
    spec = await startApp();
    network = await populate(spec);
    [chair, member] = [await network.as('chair'), await network.as('member')];
    commission = network.cast.bodies.commission.id;
  });
  afterAll(() => spec.close());

  const listOf = async (agent: Agent, bodyId = commission, after?: string) =>
    (
      await agent
        .get(discussionPaths.ofBody(bodyId))
        .query(after ? { after } : {})
        .expect(200)
    ).body as DiscussionList;

  it('list the latest activity first and pinned ones before all', async () => {
    const { id: first } = await started(chair, commission, discussionDraft('Première'));
    spec.clock.forward(1_000);
    const { id: second } = await started(chair, commission, discussionDraft('Deuxième'));
    spec.clock.forward(1_000);
    const { id: third } = await started(chair, commission, discussionDraft('Troisième'));
    spec.clock.forward(1_000);
    await replied(member, first, replyDraft('Une réponse'));
    await chair.put(discussionPaths.pin(second)).send({ pinned: true }).expect(204);
    const { items } = await listOf(member);
    expect(items.map((item) => item.id)).toEqual([second, first, third]);
    expect(items[1]).toMatchObject({
      replyCount: 1,
      lastActivity: { by: { name: 'Claire Exemple' } },
      author: { name: 'Aminata Essai', organisation: { name: 'Dakar' } },
      unread: 0,
    });
    expect(items[2]).toMatchObject({ replyCount: 0, unread: 1 });
  });

  it('count what a reader has not read, and never forget it again', async () => {
    const me = network.cast.people.member.id;
    const { id } = await started(chair, commission, discussionDraft('Lecture'));
    await replied(chair, id, replyDraft('@Claire Exemple ?', { mentions: [me] }));
    await replied(chair, id, replyDraft('Suite'));
    expect(await pageOf(member, id)).toMatchObject({ unread: 3, mentions: 1, mine: { read: 0 } });
    const read = (position: number) =>
      member.put(discussionPaths.read(id)).send({ position }).expect(200);
    await Promise.all([2, 1, 2, 1].map(read));
    expect((await read(1)).body).toMatchObject({ position: 2, unread: 1, mentions: 0 });
    expect((await read(99)).body).toMatchObject({ position: 3, unread: 0 });
  });

  it('are started once and replied to once, however often the same is sent', async () => {
    const draft = discussionDraft('Une seule');
    const starts = await Promise.all(upTo(10).map(() => started(chair, commission, draft)));
    expect(new Set(starts.map((item) => JSON.stringify(item))).size).toBe(1);
    const reply = replyDraft('Une seule fois');
    const replies = await Promise.all(upTo(20).map(() => replied(member, draft.id, reply)));
    expect(new Set(replies.map((post) => JSON.stringify(post))).size).toBe(1);
    expect((await pageOf(member, draft.id)).posts.map((post) => post.position)).toEqual([1, 2]);
    expect((await replied(member, draft.id, replyDraft('La suivante'))).position).toBe(3);
    const other = await member
      .post(discussionPaths.replies(draft.id))
      .send({ ...reply, text: 'Autre' })
      .expect(422);
    expect(other.body.code).toBe('request/key-reused');
    await chair
      .post(discussionPaths.ofBody(commission))
      .send({ ...draft, title: 'Autre' })
      .expect(422);
  });

  it('number replies that come at once 2, 3, 4 … without a gap', async () => {
    const { id } = await started(chair, commission, discussionDraft('Foule'));
    await Promise.all(
      upTo(30).map((n) => replied(n % 2 ? chair : member, id, replyDraft(`réponse ${n}`))),
    );
    const page = await pageOf(member, id);
    expect(page.posts.map((post) => post.position)).toEqual(upTo(31));
    expect(page.replyCount).toBe(30);
  });

  it('keep every version of a text, and let only its author correct it', async () => {
    const { id } = await started(chair, commission, discussionDraft('Versions', { text: 'un' }));
    const path = discussionPaths.post(id, 1);
    await chair.patch(path).send({ version: 1, text: 'deux' }).expect(200);
    await chair.patch(path).send({ version: 1, text: 'deux' }).expect(200);
    const stale = await chair.patch(path).send({ version: 1, text: 'trois' }).expect(409);
    expect(stale.body.code).toBe('request/stale');
    const foreign = await member.patch(path).send({ version: 2, text: 'non' }).expect(403);
    expect(foreign.body.code).toBe('discussion/not-author');
    const { body } = await member.get(discussionPaths.versions(id, 1)).expect(200);
    expect(body.map((one: { text: string }) => one.text)).toEqual(['deux', 'un']);
  });

  it('let exactly one of several corrections of the same version through', async () => {
    const { id } = await started(chair, commission, discussionDraft('Course'));
    const answers = await Promise.all(
      upTo(10).map((n) =>
        chair.patch(discussionPaths.post(id, 1)).send({ version: 1, text: `essai ${n}` }),
      ),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, ...Array(9).fill(409)]);
  });

  it('end with a summary: nothing is added any more until a moderator opens them again', async () => {
    const { id } = await started(member, commission, discussionDraft('Fin'));
    const closing = { summary: 'Nous avons retenu la seconde option.' };
    await member.post(discussionPaths.close(id)).send(closing).expect(403);
    await chair.post(discussionPaths.close(id)).send(closing).expect(204);
    const late = await member.post(discussionPaths.replies(id)).send(replyDraft('Trop tard'));
    expect(late.body).toMatchObject({ status: 409, code: 'discussion/closed' });
    await member.patch(discussionPaths.post(id, 1)).send({ version: 1, text: 'x' }).expect(409);
    const page = await pageOf(member, id);
    expect(page).toMatchObject({
      closed: true,
      closing: { ...closing, by: { name: 'Aminata Essai' } },
      mine: { mayReply: false },
      posts: [{ version: 1 }],
    });
    await chair.post(discussionPaths.reopen(id)).expect(204);
    await replied(member, id, replyDraft('À nouveau'));
    expect((await pageOf(member, id)).closing).toBeUndefined();
  });

  it('count a reaction once for a person', async () => {
    const { id } = await started(chair, commission, discussionDraft('Réactions'));
    const path = discussionPaths.reaction(id, 1, 'thanks');
    await Promise.all(upTo(10).map(() => member.put(path).expect(200)));
    await chair.put(path).expect(200);
    const [post] = (await pageOf(member, id)).posts;
    expect(post?.reactions).toEqual([
      {
        reaction: 'thanks',
        personIds: [network.cast.people.member.id, network.cast.people.chair.id],
      },
    ]);
    const { body } = await chair.delete(path).expect(200);
    expect(body.reactions[0].personIds).toEqual([network.cast.people.member.id]);
  });

  it('go on in the list where the last page ended, without one missing or twice', async () => {
    const { assembly } = network.cast.bodies;
    const drafts = upTo(55).map((n) => discussionDraft(`n° ${n}`));
    for (const draft of drafts) await started(member, assembly.id, draft);
    const first = await listOf(member, assembly.id);
    const second = await listOf(member, assembly.id, first.next);
    const ids = [...first.items, ...second.items].map((item) => item.id);
    expect(first.items).toHaveLength(50);
    expect(second.next).toBeUndefined();
    expect([...ids].sort()).toEqual(drafts.map((draft) => draft.id).sort());
  });

  it('are read by whom the body lets read, and written by its voices', async () => {
    const { group, assembly } = network.cast.bodies;
    const { id } = await started(chair, commission, discussionDraft('Droits'));
    const secret = await started(chair, group.id, discussionDraft('Canari'));
    const inPublic = await started(member, assembly.id, discussionDraft('Publique'));
    const [outsider, observer] = [await network.as('outsider'), await network.as('observer')];
    expect(await pageOf(outsider, id)).toMatchObject({ mine: { mayReply: false } });
    for (const agent of [outsider, observer]) {
      await agent.post(discussionPaths.replies(id)).send(replyDraft('x')).expect(403);
      await agent.post(discussionPaths.ofBody(commission)).send(discussionDraft('x')).expect(403);
    }
    await spec.stranger().get(discussionPaths.one(id)).expect(404);
    expect((await pageOf(spec.stranger(), inPublic.id)).unread).toBe(0);
    const hidden = await outsider.get(discussionPaths.one(secret.id)).expect(404);
    const missing = await outsider.get(discussionPaths.one(discussionDraft('').id)).expect(404);
    expect(hidden.body).toEqual(missing.body);
    await outsider.get(discussionPaths.ofBody(group.id)).expect(404);
    await outsider.get(discussionPaths.versions(secret.id, 1)).expect(404);
    await outsider.put(discussionPaths.read(secret.id)).send({ position: 1 }).expect(404);
  });
});
