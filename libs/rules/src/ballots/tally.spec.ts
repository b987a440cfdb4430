import fc from 'fast-check';
import { VoteChoice, type Vote } from '@passerelle/contracts/ballots';
import type { VotingRule } from '@passerelle/contracts/bodies';
import { elector, holders, RULE, seats, vote, votes } from './sample-votes';
import { quorumOf, tally, votesNeeded } from './tally';

const count = (letters: string, rule: Partial<VotingRule> = {}) => {
  const electorate = seats(letters.length);
  return tally(votes(letters), electorate, { ...RULE, ...rule }, holders(electorate));
};
const verdict = (letters: string, rule: Partial<VotingRule> = {}) => {
  const { result, reason } = count(letters, rule);
  return `${result}: ${reason}`;
};

describe('what a majority needs', () => {
  it.each<[number, VotingRule['majority'], number]>([
    [0, 'simple', 1],
    [1, 'simple', 1],
    [10, 'simple', 6],
    [11, 'absolute', 6],
    [9, 'two-thirds', 6],
    [10, 'two-thirds', 7],
    [8, 'three-quarters', 6],
    [9, 'three-quarters', 7],
    [0, 'two-thirds', 1],
  ])('out of %i, %s: %i', (countedOn, majority, needed) => {
    expect(votesNeeded(countedOn, majority)).toBe(needed);
  });

  it.each([
    [0.5, 10, 5],
    [0.5, 11, 6],
    [0.07, 100, 7],
    [0.1, 30, 3],
    [1 / 3, 30, 10],
    [2 / 3, 30, 20],
    [0, 30, 0],
    [1, 30, 30],
    [0.5, 0, 0],
  ])('a quorum of %d of %i seats is %i', (quorum, eligible, needed) => {
    expect(quorumOf(eligible, { quorum })).toBe(needed);
  });
});

describe('a count', () => {
  it('keeps abstentions, blanks and absences apart', () => {
    expect(count('FFASB--')).toMatchObject({
      eligible: 7,
      counts: { for: 2, against: 1, abstain: 1, blank: 1 },
      didNotTakePart: 2,
      quorum: { needed: 0, present: 5, reached: true },
      threshold: { countedOn: 3, needed: 2 },
      result: 'carried',
      reason: 'majority-reached',
    });
  });

  it.each<[string, Partial<VotingRule>, string]>([
    ['FFA', {}, 'carried: majority-reached'],
    ['FAA', {}, 'lost: majority-not-reached'],
    ['FSSSS', {}, 'carried: majority-reached'],
    ['FSSSS', { base: 'eligible' }, 'lost: majority-not-reached'],
    ['FFF--', { base: 'eligible' }, 'carried: majority-reached'],
    ['FFAA', {}, 'lost: tie'],
    ['FFAA', { castingVote: true }, 'carried: casting-vote-for'],
    ['AFFA', { castingVote: true }, 'lost: casting-vote-against'],
    ['SFA', { castingVote: true }, 'lost: tie'],
    ['-FA', { castingVote: true }, 'lost: tie'],
    ['FFAA', { castingVote: true, majority: 'absolute' }, 'carried: casting-vote-for'],
    ['FFAA', { castingVote: true, base: 'eligible' }, 'carried: casting-vote-for'],
    ['FFAA-', { castingVote: true, base: 'eligible' }, 'lost: majority-not-reached'],
    ['FFAA', { castingVote: true, majority: 'two-thirds' }, 'lost: majority-not-reached'],
    ['FFA', { majority: 'two-thirds' }, 'carried: majority-reached'],
    ['FFFAA', { majority: 'two-thirds' }, 'lost: majority-not-reached'],
    ['FFFA', { majority: 'three-quarters' }, 'carried: majority-reached'],
    ['FFFA-', { majority: 'three-quarters', base: 'eligible' }, 'lost: majority-not-reached'],
    ['FF---', { quorum: 0.5 }, 'no-quorum: quorum-not-reached'],
    ['FFS--', { quorum: 0.5 }, 'carried: majority-reached'],
    ['FFB--', { quorum: 0.5 }, 'carried: majority-reached'],
    ['SSBB', {}, 'lost: nothing-cast'],
    ['----', {}, 'lost: nothing-cast'],
    ['----', { quorum: 0.1 }, 'no-quorum: quorum-not-reached'],
    ['', {}, 'lost: no-electorate'],
  ])('of %j under %j is %s', (letters, rule, expected) => {
    expect(verdict(letters, rule)).toBe(expected);
  });

  it('gives no casting vote when two seats chair and differ', () => {
    const electorate = [elector(1, 'chair'), elector(2, 'chair')];
    const rule = { ...RULE, castingVote: true };
    expect(tally(votes('FA'), electorate, rule, holders(electorate)).reason).toBe('tie');
  });

  it('by city and by person: two delegates of one city are one vote, and both opinions show', () => {
    const electorate = seats(2);
    const cast = [vote(1, 1, 'against', 10), vote(2, 1, 'for', 11), vote(3, 2, 'for', 20)];
    expect(tally(cast, electorate, RULE, holders(electorate))).toMatchObject({
      counts: { for: 2, against: 0 },
      people: { for: 2, against: 1 },
      seats: [{ divided: true }, { divided: false }],
    });
  });

  it('leaves out whoever no longer acted for the seat at the close', () => {
    const electorate = seats(2);
    const none = electorate.map(({ seatId }) => ({ seatId, personIds: [] }));
    expect(tally(votes('FF'), electorate, RULE, none)).toMatchObject({
      didNotTakePart: 2,
      reason: 'nothing-cast',
      setAside: votes('FF').map(({ id }) => id),
    });
  });
});

describe('any ballot', () => {
  const rule = fc.record({
    majority: fc.constantFrom<VotingRule['majority'][]>(
      'simple',
      'absolute',
      'two-thirds',
      'three-quarters',
    ),
    base: fc.constantFrom<VotingRule['base'][]>('cast', 'eligible'),
    quorum: fc.constantFrom(0, 0.25, 0.5, 1),
    castingVote: fc.boolean(),
  });
  const cast = fc.array(
    fc.record({
      seat: fc.integer({ min: 1, max: 8 }),
      second: fc.boolean(),
      choice: fc.constantFrom(...VoteChoice.options),
    }),
    { maxLength: 24 },
  );
  const electorate = seats(7);
  const listOf = (drawn: { seat: number; second: boolean; choice: VoteChoice }[]): Vote[] =>
    drawn.map(({ seat, second, choice }, n) =>
      vote(n + 1, seat, choice, seat * 10 + Number(second)),
    );
  const counted = (list: Vote[], over: Partial<VotingRule>) =>
    tally(list, electorate, { ...RULE, ...over }, holders(electorate));

  it('accounts for every seat once and is the same in any order', () => {
    fc.assert(
      fc.property(cast, rule, (drawn, over) => {
        const result = counted(listOf(drawn), over);
        const { counts, didNotTakePart, eligible } = result;
        expect(counts.for + counts.against + counts.abstain + counts.blank + didNotTakePart).toBe(
          eligible,
        );
        expect(counted(listOf(drawn).toReversed(), over)).toEqual(result);
      }),
    );
  });

  it('is never carried against more votes, without its quorum or without a vote for', () => {
    fc.assert(
      fc.property(cast, rule, (drawn, over) => {
        const { result, counts, quorum } = counted(listOf(drawn), over);
        if (result !== 'carried') return;
        expect(counts.for).toBeGreaterThan(0);
        expect(counts.for).toBeGreaterThanOrEqual(counts.against);
        expect(quorum.reached).toBe(true);
      }),
    );
  });

  it('is not lost by one more vote for', () => {
    fc.assert(
      fc.property(cast, rule, (drawn, over) => {
        const list = listOf(drawn);
        const before = counted(list, over);
        const absent = before.seats.find(({ choice }) => choice === undefined);
        if (!absent || before.result !== 'carried') return;
        const seat = Number(absent.seatId.slice(-4));
        expect(counted([...list, vote(99, seat, 'for')], over).result).toBe('carried');
      }),
    );
  });

  it('agrees with a recount by hand', () => {
    fc.assert(
      fc.property(cast, (drawn) => {
        const last = new Map(
          drawn.filter(({ seat }) => seat <= 7).map((one) => [one.seat, one.choice]),
        );
        const yes = [...last.values()].filter((choice) => choice === 'for').length;
        const no = [...last.values()].filter((choice) => choice === 'against').length;
        expect(counted(listOf(drawn), {}).result).toBe(yes > no ? 'carried' : 'lost');
      }),
    );
  });
});
