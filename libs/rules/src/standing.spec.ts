import fc from 'fast-check';
import type { Seat } from '@passerelle/contracts/bodies';
import type { Mandate } from '@passerelle/contracts/people';
import type {
  BodyId,
  MandateId,
  OrganisationId,
  PersonId,
  SeatId,
} from '@passerelle/contracts/ids';
import { isCurrent, standingAt, type StandingFacts } from './standing';

const AWA = 'per_01J00000000000000000000001' as PersonId;
const DAKAR = 'org_01J00000000000000000000001' as OrganisationId;
const LYON = 'org_01J00000000000000000000002' as OrganisationId;
const WATER = 'bod_01J00000000000000000000001' as BodyId;

const mandate = (over: Partial<Mandate> = {}): Mandate => ({
  id: 'man_01J00000000000000000000001' as MandateId,
  personId: AWA,
  organisationId: DAKAR,
  office: 'mayor',
  from: '2026-01-01T00:00:00.000Z',
  ...over,
});
const seat = (over: Partial<Seat> = {}): Seat => ({
  id: 'sea_01J00000000000000000000001' as SeatId,
  bodyId: WATER,
  organisationId: DAKAR,
  office: 'chair',
  mandateIds: ['man_01J00000000000000000000001' as MandateId],
  from: '2026-01-01T00:00:00.000Z',
  ...over,
});
const facts = (mandates: Mandate[], seats: Seat[]): StandingFacts => ({
  personId: AWA,
  administrator: false,
  mandates,
  seats,
  organisationKinds: new Map([
    [DAKAR, 'city'],
    [LYON, 'city'],
  ]),
  bodyKinds: new Map([[WATER, 'standing-commission']]),
});
const NOON = '2026-06-01T12:00:00.000Z';

describe('standing', () => {
  it('gives the seat to the person whose mandate the seat names', () => {
    const standing = standingAt(NOON, facts([mandate()], [seat()]));
    expect(standing.seats).toEqual([
      { bodyId: WATER, seatId: seat().id, organisationId: DAKAR, office: 'chair' },
    ]);
    expect(standing.member).toBe(true);
  });

  it.each([
    ['the mandate has ended', mandate({ until: NOON }), seat()],
    ['the mandate has not begun', mandate({ from: '2026-06-01T12:00:00.001Z' }), seat()],
    ['the seat has ended', mandate(), seat({ until: NOON })],
    [
      'the seat names another mandate',
      mandate(),
      seat({ mandateIds: ['man_01J00000000000000000000009' as MandateId] }),
    ],
    ['the mandate is in another city than the seat', mandate({ organisationId: LYON }), seat()],
    [
      'the mandate is somebody else’s',
      mandate({ personId: 'per_01J00000000000000000000002' as PersonId }),
      seat(),
    ],
  ])('gives no seat when %s', (_reason, theMandate, theSeat) => {
    expect(standingAt(NOON, facts([theMandate], [theSeat])).seats).toEqual([]);
  });

  it('says until when it holds, so that access can be cut at that instant', () => {
    const until = '2026-07-01T00:00:00.000Z';
    expect(standingAt(NOON, facts([mandate({ until })], [seat()])).holdsUntil).toBe(until);
  });

  it('never gives a right through an ended mandate, whatever the dates', () => {
    const instant = fc
      .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
      .map((d) => d.toISOString());
    fc.assert(
      fc.property(instant, instant, instant, (from, until, at) => {
        const ended = mandate({ from, until });
        const standing = standingAt(
          at,
          facts([ended], [seat({ from: '2019-01-01T00:00:00.000Z' })]),
        );
        expect(standing.seats.length > 0).toBe(isCurrent(ended, at));
        if (Date.parse(until) <= Date.parse(at)) expect(standing.organisations).toEqual([]);
      }),
    );
  });

  it('stays the same until the instant that it names', () => {
    const instant = fc
      .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
      .map((d) => d.toISOString());
    fc.assert(
      fc.property(
        instant,
        instant,
        instant,
        instant,
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (a, b, c, at, part) => {
          const world = facts([mandate({ from: a, until: b })], [seat({ from: c })]);
          const now = standingAt(at, world);
          if (!now.holdsUntil) return;
          const span = Date.parse(now.holdsUntil) - Date.parse(at);
          const later = new Date(Date.parse(at) + Math.floor(span * part)).toISOString();
          expect(standingAt(later, world).seats).toEqual(now.seats);
        },
      ),
    );
  });
});
