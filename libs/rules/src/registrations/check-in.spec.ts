import fc from 'fast-check';
import type { CheckInId } from '@passerelle/contracts/ids';
import { atGate, NOT_IN, type Entrance, type GateEntry } from './check-in';

const id = (n: number) => `chk_${n}` as CheckInId;
const shown = (n: number, clock = '09:12', gate = 'porte 2'): GateEntry => ({
  kind: 'shown',
  id: id(n),
  at: `2027-05-12T${clock}:00.000Z`,
  gate,
});
const undo = (n: number): GateEntry => ({ kind: 'undone', id: id(n) });

function after(...entries: GateEntry[]): Entrance {
  return entries.reduce<Entrance>((entrance, entry) => {
    const step = atGate(entrance, entry);
    return step.ok ? step.entrance : entrance;
  }, NOT_IN);
}

describe('a ticket at the gate', () => {
  it('lets its holder in', () => {
    expect(atGate(NOT_IN, shown(1))).toMatchObject({ ok: true, outcome: 'admitted' });
  });

  it('tells when and where they came in when it is shown again elsewhere', () => {
    const step = atGate(after(shown(1)), shown(2, '09:40', 'porte 1'));
    expect(step).toMatchObject({
      ok: true,
      outcome: 'already-in',
      entrance: { current: { id: id(1), at: '2027-05-12T09:12:00.000Z', gate: 'porte 2' } },
    });
  });

  it('gives the same answer to the same entry sent again', () => {
    expect(atGate(after(shown(1)), shown(1))).toMatchObject({ ok: true, outcome: 'admitted' });
  });

  it('lets them in again once the entry was taken back', () => {
    expect(atGate(after(shown(1)), undo(1))).toMatchObject({ ok: true, outcome: 'undone' });
    expect(atGate(after(shown(1), undo(1)), shown(2))).toMatchObject({ outcome: 'admitted' });
  });

  it('takes back nothing twice, and a late retry of what was taken back lets nobody in', () => {
    const gone = after(shown(1), undo(1));
    expect(atGate(gone, undo(1))).toEqual({ ok: false, code: 'checkin/nothing-to-undo' });
    expect(atGate(gone, shown(1))).toEqual({ ok: false, code: 'checkin/nothing-to-undo' });
    expect(atGate(after(shown(1)), undo(2)).ok).toBe(false);
  });

  it('of a cancelled registration lets nobody in', () => {
    expect(atGate(NOT_IN, shown(1), 'cancelled')).toEqual({ ok: false, code: 'checkin/cancelled' });
  });

  it('has one entry that counts, the first of those not taken back, in whatever order things come', () => {
    const entries = fc.array(
      fc
        .tuple(fc.boolean(), fc.integer({ min: 0, max: 4 }))
        .map(([back, n]) => (back ? undo(n) : shown(n))),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(entries, (log) => {
        let admitted = 0;
        let entrance: Entrance = NOT_IN;
        for (const entry of log) {
          const wasIn = entrance.current?.id;
          const step = atGate(entrance, entry);
          if (!step.ok) continue;
          if (step.outcome === 'admitted' && wasIn === undefined) admitted++;
          entrance = step.entrance;
        }
        expect(admitted - entrance.undone.length).toBe(entrance.current ? 1 : 0);
      }),
    );
  });
});
