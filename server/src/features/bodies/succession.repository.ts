import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { PersonId, SuccessionId } from '@passerelle/contracts/ids';
import type { Instant } from '@passerelle/contracts/primitives';
import type { Transaction } from '../../platform/database/transactions';
import { SeatRecord } from './body.schema';
import { SuccessionRecord } from './succession.schema';

/** Successions, and what they do with seats; all but {@link one} inside a change of the standings. */
@Injectable()
export class SuccessionRepository {
  constructor(
    @InjectModel(SuccessionRecord.name) private readonly successions: Model<SuccessionRecord>,
    @InjectModel(SeatRecord.name) private readonly seats: Model<SeatRecord>,
  ) {}

  async one(id: SuccessionId): Promise<SuccessionRecord | undefined> {
    return (await this.successions.findById(id).lean<SuccessionRecord>()) ?? undefined;
  }

  /** The new mandate is named beside the former ones, which tell who acted before. */
  async add(record: SuccessionRecord, session: Transaction): Promise<void> {
    await this.successions.create([record], { session });
    await this.seats.updateMany(
      { _id: { $in: record.moved } },
      { $addToSet: { mandateIds: record.mandateId } },
      { session },
    );
    await this.seats.updateMany(
      { _id: { $in: record.endedSeats.map(({ id }) => id) } },
      { $set: { until: record.at } },
      { session },
    );
  }

  /** Marks as undone what this person declared after `since`, once; undefined when there is no such thing. */
  async undo(
    id: SuccessionId,
    by: PersonId,
    { since, at }: { since: Instant; at: Instant },
    session: Transaction,
  ): Promise<SuccessionRecord | undefined> {
    const undone = await this.successions
      .findOneAndUpdate(
        { _id: id, by, at: { $gt: since }, undoneAt: { $exists: false } },
        { $set: { undoneAt: at } },
        { session },
      )
      .lean<SuccessionRecord>();
    if (!undone) return undefined;
    await this.seats.updateMany(
      { _id: { $in: undone.moved } },
      { $pull: { mandateIds: undone.mandateId } },
      { session },
    );
    for (const { id: seatId, until } of undone.endedSeats)
      await this.seats.updateOne(
        { _id: seatId },
        until ? { $set: { until } } : { $unset: { until: true } },
        { session },
      );
    return undone;
  }
}
