import type { Elector, SeatHolders, SeatVote, Vote, Voice } from '@passerelle/contracts/ballots';
import type { PersonId, SeatId, VoteId } from '@passerelle/contracts/ids';

export interface SeatVotes {
  readonly seats: readonly SeatVote[];
  readonly setAside: readonly VoteId[];
}

/** Votes in the order in which they were stored, each once. */
function inOrder(votes: readonly Vote[]): Vote[] {
  const unique = new Map(votes.map((vote) => [vote.id, vote]));
  return [...unique.values()].sort((a, b) => a.sequence - b.sequence || (a.id < b.id ? -1 : 1));
}

function seatVote(elector: Elector, votes: readonly Vote[]): SeatVote {
  const last = new Map<PersonId, Vote>();
  for (const vote of votes) last.set(vote.personId, vote);
  const standing = votes.at(-1);
  const voices: Voice[] = [...last.values()]
    .sort((a, b) => a.sequence - b.sequence)
    .map(({ personId, choice, id }) => ({ personId, choice, stands: id === standing?.id }));
  return {
    ...elector,
    ...(standing && { choice: standing.choice, castBy: standing.personId }),
    voices,
    divided: new Set(voices.map((voice) => voice.choice)).size > 1,
  };
}

/**
 * The seat is the voter. Rule: of the votes cast by people who act for the seat at the close, the last one stored is
 * the seat's vote; each such person's last word is kept beside it, so that two minds in one city show. Votes for a seat
 * outside the electorate, and votes of people who no longer act for the seat, are set aside and listed.
 */
export function seatVotes(
  votes: readonly Vote[],
  electorate: readonly Elector[],
  holders: readonly SeatHolders[],
): SeatVotes {
  const acting = new Map<SeatId, ReadonlySet<PersonId>>(
    holders.map(({ seatId, personIds }) => [seatId, new Set(personIds)]),
  );
  const bySeat = new Map<SeatId, Vote[]>(electorate.map(({ seatId }) => [seatId, []]));
  const setAside: VoteId[] = [];
  for (const vote of inOrder(votes)) {
    const seat = bySeat.get(vote.seatId);
    if (seat && acting.get(vote.seatId)?.has(vote.personId)) seat.push(vote);
    else setAside.push(vote.id);
  }
  return {
    seats: electorate.map((elector) => seatVote(elector, bySeat.get(elector.seatId) ?? [])),
    setAside,
  };
}
