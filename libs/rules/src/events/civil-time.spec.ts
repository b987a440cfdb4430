import { instantOf } from './civil-instants';
import { civilTime, dayName, isoInZone } from './civil-time';
import { byDay, dayOf, eventDays } from './days';
import { inTwoZones } from './two-zones';

const HOUR = 3_600_000;

describe('a civil time', () => {
  it.each([
    ['Africa/Dakar', '2027-05-12T09:00:00.000Z', '2027-05-12', '09:00', 0],
    ['Asia/Ho_Chi_Minh', '2027-05-12T20:30:00.000Z', '2027-05-13', '03:30', 420],
    ['America/Chicago', '2027-01-12T03:00:00.000Z', '2027-01-11', '21:00', -360],
    ['Pacific/Wallis', '2027-05-12T12:00:00.000Z', '2027-05-13', '00:00', 720],
    ['Asia/Kathmandu', '2027-05-12T00:00:00.000Z', '2027-05-12', '05:45', 345],
    ['America/St_Johns', '2027-01-12T00:00:00.000Z', '2027-01-11', '20:30', -210],
  ])('in %s at %s is %s %s', (zone, instant, day, clock, offsetMinutes) => {
    expect(civilTime(instant, zone)).toEqual({ day, clock, offsetMinutes });
    expect(instantOf(day, clock, zone)).toEqual({ instant });
  });

  it('is written with the offset of its own season', () => {
    expect(isoInZone('2027-03-28T00:59:00.000Z', 'Europe/Paris')).toBe('2027-03-28T01:59:00+01:00');
    expect(isoInZone('2027-03-28T01:00:00.000Z', 'Europe/Paris')).toBe('2027-03-28T03:00:00+02:00');
    expect(isoInZone('2027-01-12T00:00:00.000Z', 'America/St_Johns')).toBe(
      '2027-01-11T20:30:00-03:30',
    );
  });

  it('that the clock jumps over becomes the later one, and says so', () => {
    expect(instantOf('2027-03-28', '02:30', 'Europe/Paris')).toEqual({
      instant: '2027-03-28T01:30:00.000Z',
      doubt: 'skipped',
    });
  });

  it('that the clock shows twice is the first one, and says so', () => {
    expect(instantOf('2027-10-31', '02:30', 'Europe/Paris')).toEqual({
      instant: '2027-10-31T00:30:00.000Z',
      doubt: 'twice',
    });
  });

  it('has a day with a name in both languages', () => {
    expect(dayName('2027-05-12', 'fr')).toBe('mercredi 12 mai 2027');
    expect(dayName('2027-05-12', 'en')).toBe('Wednesday 12 May 2027');
  });
});

describe('the days of an event', () => {
  it('last 23 hours in spring and 25 in autumn', () => {
    const lengths = (first: string, last: string) =>
      eventDays(first, last, 'Europe/Brussels').map(
        ({ from, until }) => (Date.parse(until) - Date.parse(from)) / HOUR,
      );
    expect(lengths('2027-03-27', '2027-03-29')).toEqual([24, 23, 24]);
    expect(lengths('2027-10-30', '2027-11-01')).toEqual([24, 25, 24]);
  });

  it('own their night sessions when the day changes in the morning', () => {
    const days = eventDays('2027-05-12', '2027-05-13', 'Europe/Paris', '05:00');
    expect(dayOf('2027-05-12T23:30:00.000Z', days, 'Europe/Paris')).toBe('2027-05-12');
    expect(dayOf('2027-05-13T03:00:00.000Z', days, 'Europe/Paris')).toBe('2027-05-13');
    expect(dayOf('2027-05-20T03:00:00.000Z', days, 'Europe/Paris')).toBe('2027-05-20');
  });

  it('are all there, also the empty ones, with their sessions in order', () => {
    const days = eventDays('2027-05-12', '2027-05-13', 'Asia/Ho_Chi_Minh');
    const late = { start: '2027-05-13T03:00:00.000Z', minutes: 30 };
    const early = { start: '2027-05-12T17:00:00.000Z', minutes: 30 };
    expect(byDay([late, early], days, 'Asia/Ho_Chi_Minh')).toEqual([
      { day: '2027-05-12', sessions: [] },
      { day: '2027-05-13', sessions: [early, late] },
    ]);
  });
});

describe('a session on two clocks', () => {
  it('shows one when both clocks agree', () => {
    const slot = { start: '2027-01-12T09:00:00.000Z', minutes: 60 };
    expect(inTwoZones(slot, 'Europe/Paris', 'Europe/Brussels').mine).toBeUndefined();
  });

  it('says that it is tomorrow in Huế and yesterday in Lafayette', () => {
    const slot = { start: '2027-05-12T19:00:00.000Z', minutes: 90 };
    const hue = inTwoZones(slot, 'Europe/Paris', 'Asia/Ho_Chi_Minh');
    expect(hue.there.from.clock).toBe('21:00');
    expect(hue.mine).toMatchObject({ dayShift: 1, from: { clock: '02:00' } });
    const early = { start: '2027-05-12T04:00:00.000Z', minutes: 30 };
    expect(inTwoZones(early, 'Europe/Paris', 'America/Chicago').mine).toMatchObject({
      dayShift: -1,
      from: { day: '2027-05-11', clock: '23:00' },
    });
  });

  it('that spans the change of clocks ends at the right time on each', () => {
    const night = { start: '2027-03-28T00:30:00.000Z', minutes: 60 };
    const shown = inTwoZones(night, 'Europe/Paris', 'Africa/Dakar');
    expect(shown.there.from.clock).toBe('01:30');
    expect(shown.there.until.clock).toBe('03:30');
    expect(shown.mine).toMatchObject({ from: { clock: '00:30' }, until: { clock: '01:30' } });
  });
});
