import { create } from 'xmlbuilder2';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import { dayOf } from '@passerelle/rules/events/days';
import { civilTime, isoInZone } from '@passerelle/rules/events/civil-time';
import type { EventDay } from '@passerelle/contracts/events';
import { freeNumber } from './export-names';
import { INSTRUCTION } from './read-schedule-xml';
import type { Schedule, ScheduleSession } from './schedule';

/** `HH:MM`, up to 99:59, as the schema wants lengths. */
export function lengthOf(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Every day that holds a session, and every day of the event; at least one, because the schema wants one. */
export function writtenDays(schedule: Schedule): Pick<EventDay, 'day'>[] {
  const days = new Set([
    ...schedule.days.map(({ day }) => day),
    ...schedule.sessions.map(({ start }) => dayOf(start, schedule.days, schedule.zone)),
  ]);
  return [...days].sort().map((day) => ({ day }));
}

/** The numbers of persons, in a format that knows no other ids. */
export function personNumbers(schedule: Schedule): Map<string, number> {
  const taken = new Set<number>();
  return new Map(schedule.people.map(({ id }) => [id, freeNumber(id, taken)]));
}

/** Rooms of the programme, and the nameless one for what has none. */
export function roomNames(schedule: Schedule): string[] {
  const roomless = schedule.sessions.some(({ room }) => room === undefined);
  return [...schedule.rooms.map(({ name }) => name), ...(roomless ? [''] : [])];
}

interface Writing {
  readonly schedule: Schedule;
  readonly numbers: ReadonlyMap<string, number>;
  readonly names: ReadonlyMap<string, string>;
}

function writeFields(event: XMLBuilder, session: ScheduleSession, { schedule }: Writing): void {
  const fields = {
    date: isoInZone(session.start, schedule.zone),
    start: civilTime(session.start, schedule.zone).clock,
    duration: lengthOf(session.minutes),
    room: session.room ?? '',
    slug: session.slug,
    title: session.title,
    subtitle: session.subtitle,
    track: session.track ?? '',
    type: session.type || session.kind,
    language: session.language ?? '',
    abstract: session.abstract,
    description: session.description,
  };
  for (const [name, text] of Object.entries(fields)) event.ele(name).txt(text);
}

function writeSession(room: XMLBuilder, session: ScheduleSession, writing: Writing): void {
  const isItsNumber = session.id === String(session.number);
  const event = room.ele('event', {
    ...(!isItsNumber && { guid: session.id }),
    id: session.number,
  });
  writeFields(event, session, writing);
  if (session.recording) {
    const recording = event.ele('recording');
    recording.ele('license').txt(session.recording.license);
    recording.ele('optout').txt(String(session.recording.optOut));
  }
  const persons = event.ele('persons');
  for (const id of session.people) {
    persons.ele('person', { id: writing.numbers.get(id)! }).txt(writing.names.get(id) ?? '');
  }
  const links = event.ele('links');
  for (const { href, label } of session.links) links.ele('link', { href }).txt(label);
}

function writeDay(root: XMLBuilder, day: string, index: number, writing: Writing): void {
  const { schedule } = writing;
  const bounds = schedule.days.find((one) => one.day === day);
  const element = root.ele('day', {
    index,
    date: day,
    ...(bounds && {
      start: isoInZone(bounds.from, schedule.zone),
      end: isoInZone(bounds.until, schedule.zone),
    }),
  });
  const own = schedule.sessions.filter(
    ({ start }) => dayOf(start, schedule.days, schedule.zone) === day,
  );
  for (const name of roomNames(schedule)) {
    const room = element.ele('room', { name });
    for (const session of own) {
      if ((session.room ?? '') === name) writeSession(room, session, writing);
    }
  }
}

/**
 * `schedule.xml` that validates against the schema of voc/schedule. The zone stands in a processing instruction,
 * because the schema has no place for it and dates carry their offset only.
 */
export function writeScheduleXml(schedule: Schedule): string {
  const document = create({ version: '1.0', encoding: 'UTF-8', invalidCharReplacement: '' });
  document.ins(INSTRUCTION, `zone="${schedule.zone}" text="plain"`);
  const root = document.ele('schedule');
  root.ele('version').txt(schedule.version);
  const conference = root.ele('conference');
  const days = writtenDays(schedule);
  conference.ele('title').txt(schedule.title);
  conference.ele('acronym').txt(schedule.acronym);
  if (days.length) {
    conference.ele('start').txt(days[0]!.day);
    conference.ele('end').txt(days.at(-1)!.day);
  }
  conference.ele('days').txt(String(days.length));
  conference.ele('timeslot_duration').txt('00:05');
  const writing: Writing = {
    schedule,
    numbers: personNumbers(schedule),
    names: new Map(schedule.people.map(({ id, name }) => [id, name])),
  };
  days.forEach(({ day }, index) => writeDay(root, day, index + 1, writing));
  if (!days.length) root.ele('day', { index: 1 });
  return document.end({ prettyPrint: false });
}
