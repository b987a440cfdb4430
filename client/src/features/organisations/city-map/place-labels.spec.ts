import fc from 'fast-check';
import { placeLabels } from './place-labels';

const width = 800;
const extentOf = ({ x, name, anchor }: { x: number; name: string; anchor: string }) => {
  const size = [...name].length * 7.6;
  return anchor === 'start' ? [x, x + size] : [x - size, x];
};

describe('names on the map', () => {
  it('stand to the right of their dot', () => {
    expect(placeLabels([{ x: 100, y: 100, name: 'Dakar' }], width)).toEqual([
      { x: 109, y: 100, anchor: 'start', name: 'Dakar' },
    ]);
  });

  it('move to the left at the right edge', () => {
    const [label] = placeLabels([{ x: 790, y: 100, name: 'Hanoï' }], width);
    expect(label).toMatchObject({ x: 781, anchor: 'end' });
  });

  it('stand on both sides of two neighbours, and leave the third out', () => {
    const labels = placeLabels(
      [
        { x: 300, y: 100, name: 'Kinshasa' },
        { x: 301, y: 100, name: 'Brazzaville' },
        { x: 302, y: 100, name: 'Pointe-Noire' },
      ],
      width,
    );
    expect(labels.map(({ name, anchor }) => [name, anchor])).toEqual([
      ['Kinshasa', 'start'],
      ['Brazzaville', 'end'],
    ]);
  });

  it('never overlap and never leave the map', () => {
    const place = fc.record({
      x: fc.integer({ min: 0, max: width }),
      y: fc.integer({ min: 0, max: 400 }),
      name: fc.string({ minLength: 2, maxLength: 14 }),
    });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 40 }), (places) => {
        const labels = placeLabels(places, width);
        for (const label of labels) {
          const [left, right] = extentOf(label);
          expect(left).toBeGreaterThanOrEqual(0);
          expect(right).toBeLessThanOrEqual(width);
        }
        labels.forEach((one, index) =>
          labels.slice(index + 1).forEach((other) => {
            const [left, right] = extentOf(one);
            const [from, to] = extentOf(other);
            const apart = Math.abs(one.y - other.y) >= 16 || right! <= from! || to! <= left!;
            expect(apart).toBe(true);
          }),
        );
      }),
    );
  });
});
