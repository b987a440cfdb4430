import fc from 'fast-check';
import { digestDue, leavesAt } from './own-hours';

const daily = { rhythm: 'daily', hour: 7, weekday: 1 } as const;

describe('a summary is due', () => {
  it.each([
    ['not before the hour in Dakar', '2026-09-01T06:59:59.000Z', 'Africa/Dakar', undefined],
    ['at 7 h in Dakar', '2026-09-01T07:00:00.000Z', 'Africa/Dakar', '2026-09-01'],
    ['at 7 h in Paris, in summer', '2026-09-01T05:00:00.000Z', 'Europe/Paris', '2026-09-01'],
    ['at 7 h in Paris, in winter', '2026-12-01T06:00:00.000Z', 'Europe/Paris', '2026-12-01'],
    ['at 7 h in Montréal', '2026-09-01T11:00:00.000Z', 'America/Toronto', '2026-09-01'],
    [
      'at 7 h in Hué, where it is the day already',
      '2026-09-01T00:00:00.000Z',
      'Asia/Ho_Chi_Minh',
      '2026-09-01',
    ],
    ['until the end of the day', '2026-09-01T23:59:59.000Z', 'Africa/Dakar', '2026-09-01'],
    ['and no longer', '2026-09-02T00:00:00.000Z', 'Africa/Dakar', undefined],
  ])('%s', (_when, at, zone, expected) => {
    expect(digestDue(at, zone, daily)).toBe(expected);
  });

  it('on its weekday only when it is weekly, and never when it is not wanted', () => {
    const tuesday = '2026-09-01T09:00:00.000Z';
    expect(digestDue(tuesday, 'Africa/Dakar', { ...daily, rhythm: 'weekly', weekday: 2 })).toBe(
      '2026-09-01',
    );
    expect(
      digestDue(tuesday, 'Africa/Dakar', { ...daily, rhythm: 'weekly', weekday: 1 }),
    ).toBeUndefined();
    expect(digestDue(tuesday, 'Africa/Dakar', { ...daily, rhythm: 'never' })).toBeUndefined();
  });

  it('once on each civil day of every year, clock changes included', () => {
    const zone = fc.constantFrom(
      'Europe/Paris',
      'America/Toronto',
      'Africa/Casablanca',
      'Asia/Beirut',
    );
    const hour = fc.integer({ min: 4, max: 23 });
    fc.assert(
      fc.property(zone, hour, fc.integer({ min: 0, max: 364 }), (where, at, day) => {
        const noon = Date.UTC(2026, 0, 1 + day, 0);
        const slots = Array.from({ length: 96 }, (_, quarter) =>
          digestDue(new Date(noon + quarter * 900_000).toISOString(), where, {
            ...daily,
            hour: at,
          }),
        );
        const days = [...new Set(slots.filter(Boolean))];
        expect(days.length === 1 || days.length === 2).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('quiet hours', () => {
  const night = { from: 21, to: 7 };

  it.each([
    ['let by day through at once', '2026-09-01T12:34:56.000Z', '2026-09-01T12:34:56.000Z'],
    [
      'hold until the morning what happens in the evening',
      '2026-09-01T22:10:00.000Z',
      '2026-09-02T07:00:00.000Z',
    ],
    [
      'hold until the morning what happens at night',
      '2026-09-02T03:00:00.000Z',
      '2026-09-02T07:00:00.000Z',
    ],
    ['end at their hour', '2026-09-02T07:00:00.000Z', '2026-09-02T07:00:00.000Z'],
  ])('%s', (_what, at, expected) => {
    expect(leavesAt(at, 'Africa/Dakar', night)).toBe(expected);
  });

  it('are hours of the person’s own zone', () => {
    expect(leavesAt('2026-09-01T20:00:00.000Z', 'Europe/Paris', night)).toBe(
      '2026-09-02T05:00:00.000Z',
    );
    expect(leavesAt('2026-09-01T20:00:00.000Z', 'America/Toronto', night)).toBe(
      '2026-09-01T20:00:00.000Z',
    );
  });

  it('hold nothing when they are not set, or empty', () => {
    const at = '2026-09-01T03:00:00.000Z';
    expect(leavesAt(at, 'Africa/Dakar', undefined)).toBe(at);
    expect(leavesAt(at, 'Africa/Dakar', { from: 8, to: 8 })).toBe(at);
  });
});
