import * as fc from 'fast-check';
import type { FloorRequestId, PersonId } from '@passerelle/contracts/ids';
import { movedItem, timedAgenda } from './agenda';
import { halfDaysOf, standingSignatures } from './attendance';
import { asked, called, callingOrder, finished, secondsSpoken, withdrawn, type Ask } from './floor';
import { statesBefore } from './states';

const at = (minute: number) => new Date(Date.UTC(2027, 4, 12, 9, minute)).toISOString();
const per = (n: number) => `per_${n}` as PersonId;
const flo = (n: number) => `flo_${n}` as FloorRequestId;
const ask = (n: number, person = n): Ask => ({
  ...{ id: flo(n), personId: per(person), state: 'waiting', askedAt: at(n) },
});

describe('an agenda', () => {
  const agenda = [10, 25, 5].map((minutes, n) => ({ id: `agi_${n}` as never, minutes }));

  it('says when each item begins', () => {
    expect(timedAgenda(agenda, at(0)).map(({ start }) => start)).toEqual([at(0), at(10), at(35)]);
  });

  it('keeps every item wherever one is moved', () => {
    fc.assert(
      fc.property(fc.nat(2), fc.nat(9), (from, to) => {
        const moved = movedItem(agenda, agenda[from]!.id, to)!;
        expect(moved.map(({ id }) => id).sort()).toEqual(agenda.map(({ id }) => id));
        expect(moved[Math.min(to, 2)]).toBe(agenda[from]);
      }),
    );
  });

  it('does not move what is gone', () => {
    expect(movedItem(agenda, 'agi_9' as never, 0)).toBeUndefined();
  });
});

describe('half-days', () => {
  const of = (start: string, end: string, zone = 'Africa/Dakar') =>
    halfDaysOf({ start, end, zone });

  it.each([
    ['a morning', '2027-05-12T09:00:00.000Z', '2027-05-12T13:00:00.000Z', ['2027-05-12 am']],
    ['an afternoon', '2027-05-12T13:00:00.000Z', '2027-05-12T17:00:00.000Z', ['2027-05-12 pm']],
    [
      'a day and a half',
      '2027-05-12T09:00:00.000Z',
      '2027-05-13T12:00:00.000Z',
      ['2027-05-12 am', '2027-05-12 pm', '2027-05-13 am'],
    ],
    [
      'an evening past midnight',
      '2027-05-12T20:00:00.000Z',
      '2027-05-13T01:00:00.000Z',
      ['2027-05-12 pm'],
    ],
  ])('of %s', (_name, start, end, expected) => {
    expect(of(start, end)).toEqual(expected);
  });

  it('are those of the meeting’s zone', () => {
    expect(of('2027-05-12T09:00:00.000Z', '2027-05-12T11:00:00.000Z', 'Asia/Ho_Chi_Minh')).toEqual([
      '2027-05-12 pm',
    ]);
  });

  it('stand signed until they are undone', () => {
    const line = (what: 'signed' | 'undone') => ({
      ...{ personId: per(1), halfDay: '2027-05-12 am', what, at: at(0) },
    });
    expect(standingSignatures([line('signed')])).toHaveLength(1);
    expect(standingSignatures([line('signed'), line('undone')])).toEqual([]);
    expect(standingSignatures([line('signed'), line('undone'), line('signed')])).toHaveLength(1);
  });
});

describe('the speakers’ list', () => {
  it('takes one request of a person at a time, and the same one again in silence', () => {
    const list = asked([], ask(1))!;
    expect(asked(list, ask(1))).toBe(list);
    expect(asked(list, ask(2, 1))).toBeUndefined();
  });

  it('lets one person speak: calling the next ends who spoke', () => {
    const list = called(called([ask(1), ask(2)], flo(1), at(3))!, flo(2), at(5))!;
    expect(list.map(({ state }) => state)).toEqual(['finished', 'speaking']);
    expect(secondsSpoken(list, per(1), at(9))).toBe(120);
    expect(secondsSpoken(list, per(2), at(9))).toBe(240);
  });

  it('puts who has not spoken first, by the fair rule', () => {
    const spoke = finished(called([ask(1)], flo(1), at(2))!, flo(1), at(3))!;
    const list = [...spoke, ask(4, 1), ask(5, 2)];
    expect(callingOrder(list, false).map(({ id }) => id)).toEqual([flo(4), flo(5)]);
    expect(callingOrder(list, true).map(({ id }) => id)).toEqual([flo(5), flo(4)]);
  });

  it('never has two speakers, whatever is pressed', () => {
    const presses = fc.array(fc.tuple(fc.nat(3), fc.nat(5)), { maxLength: 40 });
    fc.assert(
      fc.property(presses, (steps) => {
        let list: readonly Ask[] = [];
        steps.forEach(([what, n], minute) => {
          const next = [
            () => asked(list, { ...ask(minute + 100, n), id: flo(minute + 100) }),
            () => called(list, list[n]?.id ?? flo(0), at(minute)),
            () => finished(list, list[n]?.id ?? flo(0), at(minute)),
            () => withdrawn(list, list[n]?.id ?? flo(0)),
          ][what]!();
          list = next ?? list;
          expect(list.filter(({ state }) => state === 'speaking').length).toBeLessThanOrEqual(1);
        });
      }),
    );
  });
});

it('approved minutes are for ever, and only closed meetings are approved', () => {
  expect(statesBefore('approved')).toEqual(['closed']);
  expect(statesBefore('drafted')).toEqual([]);
});
