import * as fc from 'fast-check';
import { dayIn, minuteIn, placeOf, sameClock, timeOf } from './zones';

describe('an instant in a zone', () => {
  it.each([
    ['2027-05-14T14:00:00.000Z', 'Africa/Dakar', '2027-05-14', 14 * 60],
    ['2027-05-14T22:30:00.000Z', 'Asia/Ho_Chi_Minh', '2027-05-15', 5 * 60 + 30],
    ['2027-05-14T02:00:00.000Z', 'America/Port-au-Prince', '2027-05-13', 22 * 60],
    ['2027-03-28T00:59:00.000Z', 'Europe/Paris', '2027-03-28', 60 + 59],
    ['2027-03-28T01:00:00.000Z', 'Europe/Paris', '2027-03-28', 3 * 60],
    ['2027-10-31T00:30:00.000Z', 'Europe/Paris', '2027-10-31', 2 * 60 + 30],
    ['2027-10-31T01:30:00.000Z', 'Europe/Paris', '2027-10-31', 2 * 60 + 30],
    ['2027-05-14T00:00:00.000Z', 'UTC', '2027-05-14', 0],
  ])('%s in %s is on %s at minute %i', (instant, zone, day, minute) => {
    expect([dayIn(instant, zone), minuteIn(instant, zone)]).toEqual([day, minute]);
  });

  it('is on the same clock as itself in every zone, whatever the season', () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    const instants = fc.date({
      min: new Date('2000-01-01'),
      max: new Date('2040-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, zones, (date, zone) => {
        const instant = date.toISOString();
        expect(sameClock(instant, zone, zone)).toBe(true);
        expect(minuteIn(instant, zone)).toBeLessThan(24 * 60);
        expect(dayIn(instant, zone)).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      }),
      { numRuns: 200 },
    );
  });

  it('tells apart the same hour of two days', () => {
    expect(sameClock('2027-05-14T12:00:00.000Z', 'Pacific/Kiritimati', 'Pacific/Honolulu')).toBe(
      false,
    );
  });
});

describe('the name of a time', () => {
  it.each([
    ['Dakar', 'heure de Dakar'],
    ['Abidjan', 'heure d’Abidjan'],
    ['Évry', 'heure d’Évry'],
    ['Huế', 'heure de Huế'],
    ['Le Caire', 'heure du Caire'],
    ['Les Abymes', 'heure des Abymes'],
    ['La Rochelle', 'heure de La Rochelle'],
  ])('of %s is "%s"', (place, spoken) => {
    expect(timeOf(place, 'fr')).toBe(spoken);
  });

  it('comes from the zone when no place is given', () => {
    expect(placeOf('America/Port-au-Prince')).toBe('Port-au-Prince');
    expect(placeOf('Africa/El_Aaiun')).toBe('El Aaiun');
  });
});
