import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { EventId, PersonId, SessionId } from '@passerelle/contracts/ids';
import type { Room, Session, Speaker, Track } from '@passerelle/contracts/sessions';
import type { Transaction } from '../../platform/database/transactions';
import { RoomRecord, SpeakerRecord, TrackRecord } from './programme.schema';
import { SessionRecord } from './session.schema';

/** Everything that an event's programme consists of. */
export interface StoredProgramme {
  readonly rooms: readonly Room[];
  readonly tracks: readonly Track[];
  readonly speakers: readonly Speaker[];
  readonly sessions: readonly Session[];
}

/** Left out of the programme: long, and shown on the session's own page. */
const WITHOUT_TEXTS = { subtitle: 0, abstract: 0, description: 0, links: 0 } as const;

function named<T extends { _id: string }>({ _id, ...fields }: T) {
  return { id: _id as T['_id'], ...fields };
}

function inEvent<T extends { _id: string; eventId: EventId }>({ _id, eventId, ...fields }: T) {
  void eventId;
  return { id: _id as T['_id'], ...fields };
}

@Injectable()
export class ProgrammeRepository {
  constructor(
    @InjectModel(RoomRecord.name) private readonly rooms: Model<RoomRecord>,
    @InjectModel(TrackRecord.name) private readonly tracks: Model<TrackRecord>,
    @InjectModel(SpeakerRecord.name) private readonly speakers: Model<SpeakerRecord>,
    @InjectModel(SessionRecord.name) private readonly sessions: Model<SessionRecord>,
  ) {}

  /** One indexed read for each collection. `brief` leaves the long texts in the store. */
  async ofEvent(eventId: EventId, brief: boolean, tx?: Transaction): Promise<StoredProgramme> {
    const session = tx ?? null;
    const rooms = this.rooms.find({ eventId }).session(session).lean<RoomRecord[]>();
    const tracks = this.tracks.find({ eventId }).session(session).lean<TrackRecord[]>();
    const speakers = this.speakers
      .find({ eventId }, brief ? { biography: 0 } : {})
      .session(session)
      .lean<SpeakerRecord[]>();
    const sessions = this.sessions
      .find({ eventId }, brief ? WITHOUT_TEXTS : {})
      .session(session)
      .lean<SessionRecord[]>();
    // One after the other inside a transaction: a transaction is one conversation.
    const found = tx
      ? ([await rooms, await tracks, await speakers, await sessions] as const)
      : await Promise.all([rooms, tracks, speakers, sessions]);
    return {
      rooms: found[0].map(inEvent),
      tracks: found[1].map(inEvent),
      speakers: found[2].map(inEvent),
      sessions: found[3].map((record) => ({ ...named(record), links: record.links ?? [] })),
    };
  }

  async session(eventId: EventId, id: SessionId, tx?: Transaction): Promise<Session | undefined> {
    const found = await this.sessions
      .findOne({ _id: id, eventId })
      .session(tx ?? null)
      .lean<SessionRecord>();
    return found ? named(found) : undefined;
  }

  async sessionsNamed(ids: readonly SessionId[], tx?: Transaction): Promise<Session[]> {
    const found = await this.sessions
      .find({ _id: { $in: ids } })
      .session(tx ?? null)
      .lean<SessionRecord[]>();
    return found.map(named);
  }

  /** Where this person speaks or chairs. */
  async sessionsHeldBy(
    eventId: EventId,
    personIds: readonly PersonId[],
    tx?: Transaction,
  ): Promise<{ personId: PersonId; session: Session }[]> {
    const known = await this.speakers
      .find({ personId: { $in: personIds }, eventId })
      .session(tx ?? null)
      .lean<SpeakerRecord[]>();
    if (known.length === 0) return [];
    const speakerIds = known.map((speaker) => speaker._id);
    const sessions = await this.sessions
      .find({
        eventId,
        cancelled: false,
        $or: [{ speakerIds: { $in: speakerIds } }, { chairIds: { $in: speakerIds } }],
      })
      .session(tx ?? null)
      .lean<SessionRecord[]>();
    return sessions
      .map(named)
      .flatMap((session) =>
        known
          .filter(({ _id }) => session.speakerIds.includes(_id) || session.chairIds.includes(_id))
          .flatMap(({ personId }) => (personId ? [{ personId, session }] : [])),
      );
  }

  /** The room, the track and the people of one session. */
  async peopleAndPlaces(
    eventId: EventId,
    { roomId, trackId, speakerIds, chairIds }: Session,
  ): Promise<Omit<StoredProgramme, 'sessions'>> {
    const people = [...speakerIds, ...chairIds];
    const [rooms, tracks, speakers] = await Promise.all([
      this.rooms.find({ _id: { $in: roomId ? [roomId] : [] }, eventId }).lean<RoomRecord[]>(),
      this.tracks.find({ _id: { $in: trackId ? [trackId] : [] }, eventId }).lean<TrackRecord[]>(),
      this.speakers.find({ _id: { $in: people }, eventId }).lean<SpeakerRecord[]>(),
    ]);
    return {
      rooms: rooms.map(inEvent),
      tracks: tracks.map(inEvent),
      speakers: speakers.map(inEvent),
    };
  }

  async sessionsWithPlaces(eventId: EventId): Promise<Session[]> {
    const found = await this.sessions
      .find({ eventId, capacity: { $exists: true } }, WITHOUT_TEXTS)
      .lean<SessionRecord[]>();
    return found.map((record) => ({ ...named(record), links: [] }));
  }

  async roomsOf(eventId: EventId): Promise<Room[]> {
    return (await this.rooms.find({ eventId }).lean<RoomRecord[]>()).map(inEvent);
  }

  /** Undefined when there is no such session. */
  async setPlaces(
    eventId: EventId,
    id: SessionId,
    capacity: number | undefined,
    transaction: Transaction,
  ): Promise<boolean> {
    const change = capacity === undefined ? { $unset: { capacity: '' } } : { $set: { capacity } };
    const { matchedCount } = await this.sessions.updateOne({ _id: id, eventId }, change, {
      session: transaction,
    });
    return matchedCount === 1;
  }
}
