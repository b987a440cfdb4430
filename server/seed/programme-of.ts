import type { StoredEvent } from '../src/features/events/event.repository';
import type { StoredProgramme } from '../src/features/events/programme.repository';
import type { RoomId, SessionId, SpeakerId, TrackId } from '@passerelle/contracts/ids';
import type { Person } from '@passerelle/contracts/people';
import type { Room, Session, Speaker, Track } from '@passerelle/contracts/sessions';
import { dayAfter, instantOf } from '@passerelle/rules/events/civil-instants';
import {
  GUESTS,
  ROOMS,
  TRACKS,
  type RoomName,
  type SessionOutline,
  type SpeakerName,
  type TrackName,
} from './congress-outline';
import type { Demo, DemoCast } from './demo';

/** A programme that is written down as outlines, day by day, made into rooms, tracks, speakers and sessions. */
export class ProgrammeDraft implements StoredProgramme {
  readonly rooms: Room[] = [];
  readonly tracks: Track[] = [];
  readonly speakers: Speaker[] = [];
  readonly sessions: Session[] = [];
  /** What each outline became. */
  readonly made = new Map<SessionOutline, Session>();
  private readonly known = new Map<SpeakerName, Speaker>();
  private readonly roomIds = new Map<RoomName, RoomId>();
  private readonly trackIds = new Map<TrackName, TrackId>();

  constructor(
    private readonly demo: Demo,
    private readonly event: StoredEvent,
    days: readonly (readonly SessionOutline[])[],
  ) {
    const first = event.days[0]!.day;
    days.forEach((outlines, index) =>
      outlines.forEach((outline) => this.add(outline, dayAfter(first, index))),
    );
  }

  private add(outline: SessionOutline, day: string): void {
    const { kind, minutes, title, abstract, places, body, language, interpretation } = outline;
    const session: Session = {
      id: this.demo.chance.id<SessionId>('ses'),
      eventId: this.event.id,
      kind,
      title: { fr: title[0], en: title[1] },
      ...(abstract && { abstract: { fr: abstract[0], en: abstract[1] } }),
      start: instantOf(day, outline.at, this.event.zone).instant,
      minutes,
      ...(outline.room && { roomId: this.room(outline.room) }),
      ...(outline.track && { trackId: this.track(outline.track) }),
      ...(language && { language }),
      interpretation: [...(interpretation ?? [])],
      speakerIds: (outline.speakers ?? []).map((name) => this.speaker(name).id),
      chairIds: (outline.chairs ?? []).map((name) => this.speaker(name).id),
      ...(body && { bodyId: this.demo.bodies[body].id }),
      ...(places && { capacity: places.capacity }),
      cancelled: false,
      links: [],
      sequence: 0,
    };
    this.sessions.push(session);
    this.made.set(outline, session);
  }

  private room(name: RoomName): RoomId {
    const known = this.roomIds.get(name);
    if (known) return known;
    const id = this.demo.chance.id<RoomId>('roo');
    this.roomIds.set(name, id);
    this.rooms.push({ id, name: ROOMS[name][0], capacity: ROOMS[name][1] });
    return id;
  }

  private track(name: TrackName): TrackId {
    const known = this.trackIds.get(name);
    if (known) return known;
    const id = this.demo.chance.id<TrackId>('trk');
    this.trackIds.set(name, id);
    this.tracks.push({ id, name: TRACKS[name] });
    return id;
  }

  private speaker(name: SpeakerName): Speaker {
    const known = this.known.get(name);
    if (known) return known;
    const speaker: Speaker = {
      id: this.demo.chance.id<SpeakerId>('spk'),
      ...(name.startsWith('guest ') ? this.guest(Number(name.slice(6))) : this.member(name)),
    };
    this.known.set(name, speaker);
    this.speakers.push(speaker);
    return speaker;
  }

  private guest(number: number): Omit<Speaker, 'id'> {
    const [affiliation, country] = GUESTS[number - 1]!;
    const { givenName, familyName } = this.demo.chance.person(country);
    return { name: `${givenName} ${familyName}`, affiliation };
  }

  private member(name: SpeakerName): Omit<Speaker, 'id'> {
    const city = name.startsWith('mayor of ') ? name.slice(9) : undefined;
    const person = city ? mayorOf(this.demo, city) : this.demo.cast[name as keyof DemoCast];
    const mandate = this.demo.mandates.find(({ personId }) => personId === person.id)!;
    const organisation = this.demo.cities.find(({ id }) => id === mandate.organisationId);
    const isMayor = mandate.office === 'mayor';
    return {
      name: `${person.givenName} ${person.familyName}`,
      personId: person.id,
      organisationId: mandate.organisationId,
      ...(organisation && {
        affiliation: `${isMayor ? 'mairie' : 'ville'} : ${organisation.name}`,
      }),
    };
  }
}

export function mayorOf(demo: Demo, city: string): Person {
  const organisation = demo.cities.find(({ name }) => name === city);
  const mandate = demo.mandates.find(
    (held) => held.organisationId === organisation?.id && held.office === 'mayor',
  );
  const person = demo.people.find(({ id }) => id === mandate?.personId);
  if (!person) throw new Error(`no demo city is called ${city}`);
  return person;
}
