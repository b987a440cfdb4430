import { civilTime, isoInZone } from '@passerelle/rules/events/civil-time';
import { dayOf, eventDays } from '@passerelle/rules/events/days';
import { uuidOf } from './export-names';
import { GENERATOR } from './read-schedule-json';
import type { Schedule, ScheduleSession } from './schedule';
import { lengthOf, personNumbers, roomNames, writtenDays } from './write-schedule-xml';

export interface JsonExportOptions {
  /** Public address of the programme; the addresses of sessions stand below it. */
  readonly baseUrl: string;
}

function eventOf(
  session: ScheduleSession,
  schedule: Schedule,
  numbers: ReadonlyMap<string, number>,
  { baseUrl }: JsonExportOptions,
) {
  const people = new Map(schedule.people.map((person) => [person.id, person]));
  return {
    id: session.number,
    guid: session.id,
    date: isoInZone(session.start, schedule.zone),
    start: civilTime(session.start, schedule.zone).clock,
    duration: lengthOf(session.minutes),
    room: session.room ?? '',
    slug: session.slug,
    url: session.url ?? `${baseUrl}#${session.slug}`,
    title: session.title,
    subtitle: session.subtitle,
    track: session.track ?? null,
    type: session.type || session.kind,
    language: session.language ?? '',
    abstract: session.abstract,
    description: session.description,
    recording_license: session.recording?.license,
    do_not_record: session.recording?.optOut ? 'true' : null,
    persons: session.people.map((id) => ({
      id: numbers.get(id)!,
      code: id,
      name: people.get(id)!.name,
      public_name: people.get(id)!.name,
      biography: people.get(id)!.biography ?? '',
    })),
    links: session.links.map(({ href, label }) => ({ url: href, title: label })),
    attachments: [],
    answers: [],
  };
}

function daysOf(schedule: Schedule, options: JsonExportOptions) {
  const numbers = personNumbers(schedule);
  return writtenDays(schedule).map(({ day }, index) => {
    const bounds =
      schedule.days.find((one) => one.day === day) ?? eventDays(day, day, schedule.zone)[0]!;
    const own = schedule.sessions.filter(
      ({ start }) => dayOf(start, schedule.days, schedule.zone) === day,
    );
    const rooms = roomNames(schedule).map((name) => [
      name,
      own
        .filter(({ room }) => (room ?? '') === name)
        .map((session) => eventOf(session, schedule, numbers, options)),
    ]);
    return {
      index: index + 1,
      date: day,
      day_start: isoInZone(bounds.from, schedule.zone),
      day_end: isoInZone(bounds.until, schedule.zone),
      rooms: Object.fromEntries(rooms),
    };
  });
}

/** `schedule.json` in the form of voc/schedule. */
export function writeScheduleJson(schedule: Schedule, options: JsonExportOptions): string {
  const days = daysOf(schedule, options);
  const conference = {
    acronym: schedule.acronym,
    title: schedule.title,
    start: days[0]?.date ?? '',
    end: days.at(-1)?.date ?? '',
    daysCount: days.length,
    timeslot_duration: '00:05',
    time_zone_name: schedule.zone,
    tracks: schedule.tracks.map((name) => ({ name })),
    rooms: schedule.rooms.map(({ name, capacity }) => ({
      guid: uuidOf(`room:${name}`),
      name,
      capacity: capacity ?? null,
    })),
    days,
  };
  return JSON.stringify({
    $schema: 'https://c3voc.de/schedule/schema.json',
    generator: { name: GENERATOR, version: '1' },
    schedule: { version: schedule.version, base_url: options.baseUrl, conference },
  });
}
