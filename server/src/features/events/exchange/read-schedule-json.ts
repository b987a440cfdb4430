import * as z from 'zod';
import { shaped } from './json-document';
import type { RawSchedule, RawSession } from './raw-schedule';

const Text = z.string().nullish();

const VocPerson = z.object({
  id: z.int().optional(),
  guid: z.string().optional(),
  code: z.string().optional(),
  name: Text,
  public_name: Text,
  biography: Text,
});

const VocLink = z.union([
  z.string(),
  z.object({ url: z.string().optional(), href: z.string().optional(), title: Text }),
]);

const VocEvent = z.object({
  id: z.int().min(1),
  guid: z.string().optional(),
  date: z.string(),
  start: z.string(),
  duration: z.string(),
  room: Text,
  slug: Text,
  url: Text,
  title: Text,
  subtitle: Text,
  track: Text,
  type: Text,
  language: Text,
  abstract: Text,
  description: Text,
  recording_license: Text,
  do_not_record: z.unknown(),
  persons: z.array(VocPerson),
  links: z.array(VocLink).default([]),
  attachments: z.array(VocLink).default([]),
});

/** Read as a map: an object's keys lose a room that is named like one of JavaScript's own, `__proto__`. */
const Rooms = z.preprocess(
  (rooms) =>
    rooms instanceof Object && !Array.isArray(rooms) ? new Map(Object.entries(rooms)) : rooms,
  z.map(z.string(), z.array(VocEvent)),
);

const VocDay = z.object({
  index: z.int().optional(),
  date: z.string(),
  day_start: Text,
  day_end: Text,
  rooms: Rooms,
});

/** `schedule.json` as frab and pretalx write it. What is of another type than here is another format, and is refused. */
export const VocDocument = z.object({
  generator: z.object({ name: Text }).optional(),
  schedule: z.object({
    version: z.string(),
    base_url: Text,
    rooms: z.undefined('rooms-in-conference').optional(),
    conference: z.object({
      acronym: z.string(),
      title: z.string(),
      start: z.string(),
      end: z.string(),
      daysCount: z.int(),
      time_zone_name: Text,
      tracks: z.array(z.object({ name: z.string() })).default([]),
      rooms: z.array(z.object({ name: z.string(), capacity: z.number().nullish() })).default([]),
      days: z.array(VocDay),
    }),
  }),
});
type VocEvent = z.infer<typeof VocEvent>;

/** The name that marks our own files: their texts are plain. */
export const GENERATOR = 'Passerelle';

function linkOf(link: z.infer<typeof VocLink>): { href: string; label: string } {
  if (typeof link === 'string') return { href: link, label: '' };
  return { href: link.url ?? link.href ?? '', label: link.title ?? '' };
}

function sessionOf(event: VocEvent, day: string, room: string, where: string): RawSession {
  const text = (value: string | null | undefined) => value ?? undefined;
  return {
    where: `${where}, session ${event.id}`,
    id: String(event.id),
    guid: event.guid,
    day,
    date: event.date,
    start: event.start,
    duration: event.duration,
    room: text(event.room),
    gridRoom: room,
    title: text(event.title),
    subtitle: text(event.subtitle),
    abstract: text(event.abstract),
    description: text(event.description),
    track: text(event.track),
    type: text(event.type),
    language: text(event.language),
    slug: text(event.slug),
    url: text(event.url),
    license: text(event.recording_license),
    optOut: event.do_not_record === true || event.do_not_record === 'true' ? 'true' : undefined,
    persons: event.persons.map((person) => ({
      id: person.code ?? person.guid ?? person.id?.toString(),
      name: person.public_name ?? person.name ?? '',
      biography: text(person.biography),
    })),
    links: [...event.links, ...event.attachments].map(linkOf),
  };
}

export function readScheduleJson(document: unknown): RawSchedule {
  const { schedule, generator } = shaped(VocDocument, document);
  const { conference } = schedule;
  const sessions = conference.days.flatMap((day, index) =>
    [...day.rooms].flatMap(([room, events]) =>
      events.map((event) => sessionOf(event, day.date, room, `day ${index + 1}`)),
    ),
  );
  return {
    title: conference.title,
    acronym: conference.acronym,
    version: schedule.version,
    zone: conference.time_zone_name ?? undefined,
    firstDay: conference.start,
    lastDay: conference.end,
    dayCount: String(conference.daysCount),
    baseUrl: schedule.base_url ?? undefined,
    plain: generator?.name === GENERATOR,
    days: conference.days.map(({ date, day_start, day_end }, index) => ({
      where: `day ${index + 1}`,
      date,
      start: day_start ?? undefined,
      end: day_end ?? undefined,
    })),
    rooms: conference.rooms.map(({ name, capacity }) => ({
      name,
      capacity: capacity ?? undefined,
    })),
    tracks: conference.tracks.map(({ name }) => name),
    sessions,
  };
}
