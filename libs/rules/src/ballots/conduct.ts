import type { AmendmentState } from '@passerelle/contracts/amendments';
import type { Ballot, Elector, Turnout, Vote } from '@passerelle/contracts/ballots';
import type { SeatId } from '@passerelle/contracts/ids';
import type { PositionStatus } from '@passerelle/contracts/positions';
import type { ProblemCode } from '@passerelle/contracts/problems';
import type { Standing } from '../standing';
import { quorumOf } from './tally';

/** What opening a ballot is judged by. Without `amendment` it is the vote on the whole text. */
export interface OpeningFacts {
  readonly status: PositionStatus;
  readonly amendment?: AmendmentState;
  readonly openBallots: number;
  readonly undecided: number;
  /** A vote on the whole was closed with a result already. */
  readonly wholeDecided: boolean;
  readonly electorate: readonly Elector[];
}

/** Why this ballot cannot be opened now, or `undefined` when it can. One ballot at a time on one text. */
export function obstacleToOpening(facts: OpeningFacts): ProblemCode | undefined {
  if (facts.status !== 'voting' || facts.wholeDecided) return 'ballot/nothing-to-vote-on';
  if (facts.openBallots > 0) return 'ballot/another-open';
  if (facts.amendment !== undefined && facts.amendment !== 'tabled') {
    return 'ballot/nothing-to-vote-on';
  }
  if (facts.amendment === undefined && facts.undecided > 0) return 'position/amendments-undecided';
  return facts.electorate.length === 0 ? 'ballot/no-electorate' : undefined;
}

type Running = Pick<Ballot, 'closedAt' | 'electorate' | 'bodyId' | 'rule'>;

/** The seats of this electorate that the person acts for now. */
export function seatsToVoteFor(
  caller: Standing,
  ballot: Pick<Ballot, 'electorate' | 'bodyId'>,
): Elector[] {
  return ballot.electorate.filter((elector) =>
    caller.seats.some((seat) => seat.seatId === elector.seatId && seat.bodyId === ballot.bodyId),
  );
}

/** Why this person cannot vote for this seat now, or `undefined` when they can. */
export function obstacleToVoting(
  caller: Standing,
  ballot: Running,
  seatId: SeatId,
): ProblemCode | undefined {
  const acts = seatsToVoteFor(caller, ballot).some((elector) => elector.seatId === seatId);
  if (!acts) return 'ballot/no-vote';
  return ballot.closedAt ? 'ballot/closed' : undefined;
}

/** How many seats have voted: all that leaves the server while a ballot runs. */
export function turnoutOf(
  votes: readonly Pick<Vote, 'seatId'>[],
  electorate: readonly Elector[],
): Turnout {
  const seats = new Set(electorate.map((elector) => elector.seatId));
  const voted = new Set(votes.map((vote) => vote.seatId).filter((id) => seats.has(id)));
  return { voted: voted.size, eligible: electorate.length };
}

/**
 * May a ballot be closed now? Whoever presides may close it at any time; `missing` is the number of seats by which the
 * quorum is not reached, for the question to ask first.
 */
export function mayCloseBallot(
  ballot: Running,
  turnout: Turnout,
): { ok: true; missing: number } | { ok: false; problem: ProblemCode } {
  if (ballot.closedAt) return { ok: false, problem: 'ballot/closed' };
  const missing = quorumOf(ballot.electorate.length, ballot.rule) - turnout.voted;
  return { ok: true, missing: Math.max(0, missing) };
}
