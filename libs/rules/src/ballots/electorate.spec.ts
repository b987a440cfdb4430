import fc from 'fast-check';
import { SeatOffice, type Seat } from '@passerelle/contracts/bodies';
import type { BodyId, MandateId } from '@passerelle/contracts/ids';
import type { Mandate } from '@passerelle/contracts/people';
import { electorateAt, holdersAt } from './electorate';
import { org, per, RULE, sea } from './sample-votes';

const BODY = 'bod_01J00000000000000000000001' as BodyId;
const man = (n: number) => `man_01J${String(n).padStart(23, '0')}` as MandateId;
const day = (n: number) => `2027-05-${String(n).padStart(2, '0')}T00:00:00.000Z`;
const seat = (n: number, over: Partial<Seat> = {}): Seat => ({
  id: sea(n),
  bodyId: BODY,
  organisationId: org(n),
  office: 'member',
  mandateIds: [man(n)],
  from: day(1),
  ...over,
});
const mandate = (n: number, over: Partial<Mandate> = {}): Mandate => ({
  id: man(n),
  personId: per(n),
  organisationId: org(n),
  office: 'mayor',
  from: day(1),
  ...over,
});
const eligible = (seats: Seat[], at = day(10)) =>
  electorateAt(at, seats, RULE).map(({ seatId }) => Number(seatId.slice(-4)));

describe('the seats that have a vote', () => {
  it('are those whose office the rule names', () => {
    const all = SeatOffice.options.map((office, n) => seat(n + 1, { office }));
    expect(electorateAt(day(10), all, RULE).map(({ office }) => office)).toEqual([
      ...['chair', 'vice-chair', 'rapporteur', 'member'],
    ]);
  });

  it.each<[string, Partial<Seat>, number[]]>([
    ['has begun', { from: day(10) }, [1]],
    ['begins tomorrow', { from: day(11) }, []],
    ['ends at this instant', { until: day(10) }, []],
    ['ends tomorrow', { until: day(11) }, [1]],
    ['has nobody to act for it', { mandateIds: [] }, [1]],
  ])('count a seat that %s: %#', (_what, over, expected) => {
    expect(eligible([seat(1, over)])).toEqual(expected);
  });

  it('are one for each organisation, with its higher office, during a hand-over', () => {
    const two = [seat(1), seat(2, { organisationId: org(1), office: 'chair' }), seat(3)];
    expect(eligible(two)).toEqual([2, 3]);
    expect(eligible(two.toReversed())).toEqual([2, 3]);
  });

  it('never give one organisation two votes', () => {
    const any = fc.record({
      organisation: fc.integer({ min: 1, max: 4 }),
      office: fc.constantFrom(...SeatOffice.options),
      until: fc.option(fc.integer({ min: 2, max: 20 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), (drawn) => {
        const all = drawn.map(({ organisation, office, until }, n) =>
          seat(n + 1, {
            organisationId: org(organisation),
            office,
            until: until === undefined ? undefined : day(until),
          }),
        );
        const voters = electorateAt(day(10), all, RULE).map(({ organisationId }) => organisationId);
        expect(new Set(voters).size).toBe(voters.length);
      }),
    );
  });
});

describe('the people who act for a seat', () => {
  it.each<[string, Partial<Seat>, Partial<Mandate>, boolean]>([
    ['with a current mandate that the seat names', {}, {}, true],
    ['with a mandate that has ended', {}, { until: day(10) }, false],
    ['with a mandate that has not begun', {}, { from: day(11) }, false],
    ['with a mandate that the seat does not name', { mandateIds: [man(9)] }, {}, false],
    ['with a mandate in another organisation', {}, { organisationId: org(2) }, false],
    ['of a seat that has ended', { until: day(10) }, {}, false],
  ])('%s', (_what, ofSeat, ofMandate, acts) => {
    expect(holdersAt(day(10), [seat(1, ofSeat)], [mandate(1, ofMandate)])).toEqual([
      { seatId: sea(1), personIds: acts ? [per(1)] : [] },
    ]);
  });

  it('are each named once, whatever the number of their mandates', () => {
    const both = seat(1, { mandateIds: [man(1), man(2)] });
    const second = mandate(2, { personId: per(1), organisationId: org(1) });
    expect(holdersAt(day(10), [both], [mandate(1), second])[0].personIds).toEqual([per(1)]);
  });
});
