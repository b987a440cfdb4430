import type { Event } from '@passerelle/contracts/events';
import type { RoomId, SessionId, SpeakerId, TrackId } from '@passerelle/contracts/ids';
import type { Room, Session, Speaker, Track } from '@passerelle/contracts/sessions';
import { numberOf } from './exchange/export-names';
import { outerSessionId, outerSpeakerId } from './exchange/programme-to-schedule';
import type { Schedule } from './exchange/schedule';
import type { WholeProgramme } from './exchange/whole-programme';
import { planSession } from './plan-session';

/** Where new ids come from. */
export interface ImportIds {
  readonly room: () => RoomId;
  readonly track: () => TrackId;
  readonly speaker: () => SpeakerId;
  readonly session: () => SessionId;
}

export interface Planned<T> {
  readonly added: readonly T[];
  readonly changed: readonly T[];
}

/** What an import would write. Nothing is ever deleted: a session that left the file is cancelled. */
export interface ImportPlan {
  readonly event: Pick<Event, 'name' | 'zone' | 'days'> & { readonly externalId: string };
  readonly rooms: Planned<Room>;
  readonly tracks: Planned<Track>;
  readonly speakers: Planned<Speaker>;
  readonly sessions: Planned<Session> & {
    readonly cancelled: readonly Session[];
    readonly unchanged: number;
  };
}

/** Gathers what is new and what is different, and knows the id of everything that the file names. */
class Planning<T extends { readonly id: string }> {
  readonly added: T[] = [];
  readonly changed: T[] = [];
  readonly ids = new Map<string, T['id']>();

  /** `next` is the very object that is stored when nothing changed. */
  take(name: string, stored: T | undefined, next: T): void {
    if (!stored) this.added.push(next);
    else if (next !== stored) this.changed.push(next);
    this.ids.set(name, next.id);
  }
}

function planRooms(file: Schedule, current: WholeProgramme, ids: ImportIds): Planning<Room> {
  const known = new Map(current.rooms.map((room) => [room.externalId ?? room.name, room]));
  const planning = new Planning<Room>();
  for (const { name, capacity } of file.rooms) {
    const stored = known.get(name);
    const made: Room = stored ?? { id: ids.room(), name, externalId: name };
    const isSame = !capacity || made.capacity === capacity;
    planning.take(name, stored, isSame ? made : { ...made, capacity });
  }
  return planning;
}

function planTracks(file: Schedule, current: WholeProgramme, ids: ImportIds): Planning<Track> {
  const known = new Map<string, Track>();
  for (const track of current.tracks) {
    if (track.name.en) known.set(track.name.en, track);
    known.set(track.name.fr, track);
  }
  const planning = new Planning<Track>();
  for (const name of file.tracks) {
    const stored = known.get(name);
    planning.take(name, stored, stored ?? { id: ids.track(), name: { fr: name } });
  }
  return planning;
}

function planSpeakers(file: Schedule, current: WholeProgramme, ids: ImportIds): Planning<Speaker> {
  const known = new Map<string, Speaker>();
  for (const speaker of current.speakers) {
    // The numeric formats carry a number for ids that are none: it leads back to the same speaker.
    known.set(String(numberOf(outerSpeakerId(speaker))), speaker);
    known.set(outerSpeakerId(speaker), speaker);
  }
  const planning = new Planning<Speaker>();
  for (const { id, name, biography } of file.people) {
    const stored = known.get(id);
    const isSame = stored?.name === name && (!biography || stored.biography?.fr === biography);
    const next: Speaker = {
      ...(stored ?? { id: ids.speaker(), externalId: id }),
      name,
      ...(biography && { biography: { ...stored?.biography, fr: biography } }),
    };
    planning.take(id, stored, isSame ? stored : next);
  }
  return planning;
}

/** Stored sessions that came from a file and are not in this one. Those made here were never in a file, and stay. */
function goneFrom(file: Schedule, current: WholeProgramme): Session[] {
  const present = new Set(file.sessions.map(({ id }) => id));
  return current.sessions
    .filter(({ externalId, cancelled }) => externalId && !cancelled && !present.has(externalId))
    .map((session) => ({ ...session, cancelled: true, sequence: session.sequence + 1 }));
}

/**
 * What importing `file` into the stored programme changes. Importing the same file again changes nothing; what people
 * wrote here and the file does not know (English titles, places, chairs, the body that meets) is kept.
 */
export function planImport(file: Schedule, current: WholeProgramme, ids: ImportIds): ImportPlan {
  const rooms = planRooms(file, current, ids);
  const tracks = planTracks(file, current, ids);
  const speakers = planSpeakers(file, current, ids);
  const known = new Map(current.sessions.map((session) => [outerSessionId(session), session]));
  const sessions = new Planning<Session>();
  for (const said of file.sessions) {
    const stored = known.get(said.id);
    const next = planSession(said, stored, {
      id: stored?.id ?? ids.session(),
      eventId: current.event.id,
      roomId: said.room === undefined ? undefined : rooms.ids.get(said.room),
      trackId: said.track === undefined ? undefined : tracks.ids.get(said.track),
      speakerIds: said.people.flatMap((id) => speakers.ids.get(id) ?? []),
    });
    sessions.take(said.id, stored, next);
  }
  const { added, changed } = sessions;
  const unchanged = file.sessions.length - added.length - changed.length;
  return {
    event: {
      name: { ...current.event.name, fr: file.title },
      zone: file.zone,
      days: [...file.days],
      externalId: file.acronym,
    },
    rooms,
    tracks,
    speakers,
    sessions: { added, changed, unchanged, cancelled: goneFrom(file, current) },
  };
}
