import { isAdoptionDay } from './adoption-day';

describe('the day of adoption', () => {
  const VOTED = '2026-09-02T06:00:00.000Z';
  const NOW = '2026-09-04T11:00:00.000Z';

  it.each([
    ['2026-08-31', false, 'before the vote everywhere'],
    ['2026-09-01', true, 'still that day west of Honolulu when the vote was closed'],
    ['2026-09-03', true, 'between the vote and now'],
    ['2026-09-05', true, 'already that day on Kiritimati'],
    ['2026-09-06', false, 'not yet that day anywhere'],
  ])('takes %s: %s (%s)', (day, allowed) => {
    expect(isAdoptionDay(day, VOTED, NOW)).toBe(allowed);
  });
});
