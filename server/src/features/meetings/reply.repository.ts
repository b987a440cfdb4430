import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { MeetingId, PersonId } from '@passerelle/contracts/ids';
import type { ReplyChange } from '@passerelle/contracts/meetings';
import { isDuplicate } from '../../platform/database/create-once';
import { ReplyRecord } from './meeting.schema';

export type StoredReply = Omit<ReplyRecord, '_id'>;

@Injectable()
export class ReplyRepository {
  constructor(@InjectModel(ReplyRecord.name) private readonly replies: Model<ReplyRecord>) {}

  ofMeeting(meetingId: MeetingId): Promise<StoredReply[]> {
    return this.replies.find({ meetingId }).lean<StoredReply[]>();
  }

  /** What a person answered to each of these meetings. */
  async of(personId: PersonId, ids: readonly MeetingId[]): Promise<Map<MeetingId, StoredReply>> {
    const found = await this.replies
      .find({ _id: { $in: ids.map((id) => `${id} ${personId}`) } })
      .lean<StoredReply[]>();
    return new Map(found.map((reply) => [reply.meetingId, reply]));
  }

  /** The latest answer holds. */
  async put(
    meetingId: MeetingId,
    personId: PersonId,
    { reply, alternateId }: ReplyChange,
    at: string,
  ): Promise<void> {
    const _id = `${meetingId} ${personId}`;
    const fields = { meetingId, personId, reply, at, ...(alternateId && { alternateId }) };
    const replace = () => this.replies.replaceOne({ _id }, fields);
    if ((await replace()).matchedCount > 0) return;
    try {
      await this.replies.create({ _id, ...fields });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      await replace();
    }
  }
}
