import { TestBed } from '@angular/core/testing';
import type { Vote, VoteChoice } from '@passerelle/contracts/ballots';
import type { VotingRule } from '@passerelle/contracts/bodies';
import type { BallotId, OrganisationId, PersonId, SeatId, VoteId } from '@passerelle/contracts/ids';
import { tally } from '@passerelle/rules/ballots/tally';
import { TallySentences } from './tally-sentences';

const RULE: VotingRule = {
  ...{ votingOffices: ['chair', 'member'], quorum: 0.5, majority: 'two-thirds', base: 'cast' },
  ...{ castingVote: true, proxiesPerSeat: 0 },
};
const seat = (n: number) => ({
  seatId: `sea_${n}` as SeatId,
  organisationId: `org_${n}` as OrganisationId,
  office: n === 0 ? ('chair' as const) : ('member' as const),
});

/** Nine seats, of which the first ones vote like this. */
function count(choices: readonly VoteChoice[], rule: VotingRule = RULE) {
  const electorate = Array.from({ length: 9 }, (_, n) => seat(n));
  const person = (n: number) => `per_${n}` as PersonId;
  const votes = choices.map((choice, n): Vote => ({
    ...seat(n),
    ...{ id: `vot_${n}` as VoteId, ballotId: 'bal_1' as BallotId, personId: person(n) },
    ...{ choice, sequence: n + 1, at: '2026-11-20T09:00:00.000Z' },
  }));
  const holders = electorate.map(({ seatId }, n) => ({ seatId, personIds: [person(n)] }));
  return tally(votes, electorate, rule, holders);
}

const plain = (sentence: string) => sentence.replace(/\s/g, ' ');
const sentences = () => TestBed.inject(TallySentences);

it('says what it takes before anybody votes', () => {
  expect(plain(sentences().rule(RULE, 9))).toBe(
    'Pour adopter : les deux tiers des suffrages exprimés. Quorum : 5 sièges sur 9.',
  );
});

it('says why a vote was carried, with the numbers', () => {
  const result = count(['for', 'for', 'for', 'for', 'against', 'against', 'abstain']);
  expect(plain(sentences().quorum(result))).toBe(
    'Quorum atteint : 7 sièges sur 9 ont voté, il en fallait 5.',
  );
  expect(plain(sentences().majority({ rule: RULE, tally: result }))).toBe(
    'Il fallait 4 voix pour, soit les deux tiers des 6 suffrages exprimés ; il y en a 4.',
  );
});

it('speaks of no majority where the quorum was missed', () => {
  const result = count(['for', 'for']);
  expect(plain(sentences().quorum(result))).toContain('Rien n’est décidé.');
  expect(sentences().majority({ rule: RULE, tally: result })).toBe('');
});

it('tells a tie and whose vote decided it', () => {
  const rule: VotingRule = { ...RULE, majority: 'simple' };
  const result = count(['for', 'for', 'for', 'against', 'against', 'against'], rule);
  expect(plain(sentences().majority({ rule, tally: result }))).toContain(
    'la voix de la présidence, pour, l’emporte',
  );
});
