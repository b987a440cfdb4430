import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { NotificationId, PersonId } from '@passerelle/contracts/ids';
import { isDuplicate } from '../../platform/database/create-once';
import { NotificationRecord } from './notification.schema';

export type StoredNotification = Omit<NotificationRecord, '_id'> & { id: NotificationId };

const storedOf = ({ _id: id, ...fields }: NotificationRecord): StoredNotification => ({
  id,
  ...fields,
});

/** Unread ones are looked at up to here; beyond it a count says nothing more. */
const MOST_UNREAD = 1_000;

@Injectable()
export class NotificationRepository {
  constructor(
    @InjectModel(NotificationRecord.name)
    private readonly notifications: Model<NotificationRecord>,
  ) {}

  /** Undefined when this person has heard of this cause already. */
  async add({ id, ...fields }: StoredNotification): Promise<StoredNotification | undefined> {
    try {
      await this.notifications.create([{ _id: id, ...fields }]);
      return { id, ...fields };
    } catch (error) {
      if (isDuplicate(error)) return undefined;
      throw error;
    }
  }

  async one(id: NotificationId): Promise<StoredNotification | undefined> {
    const found = await this.notifications.findById(id).lean<NotificationRecord>();
    return found ? storedOf(found) : undefined;
  }

  /** The newest first, before `after`. */
  async page(
    personId: PersonId,
    limit: number,
    only: 'all' | 'unread',
    after?: NotificationId,
  ): Promise<StoredNotification[]> {
    const found = await this.notifications
      .find({
        personId,
        ...(after && { _id: { $lt: after } }),
        ...(only === 'unread' && { readAt: { $exists: false } }),
      })
      .sort({ _id: -1 })
      .limit(limit)
      .lean<NotificationRecord[]>();
    return found.map(storedOf);
  }

  unread(personId: PersonId): Promise<StoredNotification[]> {
    return this.page(personId, MOST_UNREAD, 'unread');
  }

  /** Which of these changed: one's own only, and those that were not so before. */
  async mark(
    personId: PersonId,
    ids: readonly NotificationId[],
    readAt: string | undefined,
  ): Promise<NotificationId[]> {
    const due = { _id: { $in: ids }, personId, readAt: { $exists: readAt === undefined } };
    const found = await this.notifications.find(due, { _id: 1 }).lean<{ _id: NotificationId }[]>();
    await this.notifications.updateMany(
      due,
      readAt ? { $set: { readAt } } : { $unset: { readAt: '' } },
    );
    return found.map(({ _id }) => _id);
  }
}
