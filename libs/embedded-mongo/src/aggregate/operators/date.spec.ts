import { Decimal128, Double, ObjectId, Timestamp } from 'bson';
import fc from 'fast-check';
import { docOf, doubleOf, plainOf, valueOf } from '../../bson/value';
import { compileExpression } from '../expression';
import { toInstant, toLocal, zoneOf } from '../zone';

const evaluate = (expression: unknown): unknown =>
  plainOf(compileExpression(valueOf(expression))(docOf({})));
const date = (text: string): Date => new Date(text);
const paris = 'Europe/Paris';

const dates: [unknown, unknown][] = [
  [{ $year: date('2026-05-01T23:30:00Z') }, 2026],
  [{ $dayOfMonth: { date: date('2026-05-01T23:30:00Z'), timezone: paris } }, 2],
  [{ $hour: { date: date('2026-01-01T00:00:00Z'), timezone: '+05:30' } }, 5],
  [{ $dayOfYear: date('2024-12-31T00:00:00Z') }, 366],
  [{ $dayOfWeek: date('2026-05-03T00:00:00Z') }, 1],
  [{ $isoDayOfWeek: date('2026-05-03T00:00:00Z') }, 7],
  [{ $week: date('2026-01-04T00:00:00Z') }, 1],
  [{ $isoWeek: date('2027-01-01T00:00:00Z') }, 53],
  [{ $isoWeekYear: date('2027-01-01T00:00:00Z') }, 2026n],
  [{ $year: new ObjectId('65a000000000000000000000') }, 2024],
  [{ $year: null }, null],
  [{ $tsSecond: new Timestamp({ t: 5, i: 2 }) }, 5n],
  [{ $dateToString: { date: date('2026-05-01T10:05:06.007Z') } }, '2026-05-01T10:05:06.007Z'],
  [
    {
      $dateToString: {
        date: date('2026-05-01T22:30:00Z'),
        format: '%d/%m/%Y %H:%M %z %j %u %B %%',
        timezone: paris,
      },
    },
    '02/05/2026 00:30 +0200 122 6 May %',
  ],
  [{ $dateToString: { date: null, onNull: 'none' } }, 'none'],
  [{ $dateFromString: { dateString: '2026-05-01' } }, date('2026-05-01T00:00:00Z')],
  [
    { $dateFromString: { dateString: '2026-05-01T10:00:00', timezone: paris } },
    date('2026-05-01T08:00:00Z'),
  ],
  [{ $dateFromString: { dateString: '2026-05-01T10:00:00+02:00' } }, date('2026-05-01T08:00:00Z')],
  [
    { $dateFromString: { dateString: '01.05.2026', format: '%d.%m.%Y' } },
    date('2026-05-01T00:00:00Z'),
  ],
  [{ $dateFromString: { dateString: '2026-02-30', onError: 'wrong' } }, 'wrong'],
  [
    { $dateToParts: { date: date('2026-05-01T10:05:06.007Z') } },
    { year: 2026, month: 5, day: 1, hour: 10, minute: 5, second: 6, millisecond: 7 },
  ],
  [
    { $dateFromParts: { year: 2026, month: 14, day: 1, timezone: paris } },
    date('2027-01-31T23:00:00Z'),
  ],
  [{ $dateFromParts: { isoWeekYear: 2026, isoWeek: 1 } }, date('2025-12-29T00:00:00Z')],
  [
    { $dateAdd: { startDate: date('2026-01-31T00:00:00Z'), unit: 'month', amount: 1 } },
    date('2026-02-28T00:00:00Z'),
  ],
  [
    {
      $dateAdd: {
        startDate: date('2026-03-28T11:00:00Z'),
        unit: 'day',
        amount: 1,
        timezone: paris,
      },
    },
    date('2026-03-29T10:00:00Z'),
  ],
  [
    {
      $dateAdd: {
        startDate: date('2026-03-28T11:00:00Z'),
        unit: 'hour',
        amount: 24,
        timezone: paris,
      },
    },
    date('2026-03-29T11:00:00Z'),
  ],
  [
    { $dateSubtract: { startDate: date('2026-03-31T00:00:00Z'), unit: 'quarter', amount: 1 } },
    date('2025-12-31T00:00:00Z'),
  ],
  [
    {
      $dateDiff: {
        startDate: date('2025-12-31T23:59:00Z'),
        endDate: date('2026-01-01T00:00:00Z'),
        unit: 'year',
      },
    },
    1n,
  ],
  [
    {
      $dateDiff: {
        startDate: date('2026-05-02T00:00:00Z'),
        endDate: date('2026-05-03T00:00:00Z'),
        unit: 'week',
      },
    },
    1n,
  ],
  [
    {
      $dateDiff: {
        startDate: date('2026-05-03T00:00:00Z'),
        endDate: date('2026-05-04T00:00:00Z'),
        unit: 'week',
        startOfWeek: 'monday',
      },
    },
    1n,
  ],
  [
    { $dateTrunc: { date: date('2026-05-20T10:05:00Z'), unit: 'month' } },
    date('2026-05-01T00:00:00Z'),
  ],
  [
    { $dateTrunc: { date: date('2026-05-20T10:05:00Z'), unit: 'week', startOfWeek: 'monday' } },
    date('2026-05-18T00:00:00Z'),
  ],
  [
    { $dateTrunc: { date: date('2026-05-20T10:17:00Z'), unit: 'minute', binSize: 15 } },
    date('2026-05-20T10:15:00Z'),
  ],
  [
    { $dateTrunc: { date: date('2026-05-20T23:00:00Z'), unit: 'day', timezone: paris } },
    date('2026-05-20T22:00:00Z'),
  ],
];

const conversions: [unknown, unknown][] = [
  [{ $toInt: '12' }, 12],
  [{ $toInt: 1.9 }, 1],
  [{ $toInt: true }, 1],
  [{ $toLong: date('1970-01-01T00:00:01Z') }, 1000n],
  [{ $toDouble: '1.5e3' }, new Double(1500)],
  [{ $toDecimal: 0.1 }, Decimal128.fromString('0.100000000000000')],
  [{ $toString: 5n }, '5'],
  [{ $toString: doubleOf(2) }, '2'],
  [{ $toString: new ObjectId('65a000000000000000000000') }, '65a000000000000000000000'],
  [{ $toString: date('2026-05-01T00:00:00Z') }, '2026-05-01T00:00:00.000Z'],
  [{ $toBool: 0 }, false],
  [{ $toBool: 'no' }, true],
  [{ $toDate: 1000n }, new Date(1000)],
  [{ $toDate: '2026-05-01' }, date('2026-05-01T00:00:00Z')],
  [{ $toObjectId: '65a000000000000000000000' }, new ObjectId('65a000000000000000000000')],
  [{ $convert: { input: 'x', to: 'int', onError: -1 } }, -1],
  [{ $convert: { input: null, to: 'int', onNull: 0 } }, 0],
  [{ $convert: { input: '5', to: 16 } }, 5],
  [{ $toInt: null }, null],
  [{ $type: '$missing' }, 'missing'],
  [{ $type: [[1]] }, 'array'],
  [{ $isNumber: 5n }, true],
];

describe('dates', () => {
  it.each(dates)('%j gives %p', (expression, expected) => {
    expect(evaluate(expression)).toEqual(expected);
  });

  it('find the instant of every civil time that exists', () => {
    const zone = zoneOf(paris);
    fc.assert(
      fc.property(
        fc.date({ min: date('1990-01-01'), max: date('2040-01-01'), noInvalidDate: true }),
        (instant) => {
          const local = toLocal(instant.getTime(), zone);
          expect(toLocal(toInstant(local, zone), zone)).toBe(local);
        },
      ),
    );
  });

  it.each<[unknown, number]>([
    [{ $year: 'x' }, 16006],
    [{ $year: { date: new Date(), timezone: 'Nowhere/City' } }, 40485],
    [{ $dateToString: { date: new Date(), format: '%q' } }, 18536],
    [{ $dateToString: { format: '%Y' } }, 18628],
    [{ $dateFromString: { dateString: 'x' } }, 241],
    [{ $dateAdd: { startDate: new Date(), unit: 'age', amount: 1 } }, 9],
    [{ $dateFromParts: { month: 1 } }, 40516],
  ])('refuse %j with code %p', (expression, code) => {
    expect(() => evaluate(expression)).toThrow(expect.objectContaining({ code }));
  });
});

describe('conversions', () => {
  it.each(conversions)('%j gives %p', (expression, expected) => {
    expect(evaluate(expression)).toEqual(expected);
  });

  it.each([
    { $toInt: 'x' },
    { $toInt: 3000000000 },
    { $toInt: '1.5' },
    { $toLong: NaN },
    { $toObjectId: 'x' },
    { $toDate: 5 },
    { $toDate: 'x' },
    { $toString: [[1]] },
  ])('refuse %j as a failed conversion', (expression) => {
    expect(() => evaluate(expression)).toThrow(expect.objectContaining({ code: 241 }));
  });
});
