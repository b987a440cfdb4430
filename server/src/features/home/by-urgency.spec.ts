import fc from 'fast-check';
import { WaitingKind, type WaitingItem } from '@passerelle/contracts/home';
import { byUrgency } from './by-urgency';

const day = (n: number) => new Date(Date.UTC(2026, 8, n)).toISOString();
const item = (kind: WaitingKind, since: number, due?: number): WaitingItem => ({
  kind,
  subject: { fr: kind },
  count: 1,
  target: {},
  since: day(since),
  ...(due && { due: day(due) }),
});

describe('what waits', () => {
  it('comes by what ends soonest, then by kind, then the newest first', () => {
    const expected = [
      item('amendment-to-look-at', 1, 3),
      item('vote-to-cast', 1, 9),
      item('registration-to-confirm', 1),
      item('chat-mention', 5),
      item('chat-mention', 2),
      item('discussion-unread', 6),
    ];
    const shuffled = [3, 5, 0, 4, 1, 2].map((index) => expected[index]!);
    expect(shuffled.sort(byUrgency)).toEqual(expected);
  });

  it('comes in the same order from whatever order it was found in', () => {
    const anything = fc
      .tuple(
        fc.constantFrom(...WaitingKind.options),
        fc.integer({ min: 1, max: 9 }),
        fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
      )
      .map(([kind, since, due]) => item(kind, since, due));
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 20 }), (items) => {
        const there = [...items].sort(byUrgency);
        const back = [...items].reverse().sort(byUrgency);
        expect(back).toEqual(there);
      }),
    );
  });
});
