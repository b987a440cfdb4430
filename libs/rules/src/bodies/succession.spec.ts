import fc from 'fast-check';
import { SeatOffice, type BodyKind, type Seat } from '@passerelle/contracts/bodies';
import type {
  BodyId,
  MandateId,
  OrganisationId,
  PersonId,
  SeatId,
} from '@passerelle/contracts/ids';
import type { OrganisationKind } from '@passerelle/contracts/organisations';
import type { Mandate } from '@passerelle/contracts/people';
import { standingAt } from '../standing';
import { successionSteps } from './succession';

const AT = '2026-04-01T10:00:00.000Z';
const CITY = 'org_1' as OrganisationId;
const [LEAVING, COMING, COLLEAGUE] = ['per_1', 'per_2', 'per_3'] as PersonId[] as [
  PersonId,
  PersonId,
  PersonId,
];

const mandate = (id: string, personId: PersonId, over: Partial<Mandate> = {}): Mandate => ({
  ...{ id: id as MandateId, personId, organisationId: CITY, office: 'official' },
  ...{ from: '2024-01-01T00:00:00.000Z' },
  ...over,
});
const seat = (id: string, office: SeatOffice, mandateIds: string[], over: Partial<Seat> = {}) => ({
  ...{ id: id as SeatId, bodyId: `bod_${id}` as BodyId, organisationId: CITY, office },
  ...{ mandateIds: mandateIds as MandateId[], from: '2024-01-01T00:00:00.000Z' },
  ...over,
});

const ENDED = { until: '2025-01-01T00:00:00.000Z' };
const LATER = { from: '2027-01-01T00:00:00.000Z' };

describe('a succession', () => {
  const mandates = [
    mandate('mayor', LEAVING),
    mandate('deputy', COMING),
    mandate('official', COLLEAGUE),
    mandate('formerly', LEAVING, ENDED),
  ];

  it.each<[string, Seat, 'moves' | 'personal' | 'vacated' | 'nothing']>([
    ['the presidency', seat('a', 'chair', ['mayor']), 'moves'],
    ['a rapporteur’s seat', seat('a', 'rapporteur', ['mayor', 'official']), 'moves'],
    ['a seat that begins later', seat('a', 'member', ['mayor'], LATER), 'moves'],
    ['a seat that has ended', seat('a', 'member', ['mayor'], ENDED), 'nothing'],
    ['a seat of a colleague', seat('a', 'member', ['official']), 'nothing'],
    ['a seat of a mandate that ended before', seat('a', 'member', ['formerly']), 'nothing'],
    ['an expertise of the person', seat('a', 'expert', ['mayor']), 'vacated'],
    [
      'an expertise shared with a colleague',
      seat('a', 'expert', ['mayor', 'official']),
      'personal',
    ],
    ['what the successor holds already', seat('a', 'expert', ['deputy']), 'moves'],
  ])('does with %s what is due', (_what, one, expected) => {
    const steps = successionSteps({
      ...{ at: AT, predecessorId: LEAVING, successorId: COMING },
      ...{ mandates, seats: [one] },
    });
    const found = (['vacated', 'personal', 'moves'] as const).find((key) => steps[key].length > 0);
    expect(found ?? 'nothing').toBe(expected);
  });

  it('ends the mandates of both, and only those that run', () => {
    const steps = successionSteps({
      ...{ at: AT, predecessorId: LEAVING, successorId: COMING },
      ...{ mandates, seats: [] },
    });
    expect(steps).toMatchObject({ ends: ['mayor'], leaves: ['deputy'] });
  });

  it('has nothing to end for somebody who has left', () => {
    const gone = [mandate('mayor', LEAVING, ENDED)];
    const facts = { at: AT, predecessorId: LEAVING, mandates: gone, seats: [] };
    expect(successionSteps(facts).ends).toEqual([]);
  });

  const anySeats = fc.array(
    fc.record({
      office: fc.constantFrom(...SeatOffice.options),
      names: fc.subarray(['mayor', 'deputy', 'official', 'formerly']),
    }),
    { maxLength: 12 },
  );

  it('loses no seat of the city, leaves nothing to the predecessor and takes nothing from others', () => {
    fc.assert(
      fc.property(anySeats, fc.boolean(), (drafts, known) => {
        const seats = drafts.map(({ office, names }, n) => seat(`s${n}`, office, names));
        const before = (who: PersonId) => seatsOf(who, mandates, seats);
        const after = succeed(seats, known ? COMING : undefined);
        const now = (who: PersonId) => seatsOf(who, after.mandates, after.seats);
        expect(now(LEAVING)).toEqual([]);
        expect(now(COLLEAGUE)).toEqual(before(COLLEAGUE));
        const handedOn = before(LEAVING).filter((id) => officeOf(seats, id) !== 'expert');
        expect(now(COMING)).toEqual(expect.arrayContaining(handedOn));
        expect(now(COMING)).toEqual(expect.arrayContaining(before(COMING)));
        for (const id of now(COMING)) expect([...handedOn, ...before(COMING)]).toContain(id);
        const earlier = '2026-03-31T10:00:00.000Z';
        expect(seatsOf(LEAVING, after.mandates, after.seats, earlier)).toEqual(before(LEAVING));
        expect(seatsOf(COMING, after.mandates, after.seats, earlier)).toEqual(before(COMING));
      }),
    );
  });

  const officeOf = (seats: readonly Seat[], id: SeatId) =>
    seats.find((one) => one.id === id)?.office;

  function succeed(seats: readonly Seat[], successorId: PersonId | undefined) {
    const facts = { at: AT, predecessorId: LEAVING, mandates, seats };
    const { ends, leaves, moves, vacated } = successionSteps({ ...facts, successorId });
    const ended = [...ends, ...leaves];
    const begun = mandate('new', COMING, { from: AT });
    return {
      mandates: [
        ...mandates.map((one) => (ended.includes(one.id) ? { ...one, until: AT } : one)),
        begun,
      ],
      seats: seats
        .map((one) =>
          moves.includes(one.id) ? { ...one, mandateIds: [...one.mandateIds, begun.id] } : one,
        )
        .map((one) => (vacated.includes(one.id) ? { ...one, until: AT } : one)),
    };
  }

  function seatsOf(personId: PersonId, held: Mandate[], seats: readonly Seat[], at = AT): SeatId[] {
    return standingAt(at, {
      ...{ personId, administrator: false, mandates: held, seats },
      organisationKinds: new Map<OrganisationId, OrganisationKind>([[CITY, 'city']]),
      bodyKinds: new Map<BodyId, BodyKind>(),
    }).seats.map(({ seatId }) => seatId);
  }
});
