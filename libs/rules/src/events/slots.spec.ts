import fc from 'fast-check';
import { clashes, endOf, overlaps, type Slot } from './slots';

const at = (clock: string, minutes: number): Slot => ({
  start: `2027-05-12T${clock}:00.000Z`,
  minutes,
});

const slot = fc
  .record({ from: fc.integer({ min: 0, max: 600 }), minutes: fc.integer({ min: 1, max: 180 }) })
  .map(({ from, minutes }): Slot => ({
    start: new Date(Date.UTC(2027, 4, 12) + from * 60_000).toISOString(),
    minutes,
  }));

describe('a slot', () => {
  it('does not overlap the one that starts when it ends', () => {
    expect(overlaps(at('09:00', 60), at('10:00', 30))).toBe(false);
    expect(endOf(at('09:00', 60))).toBe('2027-05-12T10:00:00.000Z');
  });

  it.each([
    ['one minute in common', at('09:00', 61), at('10:00', 30)],
    ['the same slot', at('09:00', 60), at('09:00', 60)],
    ['one inside the other', at('09:00', 180), at('10:00', 15)],
  ])('overlaps: %s', (_what, one, other) => {
    expect(overlaps(one, other)).toBe(true);
    expect(overlaps(other, one)).toBe(true);
  });

  it('is found in exactly the pairs that share a minute', () => {
    fc.assert(
      fc.property(fc.array(slot, { maxLength: 25 }), (slots) => {
        const minutesOf = (one: Slot) =>
          new Set(
            Array.from({ length: one.minutes }, (_, i) => Date.parse(one.start) + i * 60_000),
          );
        const shared = slots.flatMap((one, i) =>
          slots.slice(i + 1).filter((other) => {
            const own = minutesOf(one);
            return [...minutesOf(other)].some((minute) => own.has(minute));
          }),
        );
        expect(clashes(slots)).toHaveLength(shared.length);
      }),
    );
  });
});
