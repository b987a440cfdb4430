import type { SessionId } from '@passerelle/contracts/ids';
import type { CivilDay, Language, TimeZone } from '@passerelle/contracts/primitives';
import type { Programme, ProgrammeSession } from '@passerelle/contracts/programmes';
import { dayOf } from '@passerelle/rules/events/days';
import { boundsOf } from '@passerelle/rules/events/slots';
import { inTwoZones, type SlotInTwoZones } from '@passerelle/rules/events/two-zones';
import { folded } from './fold';

/** A session with its names, ready to be shown and searched. Made once for each programme, language and zone. */
export interface Entry {
  readonly id: SessionId;
  readonly session: ProgrammeSession;
  readonly title: string;
  readonly lang: Language;
  readonly room: string;
  readonly track: string;
  readonly speakers: string;
  /** The day of the programme that owns it, whatever the reader's clock says. */
  readonly day: CivilDay;
  /** Milliseconds since the epoch, half-open. */
  readonly from: number;
  readonly until: number;
  readonly clocks: SlotInTwoZones;
  /** Everything that a search looks at, folded. */
  readonly haystack: string;
}

export interface Reader {
  readonly language: Language;
  readonly zone: TimeZone;
}

function named<T extends { readonly id: string }>(things: readonly T[]): ReadonlyMap<string, T> {
  return new Map(things.map((thing) => [thing.id, thing]));
}

export function programmeEntries(programme: Programme, reader: Reader): Entry[] {
  const { event } = programme;
  const rooms = named(programme.rooms);
  const tracks = named(programme.tracks);
  const speakers = named(programme.speakers);
  return programme.sessions.map((session) => {
    const english = reader.language === 'en' && session.title.en !== undefined;
    const title = (english && session.title.en) || session.title.fr;
    const room = rooms.get(session.roomId ?? '')?.name ?? '';
    const trackName = tracks.get(session.trackId ?? '')?.name;
    const track = (reader.language === 'en' && trackName?.en) || trackName?.fr || '';
    const people = [...(session.speakerIds ?? []), ...(session.chairIds ?? [])].flatMap(
      (id) => speakers.get(id) ?? [],
    );
    const names = people.map(({ name }) => name).join(', ');
    const affiliations = people.map(({ affiliation }) => affiliation ?? '').join(' ');
    const { fr, en = '' } = session.title;
    return {
      id: session.id,
      session,
      title,
      lang: english ? ('en' as const) : ('fr' as const),
      room,
      track,
      speakers: names,
      day: dayOf(session.start, event.days, event.zone),
      ...boundsOf(session),
      clocks: inTwoZones(session, event.zone, reader.zone),
      haystack: folded([fr, en, names, affiliations, room, track].join(' ')),
    };
  });
}
