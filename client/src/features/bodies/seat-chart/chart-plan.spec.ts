import { SeatOffice, type SeatCard } from '@passerelle/contracts/bodies';
import fc from 'fast-check';
import { newId } from '../../../platform/ids/new-id';
import { chartPlan, inOrder } from './chart-plan';

const seat = (office: SeatOffice, name = 'Dakar'): SeatCard => ({
  id: newId('sea'),
  office,
  hasVote: office !== 'observer',
  organisation: { id: newId('org'), name, country: 'SN', kind: 'city' },
  people: [],
  from: '2024-01-15T00:00:00.000Z',
});

describe('the chart of a body', () => {
  it('puts the chair at the middle of the table', () => {
    const plan = chartPlan([
      seat('rapporteur'),
      seat('chair'),
      seat('vice-chair'),
      ...Array.from({ length: 9 }, () => seat('member')),
    ]);
    expect(plan.seats.find((place) => place.seat.office === 'chair')?.x).toBeCloseTo(0.5);
  });

  it('gives every seat one place inside the drawing that touches no other', () => {
    const around = fc.array(fc.constantFrom<SeatOffice>('member', 'observer', 'expert'), {
      maxLength: 80,
    });
    const table = fc.subarray<SeatOffice>(['chair', 'vice-chair', 'rapporteur']);
    fc.assert(
      fc.property(table, around, (lead, others) => {
        const { seats, radius, height } = chartPlan([...lead, ...others].map((one) => seat(one)));
        expect(seats).toHaveLength(lead.length + others.length);
        for (const { x, y } of seats) {
          expect(Math.min(x, 1 - x)).toBeGreaterThanOrEqual(radius * 0.99);
          expect(y).toBeLessThanOrEqual(height - radius * 0.99);
        }
        const gaps = seats.flatMap(({ x, y }, index) =>
          seats.slice(index + 1).map((other) => Math.hypot(other.x - x, other.y - y)),
        );
        expect(Math.min(...gaps, Infinity)).toBeGreaterThan(2 * radius * 0.9);
      }),
      { numRuns: 60 },
    );
  });

  it('names cities by office, then as the alphabet calls them', () => {
    const order = inOrder([seat('member', 'Tunis'), seat('member', 'Évry'), seat('chair', 'Lyon')]);
    expect(order.map(({ organisation }) => organisation.name)).toEqual(['Lyon', 'Évry', 'Tunis']);
  });
});
