import type { AmendmentOutcome } from '@passerelle/contracts/amendments';
import type { BallotResult } from '@passerelle/contracts/ballots';
import type { AmendmentId } from '@passerelle/contracts/ids';
import type { PositionText } from '@passerelle/contracts/position-text';
import { isIdentical, relation, type Tabled } from './clashes';
import { Consolidation, type LogEntry } from './consolidate';

export interface Settled {
  readonly amendmentId: AmendmentId;
  readonly outcome: AmendmentOutcome;
}

const entry = ({ id, change }: Tabled): LogEntry => ({ amendmentId: id, change });

/** What becomes of an open amendment when another was adopted; `undefined` while it can still be voted on. */
function fateOf(
  base: PositionText,
  now: Consolidation,
  adopted: Tabled,
  other: Tabled,
): AmendmentOutcome | undefined {
  const { did } = now.foresee(entry(other));
  if (did === 'nothing') return 'moot';
  if (did === 'unplaced') return 'void';
  return relation(base, adopted.change, other.change) === 'exclusive' ? 'void' : undefined;
}

/**
 * What a closed vote on an amendment settles: the amendment and those identical to it share the outcome; after an
 * adoption, others are moot when the text now says what they wanted, void when they cannot be made beside it.
 * Nothing when the quorum was not reached. `log` holds what was adopted before; `open` is still to be decided.
 */
export function fallout(
  base: PositionText,
  log: readonly LogEntry[],
  voted: Tabled,
  result: BallotResult,
  open: readonly Tabled[],
): Settled[] {
  if (result === 'no-quorum') return [];
  const outcome = result === 'carried' ? 'adopted' : 'rejected';
  const others = open.filter((other) => other.id !== voted.id);
  const twins = others.filter((other) => isIdentical(voted.change, other.change));
  const settled: Settled[] = [voted, ...twins].map(({ id }) => ({ amendmentId: id, outcome }));
  if (result === 'lost') return settled;
  const now = new Consolidation(base, [...log, entry(voted)]);
  for (const other of others.filter((one) => !twins.includes(one))) {
    const fate = fateOf(base, now, voted, other);
    if (fate) settled.push({ amendmentId: other.id, outcome: fate });
  }
  return settled;
}
