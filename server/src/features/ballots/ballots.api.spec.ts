import { amendmentPaths } from '@passerelle/contracts/amendments';
import { ballotPaths } from '@passerelle/contracts/ballots';
import { positionPaths } from '@passerelle/contracts/positions';
import type { SeatId } from '@passerelle/contracts/ids';
import { ame, bal, CLIMATE, pos, PositionStory, replaceText, vot } from '../../../test/a-position';
import { startApp, type Agent, type SpecApp } from '../../../test/app-for-specs';
import { populate } from '../../../test/populate';
import { PersonService } from '../people/person.service';
import { BallotCheckService } from './ballot-check.service';

const PLAN = CLIMATE.articles[0].paragraphs[0].text;

describe('ballots', () => {
  let spec: SpecApp;
  let story: PositionStory;
  let deputy: Agent;
  let seats: Record<'dakar' | 'lyon' | 'liege', SeatId>;
  beforeEach(async () => {
    spec = await startApp();
    const network = await populate(spec);
    story = await PositionStory.of(network);
    deputy = await network.as('deputy');
    const { dakarChairsGroup, lyonInGroup, liegeInGroup } = network.cast.seats;
    seats = { dakar: dakarChairsGroup.id, lyon: lyonInGroup.id, liege: liegeInGroup.id };
  });
  afterEach(() => spec.close());

  /** A whole text being voted on. */
  const running = async () => {
    await story.open(1);
    await story.startVoting(pos(1));
    return story.openBallot(pos(1), { id: bal(1) });
  };
  const close = (ballot = bal(1)) => story.chair.post(ballotPaths.close(ballot));

  it('takes fifty votes at once for one seat as one vote, and shows that its delegates differ', async () => {
    const ballot = await running();
    const casts = Array.from({ length: 50 }, (_, n) => {
      const choice = n % 2 ? 'for' : 'against';
      const who = n % 2 ? deputy : story.chair;
      return who.post(ballotPaths.votes(ballot)).send({ id: vot(n), seatId: seats.dakar, choice });
    });
    const receipts = await Promise.all(casts);
    const sequences = receipts.map((receipt) => receipt.body.sequence).sort((a, b) => a - b);
    expect(sequences).toEqual(Array.from({ length: 50 }, (_, n) => n + 1));
    const last = receipts.find((receipt) => receipt.body.sequence === 50);
    await story.vote(story.member, ballot, 60, seats.lyon, 'abstain');
    const { tally, turnout } = (await close().expect(200)).body.ballot;
    expect(turnout).toEqual({ voted: 2, eligible: 3 });
    const { choice } = last?.body;
    expect(tally.counts).toEqual({ for: 0, against: 0, abstain: 1, blank: 0, [choice]: 1 });
    expect(tally.people).toEqual({ for: 1, against: 1, abstain: 1, blank: 0 });
    const dakar = tally.seats.find((seat: { seatId: string }) => seat.seatId === seats.dakar);
    expect(dakar).toMatchObject({ choice, divided: true });
  });

  it('tells nothing but the turnout while it runs, and to a city what stands for its seat', async () => {
    const ballot = await running();
    await story.vote(story.chair, ballot, 1, seats.dakar, 'against');
    const others = await story.member.get(ballotPaths.one(ballot)).expect(200);
    expect(others.body.ballot.turnout).toEqual({ voted: 1, eligible: 3 });
    expect(JSON.stringify(others.body)).not.toMatch(/against|tally|voices|votes/);
    const own = await deputy.get(ballotPaths.one(ballot)).expect(200);
    expect(own.body.mine).toMatchObject([{ seatId: seats.dakar, choice: 'against' }]);
  });

  it('refuses a vote for another city’s seat, and from somebody outside', async () => {
    const ballot = await running();
    const vote = { id: vot(1), seatId: seats.dakar, choice: 'for' };
    const refused = await story.member.post(ballotPaths.votes(ballot)).send(vote).expect(403);
    expect(refused.body.code).toBe('ballot/no-vote');
    const outsider = await story.network.as('outsider');
    await outsider.post(ballotPaths.votes(ballot)).send(vote).expect(404);
    await story.member.post(ballotPaths.close(ballot)).expect(403);
  });

  it('gives the same receipt for the same vote, also after the close, and takes no new one', async () => {
    const ballot = await running();
    const vote = { id: vot(1), seatId: seats.lyon, choice: 'for' };
    const cast = (what: object) => story.member.post(ballotPaths.votes(ballot)).send(what);
    const [first, ...others] = await Promise.all(Array.from({ length: 10 }, () => cast(vote)));
    expect(first.status).toBe(201);
    for (const other of others) expect(other.body).toEqual(first.body);
    const next = { id: vot(9), seatId: seats.dakar, choice: 'for' };
    const receipt = await story.chair.post(ballotPaths.votes(ballot)).send(next).expect(201);
    expect([first.body.sequence, receipt.body.sequence]).toEqual([1, 2]);
    await cast({ ...vote, choice: 'against' }).expect(422);
    await close().expect(200);
    expect((await cast(vote).expect(201)).body).toEqual(first.body);
    const late = await cast({ ...vote, id: vot(2) }).expect(409);
    expect(late.body.code).toBe('ballot/closed');
  });

  it('answers a second close like the first and never changes a count', async () => {
    const ballot = await running();
    await story.vote(story.member, ballot, 1, seats.lyon, 'for');
    await story.vote(deputy, ballot, 2, seats.dakar, 'for');
    const [one, two] = await Promise.all([close(), close()]);
    expect(one.status).toBe(200);
    expect(two.body).toEqual(one.body);
    expect(await spec.app.get(BallotCheckService).faults()).toEqual([]);
  });

  it('lets the chair’s vote decide a tie', async () => {
    const ballot = await running();
    await story.vote(story.chair, ballot, 1, seats.dakar, 'for');
    await story.vote(story.member, ballot, 2, seats.lyon, 'against');
    const { tally } = (await close().expect(200)).body.ballot;
    expect(tally).toMatchObject({ result: 'carried', reason: 'casting-vote-for' });
  });

  it('rejects a text that the vote lost, and takes a new vote when the quorum was missed', async () => {
    const ballot = await running();
    await story.vote(story.chair, ballot, 1, seats.dakar, 'for');
    const missed = await close().expect(200);
    expect(missed.body.ballot.tally).toMatchObject({ result: 'no-quorum' });
    await story.openBallot(pos(1), { id: bal(2) });
    await story.vote(story.chair, bal(2), 2, seats.dakar, 'against');
    await story.vote(story.member, bal(2), 3, seats.lyon, 'against');
    await close(bal(2)).expect(200);
    const page = await story.member.get(positionPaths.one(pos(1))).expect(200);
    expect(page.body.position.status).toBe('rejected');
    await story.chair
      .post(positionPaths.adopt(pos(1)))
      .send({ date: '2026-09-01' })
      .expect(409);
  });

  it('sets aside the vote of somebody whose mandate ended before the close', async () => {
    const ballot = await running();
    await story.vote(story.member, ballot, 1, seats.lyon, 'against');
    await story.vote(story.chair, ballot, 2, seats.dakar, 'for');
    await story.vote(story.rapporteur, ballot, 3, seats.liege, 'for');
    const [held] = await spec.app
      .get(PersonService)
      .mandatesOf([story.network.cast.people.member.id]);
    const staff = await story.network.as('staff');
    await staff.post(`/api/mandates/${held.id}/end`).expect(204);
    const { tally } = (await close().expect(200)).body.ballot;
    expect(tally).toMatchObject({ counts: { for: 2, against: 0 }, setAside: [vot(1)] });
  });

  it('runs one ballot at a time on a text, however many are opened at once', async () => {
    await story.open(1);
    await story.table(pos(1), 1, replaceText(11, PLAN, 'Chaque ville adopte deux plans.'));
    await story.startVoting(pos(1));
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, n) =>
        story.chair.post(ballotPaths.ofPosition(pos(1))).send({ id: bal(n), amendmentId: ame(1) }),
      ),
    );
    const statuses = answers.map((answer) => answer.status).sort();
    expect(statuses).toEqual([201, 409, 409, 409, 409, 409]);
    const whole = await story.chair.post(ballotPaths.ofPosition(pos(1))).send({ id: bal(9) });
    expect(whole.body.code).toBe('ballot/another-open');
    await story.member.post(amendmentPaths.withdraw(ame(1))).expect(409);
  });

  it('makes void what cannot stand beside an adopted amendment, and adopts its twin with it', async () => {
    await story.open(1);
    await story.table(pos(1), 1, replaceText(11, PLAN, 'Chaque ville adopte deux plans.'));
    await story.table(pos(1), 2, replaceText(11, PLAN, 'Aucune ville n’adopte de plan.'));
    await story.table(pos(1), 3, replaceText(11, PLAN, 'Chaque ville adopte deux plans.'));
    await story.startVoting(pos(1));
    const undecided = await story.chair.post(ballotPaths.ofPosition(pos(1))).send({ id: bal(8) });
    expect(undecided.body).toMatchObject({ status: 409, params: { count: 3 } });
    const ballot = await story.openBallot(pos(1), { id: bal(1), amendmentId: ame(1) });
    await story.carry(ballot, 1);
    const { settled } = (await close().expect(200)).body;
    expect(settled).toEqual([
      { amendmentId: ame(1), outcome: 'adopted' },
      { amendmentId: ame(3), outcome: 'adopted' },
      { amendmentId: ame(2), outcome: 'void' },
    ]);
    const page = await story.member.get(positionPaths.one(pos(1))).expect(200);
    expect(page.body.position.text).toEqual(CLIMATE);
    expect(page.body.consolidated.articles[0].paragraphs[0].text).toBe(
      'Chaque ville adopte deux plans.',
    );
  });
});
