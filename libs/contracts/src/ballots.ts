import * as z from 'zod';
import { AmendmentOutcome } from './amendments';
import { SeatOffice, VotingRule } from './bodies';
import {
  AmendmentId,
  BallotId,
  BodyId,
  OrganisationId,
  PersonId,
  PositionId,
  SeatId,
  VoteId,
} from './ids';
import type { Fact } from './live';
import { Instant } from './primitives';
import { problems } from './problem-table';

export const BallotSubject = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('position'), positionId: PositionId }),
  z.object({
    kind: z.literal('amendment'),
    positionId: PositionId,
    amendmentId: AmendmentId,
  }),
]);
export type BallotSubject = z.infer<typeof BallotSubject>;

/** By roll call: who voted what is read by everybody once the ballot is closed. */
export const BallotMethod = z.enum(['roll-call']);
export type BallotMethod = z.infer<typeof BallotMethod>;

export const VoteChoice = z.enum(['for', 'against', 'abstain', 'blank']);
export type VoteChoice = z.infer<typeof VoteChoice>;

/** A seat that had a vote when the ballot was opened. */
export const Elector = z.object({
  seatId: SeatId,
  organisationId: OrganisationId,
  office: SeatOffice,
});
export type Elector = z.infer<typeof Elector>;

/** "Cast by X for Y". Votes are added, never changed; `sequence` grows by one within a ballot. */
export const Vote = z.object({
  id: VoteId,
  ballotId: BallotId,
  seatId: SeatId,
  organisationId: OrganisationId,
  personId: PersonId,
  choice: VoteChoice,
  sequence: z.int().min(1),
  at: Instant,
});
export type Vote = z.infer<typeof Vote>;

/** Casting again before the close is a new vote with a new id: the last of the seat counts. */
export const VoteDraft = z.object({ id: VoteId, seatId: SeatId, choice: VoteChoice });
export type VoteDraft = z.infer<typeof VoteDraft>;

export const VoteReceipt = z.object({
  id: VoteId,
  seatId: SeatId,
  choice: VoteChoice,
  sequence: z.int(),
});
export type VoteReceipt = z.infer<typeof VoteReceipt>;

export const ChoiceCounts = z.object({
  for: z.int().min(0),
  against: z.int().min(0),
  abstain: z.int().min(0),
  blank: z.int().min(0),
});
export type ChoiceCounts = z.infer<typeof ChoiceCounts>;

/** One person's last word for the seat. `stands` is true for the one that is the seat's vote. */
export const Voice = z.object({ personId: PersonId, choice: VoteChoice, stands: z.boolean() });
export type Voice = z.infer<typeof Voice>;

/** What a seat did. No `choice`: it did not take part. `divided`: its delegates were not of one mind. */
export const SeatVote = Elector.extend({
  choice: VoteChoice.optional(),
  castBy: PersonId.optional(),
  voices: z.array(Voice),
  divided: z.boolean(),
});
export type SeatVote = z.infer<typeof SeatVote>;

export const BallotResult = z.enum(['carried', 'lost', 'no-quorum']);
export type BallotResult = z.infer<typeof BallotResult>;

/** Why the result is what it is; the numbers are in the tally. */
export const TallyReason = z.enum([
  'majority-reached',
  'majority-not-reached',
  'tie',
  'casting-vote-for',
  'casting-vote-against',
  'quorum-not-reached',
  'nothing-cast',
  'no-electorate',
]);
export type TallyReason = z.infer<typeof TallyReason>;

/** The count. `for + against + abstain + blank + didNotTakePart = eligible`, in seats. */
export const Tally = z.object({
  eligible: z.int().min(0),
  counts: ChoiceCounts,
  didNotTakePart: z.int().min(0),
  /** The same votes by head: each person's last word for each seat. */
  people: ChoiceCounts,
  /** Seats that must take part, and those that did. */
  quorum: z.object({ needed: z.int(), present: z.int(), reached: z.boolean() }),
  /** Votes for that are needed, out of those that the rule counts on. */
  threshold: z.object({ countedOn: z.int(), needed: z.int() }),
  result: BallotResult,
  reason: TallyReason,
  seats: z.array(SeatVote),
  /** Votes of people who no longer acted for the seat at the close: shown, not counted. */
  setAside: z.array(VoteId),
});
export type Tally = z.infer<typeof Tally>;

export const Turnout = z.object({ voted: z.int().min(0), eligible: z.int().min(0) });
export type Turnout = z.infer<typeof Turnout>;

/** The people who act for a seat at one instant. */
export const SeatHolders = z.object({ seatId: SeatId, personIds: z.array(PersonId) });
export type SeatHolders = z.infer<typeof SeatHolders>;

/** A vote that is or was taken. Rule and electorate are those of the moment it was opened. */
export const Ballot = z.object({
  id: BallotId,
  bodyId: BodyId,
  subject: BallotSubject,
  method: BallotMethod,
  rule: VotingRule,
  electorate: z.array(Elector),
  openedAt: Instant,
  openedBy: PersonId,
  closedAt: Instant.optional(),
  closedBy: PersonId.optional(),
  /** Who acted for each seat at the close: written then, so that anybody can count again. */
  holders: z.array(SeatHolders).optional(),
});
export type Ballot = z.infer<typeof Ballot>;

export const BallotDraft = z.object({
  id: BallotId,
  /** Absent: the vote on the whole text. */
  amendmentId: AmendmentId.optional(),
});
export type BallotDraft = z.infer<typeof BallotDraft>;

/** A ballot as everybody sees it: how many have voted while it runs, everything once it is closed. */
export const BallotCard = Ballot.extend({
  names: z.object({
    organisations: z.record(OrganisationId, z.string()),
    people: z.record(PersonId, z.string()),
  }),
  turnout: Turnout,
  tally: Tally.optional(),
});
export type BallotCard = z.infer<typeof BallotCard>;

/** The seats that the caller may vote for now, with what stands there. */
export const MyBallotSeat = z.object({
  seatId: SeatId,
  organisationId: OrganisationId,
  choice: VoteChoice.optional(),
  castBy: PersonId.optional(),
});
export type MyBallotSeat = z.infer<typeof MyBallotSeat>;

export const BallotPage = z.object({ ballot: BallotCard, mine: z.array(MyBallotSeat) });
export type BallotPage = z.infer<typeof BallotPage>;

export const BallotList = z.array(BallotPage);
export type BallotList = z.infer<typeof BallotList>;

/** What closing did: the count, and what it settled: the amendment itself, identical ones, those that fell or were met. */
export const BallotClosed = z.object({
  ballot: BallotCard,
  settled: z.array(z.object({ amendmentId: AmendmentId, outcome: AmendmentOutcome })),
});
export type BallotClosed = z.infer<typeof BallotClosed>;

/** `ofPosition`: GET, POST `BallotDraft`. `one`: GET. `votes`: POST `VoteDraft`. `close`: POST; again: the same answer. */
export const ballotPaths = {
  ofPosition: (id: PositionId | ':id') => `/api/positions/${id}/ballots`,
  one: (id: BallotId | ':id') => `/api/ballots/${id}`,
  votes: (id: BallotId | ':id') => `/api/ballots/${id}/votes`,
  close: (id: BallotId | ':id') => `/api/ballots/${id}/close`,
};

/** Told in the room of the position. While a ballot runs nothing but the turnout leaves the server. */
export interface BallotFacts {
  'ballot:opened': Fact<{ positionId: PositionId; ballot: BallotCard }>;
  'ballot:vote-counted': Fact<{ positionId: PositionId; ballotId: BallotId; turnout: Turnout }>;
  'ballot:closed': Fact<{ positionId: PositionId; ballot: BallotCard }>;
}

export const BALLOT_PROBLEMS = problems({
  'ballot/closed': {
    status: 409,
    title: {
      fr: 'Ce scrutin est clos : votre vote n’a pas été compté.',
      en: 'This ballot is closed: your vote was not counted.',
    },
  },
  'ballot/another-open': {
    status: 409,
    title: {
      fr: 'Un autre scrutin est ouvert sur ce texte. Clôturez-le d’abord.',
      en: 'Another ballot is open on this text. Close it first.',
    },
  },
  'ballot/nothing-to-vote-on': {
    status: 409,
    title: {
      fr: 'Le sort de cet objet est déjà connu, ou il n’est pas encore à mettre aux voix.',
      en: 'This is already decided, or not yet to be voted on.',
    },
  },
  'ballot/no-electorate': {
    status: 409,
    title: {
      fr: 'Aucun siège de cette instance n’a de voix en ce moment.',
      en: 'No seat of this body has a vote at the moment.',
    },
  },
  'ballot/no-vote': {
    status: 403,
    title: {
      fr: 'Vous ne votez pas pour ce siège dans ce scrutin.',
      en: 'You do not vote for this seat in this ballot.',
    },
  },
});
