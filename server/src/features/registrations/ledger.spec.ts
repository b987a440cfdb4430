import fc from 'fast-check';
import type { SessionId, SignUpId } from '@passerelle/contracts/ids';
import {
  rankOf,
  replay,
  type PlaceEntry,
  type Places,
} from '@passerelle/rules/registrations/waiting-list';
import { idOf } from '@passerelle/test-kit/ids';
import { Ledger, placesOf, type PartOfPlaces } from './ledger';

const sessionId = idOf<SessionId>('ses', 1);
const signUp = (number: number) => idOf<SignUpId>('sgn', number);

/** What a store gives for a batch: the line as far as it may move, or as somebody concerned stands in it. */
function partOf(places: Places, batch: readonly PlaceEntry[]): PartOfPlaces {
  const concerned = batch.flatMap((entry) => (entry.kind === 'capacity-set' ? [] : entry.signUpId));
  const added = batch.flatMap((entry) =>
    entry.kind === 'capacity-set' ? [Math.max(0, entry.capacity - places.capacity)] : [],
  );
  const leaving = batch.filter(({ kind }) => kind === 'left').length;
  const stand = concerned.map((id) => rankOf(places, id) ?? 0);
  return {
    capacity: places.capacity,
    counts: { confirmed: places.confirmed.length, waiting: places.waiting.length },
    confirmed: places.confirmed.filter((id) => concerned.includes(id)),
    head: places.waiting.slice(0, Math.max(leaving + (added[0] ?? 0), ...stand)),
  };
}

const before = fc.record({
  capacity: fc.nat(6),
  came: fc.nat(20),
  left: fc.array(fc.nat(19), { maxLength: 6 }),
});
const wishes = fc.array(
  fc.oneof(
    fc.nat(19).map((number): PlaceEntry => ({ kind: 'left', signUpId: signUp(number) })),
    fc.nat(5).map((number): PlaceEntry => ({ kind: 'signed-up', signUpId: signUp(100 + number) })),
  ),
  { maxLength: 12 },
);

describe('the ledger of a session', () => {
  it('decides the same from a part of the places as from all of them', () => {
    fc.assert(
      fc.property(before, wishes, fc.option(fc.nat(12)), (past, wanted, capacity) => {
        const all = replay([
          { kind: 'capacity-set', capacity: past.capacity },
          ...Array.from({ length: past.came }, (_, number): PlaceEntry => {
            return { kind: 'signed-up', signUpId: signUp(number) };
          }),
          ...past.left.map((number): PlaceEntry => ({ kind: 'left', signUpId: signUp(number) })),
        ]);
        const set: PlaceEntry[] = capacity === null ? [] : [{ kind: 'capacity-set', capacity }];
        const batch = [...set, ...wanted];
        const full = new Ledger(sessionId, 0, { ...all, cancelled: [] });
        const part = new Ledger(sessionId, 0, placesOf(partOf(all, batch)));
        for (const entry of batch) expect(part.enter(entry)).toBe(full.enter(entry));
        expect([...part.changes]).toEqual([...full.changes]);
        expect(part.places.confirmed).toHaveLength(full.places.confirmed.length);
        expect(part.places.waiting).toHaveLength(full.places.waiting.length);
        for (const entry of wanted)
          if (entry.kind !== 'capacity-set')
            expect(rankOf(part.places, entry.signUpId)).toBe(rankOf(full.places, entry.signUpId));
      }),
      { numRuns: 1_000 },
    );
  });

  it('refuses to promote somebody who was not read', () => {
    const counts = { confirmed: 1, waiting: 1 };
    const places = placesOf({ capacity: 1, counts, confirmed: [signUp(1)], head: [] });
    const ledger = new Ledger(sessionId, 0, places);
    expect(() => ledger.enter({ kind: 'left', signUpId: signUp(1) })).toThrow('far enough');
  });
});
