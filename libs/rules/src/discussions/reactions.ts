import type { PersonId } from '@passerelle/contracts/ids';
import type { Reaction, ReactionTally } from '@passerelle/contracts/reactions';

/**
 * The tallies after a person has put (`on`) or taken back a reaction; the very same array when nothing changes,
 * so that doing it twice is doing it once.
 */
export function withReaction(
  tallies: readonly ReactionTally[],
  reaction: Reaction,
  personId: PersonId,
  on: boolean,
): readonly ReactionTally[] {
  const before = tallies.find((tally) => tally.reaction === reaction)?.personIds ?? [];
  if (before.includes(personId) === on) return tallies;
  const personIds = on ? [...before, personId] : before.filter((one) => one !== personId);
  if (before.length === 0) return [...tallies, { reaction, personIds }];
  return tallies
    .map((tally) => (tally.reaction === reaction ? { reaction, personIds } : tally))
    .filter((tally) => tally.personIds.length > 0);
}
