import * as fc from 'fast-check';
import { newId } from '../../../platform/ids/new-id';
import type { Entry } from './programme-entries';
import { scaleFor, sheetOf } from './timetable-layout';

const ROOMS = [
  { id: newId('roo'), name: 'Grande salle' },
  { id: newId('roo'), name: 'Salle 2' },
];
const MINUTE = 60_000;
const MORNING = Date.parse('2027-04-21T08:00:00.000Z');

function entry(after: number, minutes: number, room?: number): Entry {
  const roomId = room === undefined ? undefined : ROOMS[room].id;
  const from = MORNING + after * MINUTE;
  const id = newId('ses');
  const session = { id, kind: 'talk', minutes, roomId } as unknown as Entry['session'];
  return { id, session, from, until: from + minutes * MINUTE } as Entry;
}

const sheet = (entries: Entry[], zone = 'Africa/Tunis') =>
  sheetOf(
    [...entries].sort((a, b) => a.from - b.from),
    ROOMS,
    zone,
    'Sans salle',
  );

describe('the sheet of a day', () => {
  it('is not there without a session', () => {
    expect(sheet([])).toBeUndefined();
  });

  it('shows only rooms that hold a session', () => {
    expect(sheet([entry(0, 60, 1)])?.columns.map(({ name }) => name)).toEqual(['Salle 2']);
  });

  it('lays a break without a room across all of them, unless a session goes on meanwhile', () => {
    const [talk, pause] = [entry(0, 60, 0), entry(60, 30)];
    expect(sheet([talk, pause])?.bands.map(({ entry: { id } }) => id)).toEqual([pause.id]);
    const meanwhile = sheet([talk, entry(30, 30)]);
    expect(meanwhile?.bands).toEqual([]);
    expect(meanwhile?.columns.map(({ name }) => name)).toEqual(['Grande salle', 'Sans salle']);
  });

  it('names full hours on the clock that was chosen, also where it is a quarter off', () => {
    const clocks = (zone: string) =>
      sheet([entry(0, 60, 0)], zone)?.ticks.flatMap(({ clock }) => clock ?? []);
    expect(clocks('Africa/Tunis')).toEqual(['09:00', '10:00']);
    expect(clocks('Asia/Kathmandu')).toEqual(['14:00']);
  });

  it('never lays one session over another, and gives each its length', () => {
    const sessions = fc.array(
      fc.record({
        after: fc.integer({ min: 0, max: 600 }),
        minutes: fc.integer({ min: 5, max: 180 }),
        room: fc.integer({ min: 0, max: 1 }),
      }),
      { minLength: 1, maxLength: 40 },
    );
    fc.assert(
      fc.property(sessions, (drawn) => {
        const paper = sheet(drawn.map(({ after, minutes, room }) => entry(after, minutes, room)))!;
        for (const { blocks } of paper.columns)
          blocks.forEach((one, index) => {
            expect(Math.abs(one.height - one.entry.session.minutes * paper.scale)).toBeLessThan(2);
            expect(one.lane).toBeLessThan(one.lanes);
            for (const other of blocks.slice(index + 1)) {
              const together =
                one.entry.from < other.entry.until && other.entry.from < one.entry.until;
              if (!together) continue;
              expect(one.lane).not.toBe(other.lane);
              expect(one.lanes).toBe(other.lanes);
            }
          });
      }),
    );
  });
});

it('makes the shortest session tall enough for a finger, within reason', () => {
  expect(10 * scaleFor([10, 60, 60])).toBeGreaterThanOrEqual(24);
  expect(scaleFor([1])).toBeLessThan(6);
  expect(scaleFor([240, 240])).toBeGreaterThan(1);
});
