import type {
  BallotResult,
  ChoiceCounts,
  Elector,
  SeatHolders,
  SeatVote,
  Tally,
  TallyReason,
  Vote,
  VoteChoice,
} from '@passerelle/contracts/ballots';
import type { VotingRule } from '@passerelle/contracts/bodies';
import { seatVotes } from './seat-votes';

function countChoices(choices: Iterable<VoteChoice>): ChoiceCounts {
  const counts = { for: 0, against: 0, abstain: 0, blank: 0 };
  for (const choice of choices) counts[choice] += 1;
  return counts;
}

/** Seats that must take part. A share is a stored decimal: its error in the last digits must not ask for one more. */
export function quorumOf(eligible: number, rule: Pick<VotingRule, 'quorum'>): number {
  return Math.ceil(Number((rule.quorum * eligible).toFixed(9)));
}

/** Votes for that a majority of `countedOn` needs: more than half, or at least the share. */
export function votesNeeded(countedOn: number, majority: VotingRule['majority']): number {
  switch (majority) {
    case 'simple':
    case 'absolute':
      return Math.floor(countedOn / 2) + 1;
    case 'two-thirds':
      return Math.max(1, Math.ceil((countedOn * 2) / 3));
    case 'three-quarters':
      return Math.max(1, Math.ceil((countedOn * 3) / 4));
  }
}

/** What the chair's seat voted; nothing when several seats chair and differ. */
function chairsVote(seats: readonly SeatVote[]): VoteChoice | undefined {
  const votes = new Set(seats.filter((seat) => seat.office === 'chair').map((seat) => seat.choice));
  return votes.size === 1 ? [...votes][0] : undefined;
}

interface Count {
  readonly rule: VotingRule;
  readonly eligible: number;
  readonly counts: ChoiceCounts;
  readonly quorumReached: boolean;
  readonly countedOn: number;
  readonly needed: number;
  readonly seats: readonly SeatVote[];
}

type Judgement = readonly [BallotResult, TallyReason];

/** A tie: as many for as against, and exactly half of what the rule counts on, where more than half is asked for. */
function judgeTie({ rule, counts, countedOn, seats }: Count): Judgement | undefined {
  const halves = rule.majority === 'simple' || rule.majority === 'absolute';
  if (!halves || counts.for !== counts.against || counts.for * 2 !== countedOn) return undefined;
  const chair = rule.castingVote ? chairsVote(seats) : undefined;
  if (chair === 'for') return ['carried', 'casting-vote-for'];
  if (chair === 'against') return ['lost', 'casting-vote-against'];
  return ['lost', 'tie'];
}

function judge(count: Count): Judgement {
  if (count.eligible === 0) return ['lost', 'no-electorate'];
  if (!count.quorumReached) return ['no-quorum', 'quorum-not-reached'];
  if (count.counts.for + count.counts.against === 0) return ['lost', 'nothing-cast'];
  if (count.counts.for >= count.needed) return ['carried', 'majority-reached'];
  return judgeTie(count) ?? ['lost', 'majority-not-reached'];
}

/**
 * Counts a ballot. Votes cast (*suffrages exprimés*) are those for and against; abstentions and blanks take part in the
 * quorum only. `holders` says who acted for each seat at the close ({@link seatVotes} gives the rule for a seat).
 * The order in which votes are given does not matter.
 */
export function tally(
  votes: readonly Vote[],
  electorate: readonly Elector[],
  rule: VotingRule,
  holders: readonly SeatHolders[],
): Tally {
  const { seats, setAside } = seatVotes(votes, electorate, holders);
  const counts = countChoices(seats.flatMap(({ choice }) => choice ?? []));
  const people = countChoices(seats.flatMap(({ voices }) => voices.map((voice) => voice.choice)));
  const eligible = electorate.length;
  const present = counts.for + counts.against + counts.abstain + counts.blank;
  const quorum = { needed: quorumOf(eligible, rule), present };
  const quorumReached = present >= quorum.needed;
  const countedOn = rule.base === 'cast' ? counts.for + counts.against : eligible;
  const needed = votesNeeded(countedOn, rule.majority);
  const [result, reason] = judge({
    ...{ rule, eligible, counts, quorumReached, countedOn, needed, seats },
  });
  return {
    ...{ eligible, counts, people, result, reason },
    didNotTakePart: eligible - present,
    quorum: { ...quorum, reached: quorumReached },
    threshold: { countedOn, needed },
    seats: [...seats],
    setAside: [...setAside],
  };
}
