import ical, { ICalCalendarMethod, ICalEventStatus, type ICalEventData } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import type { Instant, Language } from '@passerelle/contracts/primitives';
import type { Session } from '@passerelle/contracts/sessions';
import { endOf } from '@passerelle/rules/events/slots';
import { vtimezone } from './vtimezone';
import { inLanguage, type WholeProgramme } from './whole-programme';

export interface CalendarOptions {
  readonly language: Language;
  /** When the file is made. */
  readonly now: Instant;
  /** Host name of this network: makes the UIDs its own. They never change, whatever moves. */
  readonly host: string;
  /** Public address of a session. */
  readonly addressOf: (session: Session) => string;
}

const WORDS = {
  fr: { speakers: 'Intervenants', chairs: 'Modération', cancelled: 'ANNULÉ :' },
  en: { speakers: 'Speakers', chairs: 'Chair', cancelled: 'CANCELLED:' },
} as const satisfies Record<Language, Record<string, string>>;

export function calendarUid(session: Pick<Session, 'id'>, host: string): string {
  return `${session.id}@${host}`;
}

function describe(
  session: Session,
  { speakers }: WholeProgramme,
  { language }: CalendarOptions,
): string {
  const words = WORDS[language];
  const names = (ids: readonly string[]) =>
    ids.flatMap((id) => speakers.find((speaker) => speaker.id === id)?.name ?? []).join(', ');
  const colon = language === 'fr' ? ' :' : ':';
  const line = (label: string, text: string) => (text ? `${label}${colon} ${text}` : '');
  return [
    inLanguage(session.subtitle, language),
    inLanguage(session.abstract, language),
    line(words.speakers, names(session.speakerIds)),
    line(words.chairs, names(session.chairIds)),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function calendarEvent(
  session: Session,
  whole: WholeProgramme,
  options: CalendarOptions,
): ICalEventData {
  const { event, rooms, tracks } = whole;
  const { language } = options;
  const clock = (instant: Instant) => Temporal.Instant.from(instant).toZonedDateTimeISO(event.zone);
  const title = inLanguage(session.title, language);
  const room = rooms.find(({ id }) => id === session.roomId)?.name;
  const track = tracks.find(({ id }) => id === session.trackId);
  const { venue, address, city } = event.place;
  return {
    id: calendarUid(session, options.host),
    sequence: session.sequence,
    stamp: new Date(options.now),
    start: clock(session.start),
    end: clock(endOf(session)),
    timezone: event.zone,
    summary: session.cancelled ? `${WORDS[language].cancelled} ${title}` : title,
    location: [room, venue, address, city].filter(Boolean).join(', '),
    description: describe(session, whole, options),
    url: options.addressOf(session),
    status: session.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    ...(track && { categories: [{ name: inLanguage(track.name, language) }] }),
  };
}

/**
 * The sessions given (all, or one person's) as an iCalendar file. Stable UID, the session's own SEQUENCE, cancelled
 * sessions as STATUS:CANCELLED, times on the event's clock with its VTIMEZONE.
 */
export function writeCalendar(whole: WholeProgramme, options: CalendarOptions): string {
  const { event } = whole;
  const starts = whole.sessions.map(({ start }) => start).sort();
  const first = starts[0] ?? options.now;
  const last = starts.at(-1) ?? options.now;
  const calendar = ical({
    name: inLanguage(event.name, options.language),
    prodId: {
      company: 'Passerelle',
      product: 'programme',
      language: options.language.toUpperCase(),
    },
    method: ICalCalendarMethod.PUBLISH,
    // Without a zone of its own the calendar writes DTSTAMP in UTC, as the standard demands; sessions carry theirs.
    timezone: {
      name: null,
      generator: (zone: string) => (zone === event.zone ? vtimezone(zone, first, last) : null),
    },
  });
  for (const session of whole.sessions) {
    calendar.createEvent(calendarEvent(session, whole, options));
  }
  return calendar.toString();
}
