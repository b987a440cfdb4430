import { adoptionNumber, amendmentLabel } from './numbering';

describe('numbers as they are read out', () => {
  it.each([
    [12, 0, '12'],
    [12, 1, '12 rect.'],
    [12, 2, '12 rect. bis'],
    [12, 3, '12 rect. ter'],
    [1, 5, '1 rect. quinquies'],
    [1, 10, '1 rect. decies'],
    [1, 20, '1 rect. vicies'],
    [1, 30, '1 rect. tricies'],
  ])('amendment %i corrected %i times is %s', (rank, rectification, label) => {
    expect(amendmentLabel({ rank, rectification })).toBe(label);
  });

  it('never gives one label to two corrections', () => {
    const labels = Array.from({ length: 31 }, (_, rectification) =>
      amendmentLabel({ rank: 1, rectification }),
    );
    expect(new Set(labels).size).toBe(31);
  });

  it.each([
    [2027, 3, '2027-03'],
    [2027, 112, '2027-112'],
  ])('the text adopted in %i as number %i is %s', (year, nth, label) => {
    expect(adoptionNumber(year, nth)).toBe(label);
  });
});
