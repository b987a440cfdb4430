import type { Elector, SeatHolders, Vote, VoteChoice } from '@passerelle/contracts/ballots';
import type { SeatOffice, VotingRule } from '@passerelle/contracts/bodies';
import type { BallotId, OrganisationId, PersonId, SeatId, VoteId } from '@passerelle/contracts/ids';

/** Seats and votes for the specs of this folder; nothing else imports this file. */

const ulid = (n: number): string => `01J${String(n).padStart(23, '0')}`;
export const sea = (n: number): SeatId => `sea_${ulid(n)}` as SeatId;
export const org = (n: number): OrganisationId => `org_${ulid(n)}` as OrganisationId;
export const per = (n: number): PersonId => `per_${ulid(n)}` as PersonId;
export const vot = (n: number): VoteId => `vot_${ulid(n)}` as VoteId;
const BALLOT = `bal_${ulid(1)}` as BallotId;

/** More for than against among votes cast, no quorum, no casting vote. */
export const RULE: VotingRule = {
  votingOffices: ['chair', 'vice-chair', 'rapporteur', 'member'],
  quorum: 0,
  majority: 'simple',
  base: 'cast',
  castingVote: false,
  proxiesPerSeat: 0,
};

export const elector = (n: number, office: SeatOffice = 'member'): Elector => ({
  seatId: sea(n),
  organisationId: org(n),
  office,
});
/** Seats 1 to `size`; the first chairs. */
export const seats = (size: number): Elector[] =>
  Array.from({ length: size }, (_, n) => elector(n + 1, n === 0 ? 'chair' : 'member'));

/** Two people act for each seat n: 10n and 10n + 1. */
export const holders = (electorate: readonly Elector[]): SeatHolders[] =>
  electorate.map(({ seatId }) => {
    const n = Number(seatId.slice(-20));
    return { seatId, personIds: [per(10 * n), per(10 * n + 1)] };
  });

export const vote = (
  sequence: number,
  seat: number,
  choice: VoteChoice,
  person = 10 * seat,
): Vote => ({
  id: vot(sequence),
  ballotId: BALLOT,
  seatId: sea(seat),
  organisationId: org(seat),
  personId: per(person),
  choice,
  sequence,
  at: '2027-05-12T09:00:00.000Z',
});

const LETTERS: Record<string, VoteChoice> = { F: 'for', A: 'against', S: 'abstain', B: 'blank' };
/** One letter a seat, in order: F for, A against, S abstain, B blank, - did not take part. */
export const votes = (letters: string): Vote[] =>
  [...letters].flatMap((letter, n) =>
    letter === '-' ? [] : [vote(n + 1, n + 1, LETTERS[letter])],
  );
