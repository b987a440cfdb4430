import * as z from 'zod';
import type { ImportLog } from './import-log';
import { shaped } from './json-document';
import type { RawPerson, RawSchedule, RawSession } from './raw-schedule';

/** pretalx writes names as one text or as one per language. */
const Localised = z.union([z.string(), z.record(z.string(), z.string())]).nullish();
type Localised = z.infer<typeof Localised>;

const Speaker = z.object({
  code: z.string(),
  name: z.string().nullish(),
  biography: z.string().nullish(),
});

const Slot = z.object({
  id: z.union([z.int(), z.string()]),
  room: z.object({ id: z.int(), name: Localised }).nullish(),
  start: z.string().nullish(),
  end: z.string().nullish(),
  duration: z.number().nullish(),
});

const Resource = z.object({
  resource: z.string().nullish(),
  description: z.string().nullish(),
});

const Submission = z.object({
  code: z.string(),
  title: z.string(),
  /** Whole, or by code only. */
  speakers: z.array(z.union([Speaker, z.string()])),
  submission_type: z.object({ name: Localised }).nullish(),
  track: z.object({ name: Localised }).nullish(),
  state: z.string().nullish(),
  abstract: z.string().nullish(),
  description: z.string().nullish(),
  duration: z.number().nullish(),
  content_locale: z.string().nullish(),
  /** Whole, or by number only (then there is nothing to show). */
  resources: z.array(z.union([Resource, z.int()])).default([]),
  slots: z.array(Slot),
});
type Submission = z.infer<typeof Submission>;

/** Day → minute of the day → id of the room → what stands there. */
const Grid = z.record(z.iso.date(), z.record(z.string(), z.record(z.string(), Submission)));

const Dump = z.object({
  schedule: Grid,
  sprints: Grid.optional(),
  extra: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
  rooms: z.array(z.object({ id: z.int(), name: Localised, capacity: z.number().nullish() })),
  speakers: z.record(z.string(), Speaker),
});

/** Submissions in these states take place; `accepted` has not been confirmed by its speaker. */
const HELD = new Set(['confirmed', 'accepted']);

function named(text: Localised): string {
  if (typeof text === 'string') return text;
  return text?.['fr'] ?? text?.['en'] ?? Object.values(text ?? {})[0] ?? '';
}

/** All the names of a kind, so that one known word in one language is enough. */
function everyName(text: Localised): string {
  return typeof text === 'string' ? text : [...new Set(Object.values(text ?? {}))].join(' / ');
}

function hoursAndMinutes(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(Math.round(minutes) % 60)}`;
}

interface Cell {
  readonly day: string;
  readonly minute: number;
  readonly roomId: string;
  readonly submission: Submission;
}

function cellsOf(grid: z.infer<typeof Grid>): Cell[] {
  return Object.entries(grid).flatMap(([day, times]) =>
    Object.entries(times).flatMap(([minute, rooms]) =>
      Object.entries(rooms).map(([roomId, submission]) => ({
        day,
        minute: Number(minute),
        roomId,
        submission,
      })),
    ),
  );
}

function personOf(
  speaker: Submission['speakers'][number],
  speakers: z.infer<typeof Dump>['speakers'],
): RawPerson {
  const code = typeof speaker === 'string' ? speaker : speaker.code;
  const whole = typeof speaker === 'string' ? speakers[speaker] : speaker;
  return { id: code, name: whole?.name ?? '', biography: whole?.biography ?? undefined };
}

function linksOf({ resources }: Submission): RawSession['links'] {
  return resources.flatMap((one) =>
    typeof one === 'object' && one.resource
      ? [{ href: one.resource, label: one.description ?? '' }]
      : [],
  );
}

function sessionOf(
  { day, minute, roomId, submission }: Cell,
  times: number,
  known: { rooms: ReadonlyMap<string, string>; speakers: z.infer<typeof Dump>['speakers'] },
): RawSession {
  const clock = hoursAndMinutes(minute);
  const slot = submission.slots.find(
    ({ room, start }) => String(room?.id) === roomId && start?.startsWith(`${day}T${clock}`),
  );
  const minutes = slot?.duration ?? submission.duration;
  return {
    where: `${day} ${clock}, session ${submission.code}`,
    id: times > 1 ? `${submission.code}~${times}` : submission.code,
    day,
    date: slot?.start ?? undefined,
    start: clock,
    duration: minutes == null ? undefined : hoursAndMinutes(minutes),
    room: named(slot?.room?.name),
    gridRoom: known.rooms.get(roomId),
    title: submission.title,
    abstract: submission.abstract ?? undefined,
    description: submission.description ?? undefined,
    track: named(submission.track?.name),
    type: everyName(submission.submission_type?.name),
    language: submission.content_locale ?? undefined,
    persons: submission.speakers.map((speaker) => personOf(speaker, known.speakers)),
    links: linksOf(submission),
  };
}

function tellApart(dump: z.infer<typeof Dump>, log: ImportLog): void {
  const sprints = cellsOf(dump.sprints ?? {}).length;
  if (sprints) {
    log.warn(
      'sprints',
      `${sprints} séances tenues à part du programme : non importées`,
      `${sprints} sessions kept apart from the programme: not imported`,
    );
  }
  const pauses = Object.values(dump.extra ?? {}).flatMap((day) => Object.keys(day)).length;
  if (pauses) {
    log.warn(
      'extra',
      `${pauses} pauses sans durée ni salle : non importées`,
      `${pauses} breaks without length or room: not imported`,
    );
  }
}

function held(cells: readonly Cell[], log: ImportLog): Cell[] {
  return cells.filter(({ submission: { code, state } }) => {
    if (state === 'accepted') {
      log.gather(`session ${code}`, {
        fr: 'l’intervenant n’a pas encore confirmé',
        en: 'the speaker has not confirmed yet',
      });
    }
    if (!state || HELD.has(state)) return true;
    log.gather(`session ${code}`, {
      fr: 'séance retirée ou refusée : non importée',
      en: 'session withdrawn or rejected: not imported',
    });
    return false;
  });
}

/** Reads pretalx's dump: the grid by day, minute and room, with rooms and speakers beside it. */
export function readPretalx(document: unknown, log: ImportLog): RawSchedule {
  const dump = shaped(Dump, document);
  const rooms = new Map(dump.rooms.map(({ id, name }) => [String(id), named(name)]));
  const times = new Map<string, number>();
  const sessions = held(cellsOf(dump.schedule), log).map((cell) => {
    const { code } = cell.submission;
    times.set(code, (times.get(code) ?? 0) + 1);
    return sessionOf(cell, times.get(code)!, { rooms, speakers: dump.speakers });
  });
  tellApart(dump, log);
  return {
    days: Object.keys(dump.schedule).map((date) => ({ where: date, date })),
    rooms: dump.rooms.map(({ name, capacity }) => ({
      name: named(name),
      capacity: capacity ?? undefined,
    })),
    tracks: [],
    sessions,
  };
}
