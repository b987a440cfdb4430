import type { ImportLog } from './import-log';
import { ScheduleRefused } from './import-log';
import { People } from './assemble-people';
import { SessionMaker } from './assemble-session';
import { slugOf } from './export-names';
import { plainLine } from './plain-text';
import type { RawSchedule } from './raw-schedule';
import type { ImportedSchedule, ReadOptions, ScheduleRoom, ScheduleSession } from './schedule';
import { tellClashes } from './schedule-clashes';
import { scheduleDays } from './schedule-days';
import { scheduleZone } from './schedule-zone';
import { clockTime } from './session-time';

/** More than any event holds; a file with more is a mistake or an attack. */
export const MOST_SESSIONS = 20_000;

function titleOf(raw: RawSchedule, options: ReadOptions, log: ImportLog): string {
  const title = plainLine(raw.title ?? '', raw.plain)
    .slice(0, 300)
    .trim();
  if (title) return title;
  if (options.title) return options.title;
  log.warn('conference', 'le programme n’a pas de titre', 'the programme has no title');
  return 'Programme';
}

/** Rooms as they are listed, then those that only sessions name. A name stands for one room. */
function roomsOf(raw: RawSchedule, sessions: readonly ScheduleSession[]): ScheduleRoom[] {
  const rooms = new Map<string, ScheduleRoom>();
  for (const { name: spelled, capacity } of raw.rooms) {
    const name = plainLine(spelled, raw.plain).slice(0, 300).trim();
    if (!name || rooms.has(name)) continue;
    const seats = Number.isInteger(capacity) && capacity! > 0 ? capacity : undefined;
    rooms.set(name, { name, ...(seats && { capacity: seats }) });
  }
  for (const { room } of sessions) if (room && !rooms.has(room)) rooms.set(room, { name: room });
  return [...rooms.values()];
}

function tracksOf(raw: RawSchedule, sessions: readonly ScheduleSession[]): string[] {
  const listed = raw.tracks.map((track) => plainLine(track, raw.plain).slice(0, 300).trim());
  return [...new Set([...listed, ...sessions.flatMap(({ track }) => track ?? [])])].filter(Boolean);
}

function inOrder(sessions: ScheduleSession[], rooms: readonly ScheduleRoom[]): ScheduleSession[] {
  const rank = new Map(rooms.map(({ name }, index) => [name, index]));
  const roomRank = ({ room }: ScheduleSession) => (room ? rank.get(room)! : -1);
  return sessions.sort(
    (a, b) =>
      Date.parse(a.start) - Date.parse(b.start) || roomRank(a) - roomRank(b) || a.number - b.number,
  );
}

function refuseTooMany(raw: RawSchedule): void {
  if (raw.sessions.length <= MOST_SESSIONS) return;
  throw new ScheduleRefused({
    fr: `plus de ${MOST_SESSIONS} séances`,
    en: `more than ${MOST_SESSIONS} sessions`,
  });
}

/** A checked schedule from what a file says. What cannot be placed is told and left out; the rest is kept. */
export function assembleSchedule(
  raw: RawSchedule,
  options: ReadOptions,
  log: ImportLog,
): ImportedSchedule {
  refuseTooMany(raw);
  const title = titleOf(raw, options, log);
  const acronym = slugOf(raw.acronym ?? '') || slugOf(title) || 'programme';
  const zone = scheduleZone(raw, options.zone, log);
  const dayChange = clockTime(raw.dayChange) ?? '00:00';
  const time = { zone, dayChange, log };
  const days = scheduleDays(raw, time);
  const people = new People(log, raw.plain ?? false);
  const maker = new SessionMaker(raw, { acronym, days, time, people, log });
  const made = raw.sessions.flatMap((session) => maker.make(session) ?? []);
  const rooms = roomsOf(raw, made);
  const sessions = inOrder(made, rooms);
  const everybody = people.on(sessions);
  tellClashes({ sessions, people: everybody }, log);
  const venue = plainLine(raw.venue ?? '', raw.plain);
  const city = plainLine(raw.city ?? '', raw.plain);
  return {
    title,
    acronym,
    version: plainLine(raw.version ?? '', raw.plain),
    ...(venue && { venue }),
    ...(city && { city }),
    zone,
    days,
    rooms,
    tracks: tracksOf(raw, made),
    sessions,
    people: everybody,
    warnings: log.warnings(),
  };
}
