import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { Entry } from '@passerelle/contracts/checkin';
import type { CheckInId, EventId, RegistrationId } from '@passerelle/contracts/ids';
import { NOT_IN, type Entrance } from '@passerelle/rules/registrations/check-in';
import { isDuplicate } from '../../platform/database/create-once';
import { EntranceRecord } from './entrance.schema';

function entranceOf(record: EntranceRecord | null): Entrance {
  if (!record) return NOT_IN;
  return { undone: record.undone, ...(record.current && { current: record.current }) };
}

@Injectable()
export class EntranceRepository {
  constructor(
    @InjectModel(EntranceRecord.name) private readonly entrances: Model<EntranceRecord>,
  ) {}

  async of(id: RegistrationId): Promise<Entrance> {
    return entranceOf(await this.entrances.findById(id).lean<EntranceRecord>());
  }

  /** Lets somebody in who is not in; whether this very call did, for of several at once only one does. */
  async enter(eventId: EventId, id: RegistrationId, entry: Entry): Promise<boolean> {
    try {
      await this.entrances.create({ _id: id, eventId, current: entry, undone: [] });
      return true;
    } catch (error) {
      if (!isDuplicate(error, '_id')) throw error;
      // They were in before: they are let in again only if that was taken back, and not by a retry of it.
      const again = await this.entrances.updateOne(
        { _id: id, current: { $exists: false }, undone: { $ne: entry.id } },
        { $set: { current: entry } },
      );
      return again.modifiedCount === 1;
    }
  }

  /** Takes an entry back; undefined when it does not count (any more). */
  async undo(eventId: EventId, checkInId: CheckInId): Promise<RegistrationId | undefined> {
    const undone = await this.entrances
      .findOneAndUpdate(
        { eventId, 'current.id': checkInId },
        { $unset: { current: '' }, $push: { undone: checkInId } },
      )
      .lean<EntranceRecord>();
    return undone?._id;
  }

  async present(eventId: EventId): Promise<number> {
    return this.entrances.countDocuments({ eventId, 'current.id': { $exists: true } });
  }

  async ofEvent(eventId: EventId): Promise<Map<RegistrationId, Entry>> {
    const found = await this.entrances
      .find({ eventId, 'current.id': { $exists: true } })
      .lean<EntranceRecord[]>();
    return new Map(found.flatMap(({ _id, current }) => (current ? [[_id, current]] : [])));
  }

  async add(eventId: EventId, entries: ReadonlyMap<RegistrationId, Entry>): Promise<void> {
    await this.entrances.insertMany(
      [...entries].map(([_id, current]) => ({ _id, eventId, current, undone: [] })),
    );
  }
}
