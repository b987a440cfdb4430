import fc from 'fast-check';
import { seatPlan } from './seat-places';

it('draws nothing for a body without seats', () => {
  expect(seatPlan(0).places).toEqual([]);
});

it('puts the only seat in the middle', () => {
  expect(seatPlan(1).places[0].x).toBeCloseTo(0.5);
});

it('gives every seat a place inside the drawing that touches no other', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), (count) => {
      const { places, radius, height } = seatPlan(count);
      expect(places).toHaveLength(count);
      const inside = places.every(({ x, y }) => Math.min(x, 1 - x, y, height - y) >= radius - 1e-9);
      const gaps = places.flatMap(({ x, y }, index) =>
        places.slice(index + 1).map((other) => Math.hypot(other.x - x, other.y - y)),
      );
      expect(inside).toBe(true);
      expect(Math.min(...gaps, Infinity)).toBeGreaterThan(2 * radius * 0.99);
    }),
    { numRuns: 60 },
  );
});
