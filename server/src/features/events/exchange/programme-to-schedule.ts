import type { Language } from '@passerelle/contracts/primitives';
import type { Session, Speaker } from '@passerelle/contracts/sessions';
import { freeNumber, slugOf, uuidOf } from './export-names';
import type { Schedule, ScheduleSession } from './schedule';
import { sessionKind } from './session-kind';
import { inLanguage, type WholeProgramme } from './whole-programme';

/** The name under which a session goes out, and by which it is known again when it comes back. */
export function outerSessionId(session: Pick<Session, 'id' | 'externalId'>): string {
  return session.externalId ?? uuidOf(session.id);
}

export function outerSpeakerId(speaker: Pick<Speaker, 'id' | 'externalId'>): string {
  return speaker.externalId ?? speaker.id;
}

interface Translation {
  readonly whole: WholeProgramme;
  readonly language: Language;
  readonly acronym: string;
  readonly numbers: Set<number>;
  readonly slugs: Set<string>;
}

/** Number, kind, slug and the like: as the file said them, as long as they are still true and unique. */
function originOf(
  session: WholeProgramme['sessions'][number],
  title: string,
  { acronym, numbers, slugs }: Translation,
) {
  const { source, kind } = session;
  const number = freeNumber(source ? String(source.number) : outerSessionId(session), numbers);
  const fresh = [acronym, number, slugOf(title)].filter(Boolean).join('-');
  const slug = source && !slugs.has(source.slug) ? source.slug : fresh;
  slugs.add(slug);
  return {
    number,
    slug,
    kind,
    type: source && sessionKind(source.type) === kind ? source.type : kind,
    ...(source?.url && { url: source.url }),
    ...(source?.recording && { recording: source.recording }),
  };
}

function scheduleSession(
  session: WholeProgramme['sessions'][number],
  translation: Translation,
): ScheduleSession {
  const { whole, language } = translation;
  const title = inLanguage(session.title, language);
  const room = whole.rooms.find((one) => one.id === session.roomId)?.name;
  const track = whole.tracks.find((one) => one.id === session.trackId);
  const on = [...new Set([...session.speakerIds, ...session.chairIds])];
  return {
    ...originOf(session, title, translation),
    id: outerSessionId(session),
    title,
    subtitle: inLanguage(session.subtitle, language),
    abstract: inLanguage(session.abstract, language),
    description: inLanguage(session.description, language),
    start: session.start,
    minutes: session.minutes,
    ...(room && { room }),
    ...(track && { track: inLanguage(track.name, language) }),
    ...(session.language && { language: session.language }),
    people: on.flatMap((speakerId) => {
      const speaker = whole.speakers.find((one) => one.id === speakerId);
      return speaker ? [outerSpeakerId(speaker)] : [];
    }),
    links: session.links,
  };
}

/** What is stored, as a schedule in one language, ready to be written. Cancelled sessions stay at home. */
export function programmeToSchedule(whole: WholeProgramme, language: Language): Schedule {
  const { event } = whole;
  const title = inLanguage(event.name, language);
  const acronym = event.externalId ?? (slugOf(title) || 'programme');
  const translation = {
    whole,
    language,
    acronym,
    numbers: new Set<number>(),
    slugs: new Set<string>(),
  };
  const sessions = whole.sessions
    .filter(({ cancelled }) => !cancelled)
    .map((session) => scheduleSession(session, translation));
  const present = new Set(sessions.flatMap(({ people }) => people));
  return {
    title,
    acronym,
    version: String(event.revision),
    ...(event.place.venue && { venue: event.place.venue }),
    city: event.place.city,
    zone: event.zone,
    days: event.days,
    rooms: whole.rooms.map(({ name, capacity }) => ({ name, ...(capacity && { capacity }) })),
    tracks: whole.tracks.map(({ name }) => inLanguage(name, language)),
    sessions,
    people: whole.speakers
      .filter((speaker) => present.has(outerSpeakerId(speaker)))
      .map((speaker) => {
        const biography = inLanguage(speaker.biography, language);
        return {
          id: outerSpeakerId(speaker),
          name: speaker.name,
          ...(biography && { biography }),
        };
      }),
  };
}
