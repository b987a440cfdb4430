import fc from 'fast-check';
import type { PersonId } from '@passerelle/contracts/ids';
import { Reaction, type ReactionTally } from '@passerelle/contracts/reactions';
import { withReaction } from './reactions';

const person = (n: number) => `per_${n}` as PersonId;
const steps = fc.array(
  fc.record({
    reaction: fc.constantFrom(...Reaction.options),
    who: fc.integer({ min: 0, max: 4 }).map(person),
    on: fc.boolean(),
  }),
  { maxLength: 40 },
);

describe('reactions', () => {
  it('change nothing when they are put twice or taken back without having been put', () => {
    const once = withReaction([], 'thanks', person(1), true);
    expect(withReaction(once, 'thanks', person(1), true)).toBe(once);
    expect(withReaction(once, 'agree', person(1), false)).toBe(once);
  });

  it('keep the order in which people reacted', () => {
    const both = withReaction(withReaction([], 'agree', person(2), true), 'agree', person(1), true);
    expect(both).toEqual([{ reaction: 'agree', personIds: [person(2), person(1)] }]);
  });

  it('say of each person and reaction what that person did last', () => {
    fc.assert(
      fc.property(steps, (all) => {
        let tallies: readonly ReactionTally[] = [];
        const last = new Map<string, boolean>();
        for (const { reaction, who, on } of all) {
          tallies = withReaction(tallies, reaction, who, on);
          last.set(`${reaction} ${who}`, on);
        }
        const put = tallies.flatMap((tally) =>
          tally.personIds.map((who) => `${tally.reaction} ${who}`),
        );
        const expected = [...last].filter(([, on]) => on).map(([key]) => key);
        expect(put.sort()).toEqual(expected.sort());
        expect(tallies.every((tally) => tally.personIds.length > 0)).toBe(true);
      }),
    );
  });
});
