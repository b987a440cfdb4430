import { freeNumber, numberOf, slugOf, uuidOf } from './export-names';
import { sessionKind } from './session-kind';
import { civilDay, clockTime, fullDate, minutesOf } from './session-time';

describe('the kind of a session', () => {
  it.each([
    ['keynote', 'plenary'],
    ['Pléniaire courte / Short plenary', 'plenary'],
    ['Atelier / Workshop', 'workshop'],
    ['podium', 'round-table'],
    ['Table ronde', 'round-table'],
    ['Assemblée générale / General Assembly', 'body-meeting'],
    ['Déjeuner / Lunch', 'break'],
    ['Cérémonie de clôture', 'ceremony'],
    ['visite de terrain', 'visit'],
    ['devroom', 'talk'],
    ['lecture', 'talk'],
    ['', 'talk'],
    ['body-meeting', 'body-meeting'],
  ])('of %j is %s', (type, kind) => {
    expect(sessionKind(type)).toBe(kind);
  });
});

describe('times as files write them', () => {
  it.each([
    ['00:45', 45],
    ['1:30', 90],
    ['01:30:00', 90],
    ['1:02:30:00', 1590],
    ['100:00', 6000],
    ['90', undefined],
    ['', undefined],
  ])('the length %j is %s minutes', (text, minutes) => {
    expect(minutesOf(text)).toBe(minutes);
  });

  it.each([
    ['9:05', '09:05'],
    ['23:59:59', '23:59'],
    ['24:00', undefined],
    ['12:60', undefined],
    ['midi', undefined],
  ])('the clock %j is %s', (text, clock) => {
    expect(clockTime(text)).toBe(clock);
  });

  it.each([
    ['2027-05-12T09:00:00+02:00', '2027-05-12T07:00:00.000Z'],
    ['2027-05-12T09:00:00+0200', '2027-05-12T07:00:00.000Z'],
    ['2027-05-12T09:00Z', '2027-05-12T09:00:00.000Z'],
    ['2027-05-12 09:00:00', '2027-05-12T07:00:00.000Z'],
    ['2027-02-30T09:00:00+02:00', undefined],
    ['2027-05-12', undefined],
  ])('the date %j is the instant %s in Paris', (text, instant) => {
    expect(fullDate(text, 'Europe/Paris')).toBe(instant);
  });

  it('a day that no calendar has is none', () => {
    expect(civilDay('2027-02-29')).toBeUndefined();
    expect(civilDay('2028-02-29')).toBe('2028-02-29');
  });
});

describe('the names in an exported file', () => {
  it('are numbers as they are, and always the same number otherwise', () => {
    expect(numberOf('6561')).toBe(6561);
    expect(numberOf('2147483647')).toBe(2147483647);
    const made = numberOf('MNMGGN');
    expect(numberOf('MNMGGN')).toBe(made);
    expect(numberOf(String(made))).toBe(made);
    for (const name of ['', '0', '007', '-1', '9999999999', 'é']) {
      expect(numberOf(name)).toBeGreaterThan(0);
      expect(numberOf(name)).toBeLessThan(2 ** 31);
    }
  });

  it('are taken once', () => {
    const taken = new Set<number>();
    expect([freeNumber('7', taken), freeNumber('7', taken), freeNumber('8', taken)]).toEqual([
      7, 8, 9,
    ]);
  });

  it('are a UUID of version 5 that never changes', () => {
    expect(uuidOf('ses_1')).toBe(uuidOf('ses_1'));
    expect(uuidOf('ses_1')).not.toBe(uuidOf('ses_2'));
    expect(uuidOf('ses_1')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it('are slugs of letters that everybody can type', () => {
    expect(slugOf('Être un·e allié·e, à Huế !')).toBe('etre-un-e-allie-e-a-hue');
    expect(slugOf('日本')).toBe('');
  });
});
