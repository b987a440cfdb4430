import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { Event } from '@passerelle/contracts/events';
import type { EventId } from '@passerelle/contracts/ids';
import type { Instant } from '@passerelle/contracts/primitives';
import { createOnce } from '../../platform/database/create-once';
import type { Transaction } from '../../platform/database/transactions';
import { EventRecord } from './event.schema';

/** An event with what only the server needs to know of it. */
export type StoredEvent = Event & {
  readonly sessionCount: number;
  readonly changedAt: Instant;
};

function eventOf({ _id, sessionCount, changedAt, ...fields }: EventRecord): StoredEvent {
  return { ...Event.parse({ id: _id, ...fields }), sessionCount, changedAt };
}

@Injectable()
export class EventRepository {
  constructor(@InjectModel(EventRecord.name) private readonly events: Model<EventRecord>) {}

  async all(): Promise<StoredEvent[]> {
    return (await this.events.find().lean<EventRecord[]>()).map(eventOf);
  }

  async one(id: EventId, transaction?: Transaction): Promise<StoredEvent | undefined> {
    const found = await this.events
      .findById(id)
      .session(transaction ?? null)
      .lean<EventRecord>();
    return found ? eventOf(found) : undefined;
  }

  async named(ids: readonly EventId[]): Promise<Map<EventId, StoredEvent>> {
    const found = await this.events.find({ _id: { $in: ids } }).lean<EventRecord[]>();
    return new Map(found.map((record) => [record._id, eventOf(record)]));
  }

  create({ id, ...fields }: StoredEvent, command: unknown): Promise<'created' | 'already'> {
    return createOnce(this.events, { _id: id, ...fields }, command);
  }

  /** Undefined when it was published before. */
  async publish(id: EventId, at: Instant): Promise<StoredEvent | undefined> {
    const published = await this.events
      .findOneAndUpdate(
        { _id: id, status: 'draft' },
        { $set: { status: 'published', changedAt: at }, $inc: { revision: 1 } },
        { returnDocument: 'after' },
      )
      .lean<EventRecord>();
    return published ? eventOf(published) : undefined;
  }

  /**
   * The programme of this event is about to change: takes the next revision.
   * Whoever read the event at an older revision gets undefined, and must read again.
   */
  async advance(
    event: Pick<StoredEvent, 'id' | 'revision'>,
    changes: Partial<Omit<StoredEvent, 'id' | 'revision'>> & { changedAt: Instant },
    transaction: Transaction,
  ): Promise<number | undefined> {
    const { matchedCount } = await this.events.updateOne(
      { _id: event.id, revision: event.revision },
      { $set: changes, $inc: { revision: 1 } },
      { session: transaction },
    );
    return matchedCount ? event.revision + 1 : undefined;
  }

  async add(events: readonly StoredEvent[]): Promise<void> {
    await this.events.insertMany(
      events.map(({ id, ...fields }) => ({ _id: id, ...fields, creation: 'added' })),
    );
  }
}
