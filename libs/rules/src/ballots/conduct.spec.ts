import type { Ballot } from '@passerelle/contracts/ballots';
import type { BodyId } from '@passerelle/contracts/ids';
import type { Standing } from '../standing';
import {
  mayCloseBallot,
  obstacleToOpening,
  obstacleToVoting,
  seatsToVoteFor,
  turnoutOf,
  type OpeningFacts,
} from './conduct';
import { org, per, RULE, sea, seats, vote } from './sample-votes';

const BODY = 'bod_01J00000000000000000000001' as BodyId;
const ELSEWHERE = 'bod_01J00000000000000000000002' as BodyId;
const CLOSED = '2027-05-12T10:00:00.000Z';
const ballot: Pick<Ballot, 'bodyId' | 'electorate' | 'rule' | 'closedAt'> = {
  bodyId: BODY,
  electorate: seats(4),
  rule: { ...RULE, quorum: 0.5 },
};
const acting = (seat: number, bodyId = BODY): Standing => ({
  personId: per(1),
  ...{ administrator: false, secretariat: false, member: true, organisations: [] },
  seats: [{ bodyId, seatId: sea(seat), organisationId: org(seat), office: 'member' }],
});

describe('opening a ballot', () => {
  const facts: OpeningFacts = {
    ...{ status: 'voting', openBallots: 0, undecided: 0, wholeDecided: false },
    electorate: seats(3),
  };

  it.each<[string, Partial<OpeningFacts>, string | undefined]>([
    ['on the whole text', {}, undefined],
    ['on a tabled amendment', { amendment: 'tabled', undecided: 3 }, undefined],
    ['on the whole over open amendments', { undecided: 1 }, 'position/amendments-undecided'],
    [
      'on an amendment that waits for its author',
      { amendment: 'to-rebase' },
      'ballot/nothing-to-vote-on',
    ],
    ['on a decided amendment', { amendment: 'decided' }, 'ballot/nothing-to-vote-on'],
    ['before voting has started', { status: 'open' }, 'ballot/nothing-to-vote-on'],
    ['on an adopted text', { status: 'adopted' }, 'ballot/nothing-to-vote-on'],
    [
      'after the whole was decided',
      { wholeDecided: true, amendment: 'tabled' },
      'ballot/nothing-to-vote-on',
    ],
    ['beside another', { openBallots: 1, amendment: 'tabled' }, 'ballot/another-open'],
    ['with nobody to vote', { electorate: [] }, 'ballot/no-electorate'],
  ])('%s', (_what, over, problem) => {
    expect(obstacleToOpening({ ...facts, ...over })).toBe(problem);
  });
});

describe('voting', () => {
  it.each([
    ['for one’s own seat', acting(2), 2, undefined],
    ['for another seat', acting(2), 3, 'ballot/no-vote'],
    ['for a seat outside the electorate', acting(9), 9, 'ballot/no-vote'],
    ['through a seat of another body', acting(2, ELSEWHERE), 2, 'ballot/no-vote'],
    ['without a seat', { ...acting(2), seats: [] }, 2, 'ballot/no-vote'],
  ])('%s', (_what, caller, seat, problem) => {
    expect(obstacleToVoting(caller, ballot, sea(seat))).toBe(problem);
  });

  it('ends with the close', () => {
    expect(obstacleToVoting(acting(2), { ...ballot, closedAt: CLOSED }, sea(2))).toBe(
      'ballot/closed',
    );
  });

  it('is offered for each seat that one acts for', () => {
    const both = { ...acting(2), seats: [...acting(2).seats, ...acting(3).seats] };
    expect(seatsToVoteFor(both, ballot).map(({ seatId }) => seatId)).toEqual([sea(2), sea(3)]);
  });
});

describe('closing a ballot', () => {
  it('counts seats, not votes', () => {
    const cast = [vote(1, 1, 'for', 10), vote(2, 1, 'against', 11), vote(3, 9, 'for')];
    expect(turnoutOf(cast, seats(4))).toEqual({ voted: 1, eligible: 4 });
  });

  it.each([
    [1, 1],
    [2, 0],
    [4, 0],
  ])('with %i seats that voted, %i are missing for the quorum', (voted, missing) => {
    expect(mayCloseBallot(ballot, { voted, eligible: 4 })).toEqual({ ok: true, missing });
  });

  it('happens once', () => {
    const closed = { ...ballot, closedAt: CLOSED };
    expect(mayCloseBallot(closed, { voted: 4, eligible: 4 })).toEqual({
      ok: false,
      problem: 'ballot/closed',
    });
  });
});
