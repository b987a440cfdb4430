import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { EventId } from '@passerelle/contracts/ids';
import type { Transaction } from '../../platform/database/transactions';
import type { ImportPlan } from './plan-import';
import type { StoredProgramme } from './programme.repository';
import { RoomRecord, SpeakerRecord, TrackRecord } from './programme.schema';
import { SessionRecord } from './session.schema';

interface Identified {
  readonly id: string;
}

function documentOf(eventId: EventId, { id, ...fields }: Identified) {
  return { _id: id, ...fields, eventId };
}

/** Writes changes of a programme, all in the transaction that it is given. */
@Injectable()
export class ProgrammeChangesRepository {
  constructor(
    @InjectModel(RoomRecord.name) private readonly rooms: Model<RoomRecord>,
    @InjectModel(TrackRecord.name) private readonly tracks: Model<TrackRecord>,
    @InjectModel(SpeakerRecord.name) private readonly speakers: Model<SpeakerRecord>,
    @InjectModel(SessionRecord.name) private readonly sessions: Model<SessionRecord>,
  ) {}

  async write(eventId: EventId, plan: ImportPlan, tx: Transaction): Promise<void> {
    await this.put(this.rooms, eventId, plan.rooms, tx);
    await this.put(this.tracks, eventId, plan.tracks, tx);
    await this.put(this.speakers, eventId, plan.speakers, tx);
    const { added, changed, cancelled } = plan.sessions;
    await this.put(this.sessions, eventId, { added, changed: [...changed, ...cancelled] }, tx);
  }

  async add(eventId: EventId, programme: StoredProgramme): Promise<void> {
    const { rooms, tracks, speakers, sessions } = programme;
    await this.rooms.insertMany(rooms.map((one) => documentOf(eventId, one)));
    await this.tracks.insertMany(tracks.map((one) => documentOf(eventId, one)));
    await this.speakers.insertMany(speakers.map((one) => documentOf(eventId, one)));
    await this.sessions.insertMany(sessions.map((one) => documentOf(eventId, one)));
  }

  /** Plain objects that this program has checked go in as they are: nobody casts a thousand sessions one by one. */
  private async put<T>(
    model: Model<T>,
    eventId: EventId,
    { added, changed }: { added: readonly Identified[]; changed: readonly Identified[] },
    tx: Transaction,
  ): Promise<void> {
    const operations = [
      ...added.map((one) => ({ insertOne: { document: documentOf(eventId, one) } })),
      ...changed.map((one) => ({
        replaceOne: { filter: { _id: one.id, eventId }, replacement: documentOf(eventId, one) },
      })),
    ];
    if (operations.length > 0)
      await model.collection.bulkWrite(operations as never, { session: tx });
  }
}
