import fc from 'fast-check';
import type { SignUpId } from '@passerelle/contracts/ids';
import {
  applyEntry,
  placesFor,
  rankOf,
  replay,
  type PlaceEntry,
  type Places,
} from './waiting-list';

const id = (n: number) => `sgn_${n}` as SignUpId;
const signUp = (n: number): PlaceEntry => ({ kind: 'signed-up', signUpId: id(n) });
const leave = (n: number): PlaceEntry => ({ kind: 'left', signUpId: id(n) });
const capacity = (n: number): PlaceEntry => ({ kind: 'capacity-set', capacity: n });

const entry = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 25 }).map(signUp) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 25 }).map(leave) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 12 }).map(capacity) },
);
const logs = fc
  .tuple(fc.integer({ min: 0, max: 8 }), fc.array(entry, { maxLength: 60 }))
  .map(([first, rest]) => [capacity(first), ...rest]);

/** Every state that a log goes through, with what each entry did. */
function walk(log: readonly PlaceEntry[]) {
  let places: Places = placesFor(0);
  return log.map((one) => {
    const before = places;
    const step = applyEntry(places, one);
    places = step.places;
    return { entry: one, before, ...step };
  });
}

describe('the places of a workshop', () => {
  it('go to whoever comes first, then a line forms', () => {
    const places = replay([capacity(2), signUp(1), signUp(2), signUp(3), signUp(4)]);
    expect(places).toMatchObject({ confirmed: [id(1), id(2)], waiting: [id(3), id(4)] });
    expect(rankOf(places, id(3))).toBe(1);
    expect(rankOf(places, id(4))).toBe(2);
    expect(rankOf(places, id(1))).toBeUndefined();
  });

  it('pass to the first in line when somebody leaves', () => {
    const places = replay([capacity(1), signUp(1), signUp(2), signUp(3)]);
    const step = applyEntry(places, leave(1));
    expect(step.changes).toEqual([
      { signUpId: id(1), became: 'cancelled' },
      { signUpId: id(2), became: 'confirmed' },
    ]);
    expect(step.places.waiting).toEqual([id(3)]);
  });

  it('do not move when somebody leaves the line', () => {
    const places = replay([capacity(1), signUp(1), signUp(2), signUp(3), leave(2)]);
    expect(places).toMatchObject({ confirmed: [id(1)], waiting: [id(3)], cancelled: [id(2)] });
  });

  it('open to the line when the capacity grows, and never shrink below those who have one', () => {
    const places = replay([capacity(1), signUp(1), signUp(2), signUp(3), capacity(3)]);
    expect(places).toMatchObject({ confirmed: [id(1), id(2), id(3)], waiting: [] });
    expect(applyEntry(places, capacity(2))).toEqual({
      places,
      changes: [],
      refused: 'capacity-below-confirmed',
    });
  });

  it('are not given twice to a retry, and not given back to somebody who left', () => {
    const log = [capacity(2), signUp(1), signUp(1), leave(1), signUp(1), leave(1)];
    expect(replay(log)).toMatchObject({ confirmed: [], waiting: [], cancelled: [id(1)] });
  });

  it('are never oversold, never idle while somebody waits, and nobody is lost (1,000 logs)', () => {
    fc.assert(
      fc.property(logs, (log) => {
        const known = new Set<SignUpId>();
        for (const { entry: one, places } of walk(log)) {
          if (one.kind === 'signed-up') known.add(one.signUpId);
          const everybody = [...places.confirmed, ...places.waiting, ...places.cancelled];
          expect(places.confirmed.length).toBeLessThanOrEqual(places.capacity);
          if (places.waiting.length) expect(places.confirmed).toHaveLength(places.capacity);
          expect(new Set(everybody)).toEqual(known);
          expect(everybody).toHaveLength(known.size);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('are promoted in the order of the line, whatever happens (1,000 logs)', () => {
    fc.assert(
      fc.property(logs, (log) => {
        for (const { entry: one, before, places } of walk(log)) {
          const stillWaiting = before.waiting.filter((other) => places.waiting.includes(other));
          const promotedNow = before.waiting.filter((other) => places.confirmed.includes(other));
          const gone = one.kind === 'left' ? [one.signUpId] : [];
          const line = before.waiting.filter((other) => !gone.includes(other));
          expect([...promotedNow, ...stillWaiting]).toEqual(line);
          expect(places.waiting.slice(0, stillWaiting.length)).toEqual(stillWaiting);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('come out of the log again, with the changes alone as well', () => {
    fc.assert(
      fc.property(logs, (log) => {
        const states = new Map<SignUpId, string>();
        for (const { changes } of walk(log)) {
          for (const { signUpId, became } of changes) states.set(signUpId, became);
        }
        const places = replay(log);
        const named = (list: readonly SignUpId[], state: string) =>
          list.map((one) => [one, state] as const);
        expect(states).toEqual(
          new Map([
            ...named(places.confirmed, 'confirmed'),
            ...named(places.waiting, 'waiting'),
            ...named(places.cancelled, 'cancelled'),
          ]),
        );
      }),
    );
  });

  it('would be oversold without the check of the capacity: the model notices', () => {
    const careless = (places: Places, one: PlaceEntry): Places =>
      one.kind === 'signed-up'
        ? { ...places, confirmed: [...places.confirmed, one.signUpId] }
        : applyEntry(places, one).places;
    const check = fc.property(logs, (log) =>
      log.reduce((ok, _one, index) => {
        const places = log.slice(0, index + 1).reduce(careless, placesFor(0));
        return ok && places.confirmed.length <= places.capacity;
      }, true),
    );
    expect(fc.check(check, { numRuns: 200 }).failed).toBe(true);
  });
});
