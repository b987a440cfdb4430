import type { AmendmentView } from '@passerelle/contracts/amendments';
import type { BallotPage, BallotSubject } from '@passerelle/contracts/ballots';
import type { AmendmentId } from '@passerelle/contracts/ids';

/** What is put to the vote: an amendment, or the whole text. */
export type VoteObject = AmendmentId | 'whole';

export const objectOf = (subject: BallotSubject): VoteObject =>
  subject.kind === 'amendment' ? subject.amendmentId : 'whole';

/** The whole text is decided once a vote on it had its quorum. */
export const isWholeDecided = (closed: readonly BallotPage[]): boolean =>
  closed.some(
    ({ ballot }) => ballot.subject.kind === 'position' && ballot.tally?.result !== 'no-quorum',
  );

/** The first thing that still has to be voted on, in the order of the vote; the whole text comes last. */
export function nextObject(
  amendments: readonly AmendmentView[],
  closed: readonly BallotPage[],
): VoteObject | undefined {
  const amendment = amendments.find(({ state }) => state === 'tabled' || state === 'voting');
  if (amendment) return amendment.id;
  if (amendments.some(({ state }) => state === 'to-rebase')) return undefined;
  return isWholeDecided(closed) ? undefined : 'whole';
}

/** What the sitting looks at: the vote that runs, else what the chair chose, else the last result, else the next thing. */
export function currentObject(
  running: BallotPage | undefined,
  chosen: VoteObject | undefined,
  closed: readonly BallotPage[],
  next: VoteObject | undefined,
): VoteObject | undefined {
  if (running) return objectOf(running.ballot.subject);
  if (chosen) return chosen;
  const [last] = closed;
  return last ? objectOf(last.ballot.subject) : next;
}
