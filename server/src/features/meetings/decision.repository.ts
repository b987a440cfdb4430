import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { DecisionChange } from '@passerelle/contracts/decisions';
import type { FollowUpQuery } from '@passerelle/contracts/follow-ups';
import type { BodyId, DecisionId, MeetingId, PersonId } from '@passerelle/contracts/ids';
import type { MeetingState } from '@passerelle/contracts/meetings';
import { createOnce, isDuplicate } from '../../platform/database/create-once';
import { Transactions, type Transaction } from '../../platform/database/transactions';
import { DecisionRecord } from './meeting-record.schema';
import { MeetingRepository } from './meeting.repository';

export type StoredDecision = Omit<DecisionRecord, '_id' | 'creation'> & { id: DecisionId };

function decisionOf({ _id, creation: _creation, ...rest }: DecisionRecord): StoredDecision {
  return { id: _id, ...rest };
}

@Injectable()
export class DecisionRepository {
  constructor(
    @InjectModel(DecisionRecord.name) private readonly decisions: Model<DecisionRecord>,
    private readonly meetings: MeetingRepository,
    private readonly transactions: Transactions,
  ) {}

  async ofMeeting(meetingId: MeetingId): Promise<StoredDecision[]> {
    const found = await this.decisions
      .find({ meetingId })
      .sort({ number: 1 })
      .lean<DecisionRecord[]>();
    return found.map(decisionOf);
  }

  async followingUp(bodyId: BodyId, { channelId, discussionId }: FollowUpQuery) {
    const place = channelId
      ? { 'source.channelId': channelId }
      : { 'source.discussionId': discussionId };
    return (await this.decisions.find({ bodyId, ...place }).lean<DecisionRecord[]>()).map(
      decisionOf,
    );
  }

  /** Number and decision stand or fall together; undefined when the meeting is in another state. */
  async take(
    decision: Omit<StoredDecision, 'number'>,
    command: unknown,
    states: readonly MeetingState[],
  ): Promise<'created' | 'already' | undefined> {
    const { id, ...fields } = decision;
    const create = (number: number, transaction?: Transaction) =>
      createOnce(this.decisions, { _id: id, ...fields, number }, command, transaction);
    if (await this.decisions.exists({ _id: id })) return create(0);
    try {
      return await this.transactions.run(async (transaction) => {
        const number = await this.meetings.nextDecision(fields.meetingId, states, transaction);
        return number === undefined ? undefined : create(number, transaction);
      });
    } catch (error) {
      if (!isDuplicate(error, '_id')) throw error;
      return create(0);
    }
  }

  /** False when the version is another. */
  async change(
    meetingId: MeetingId,
    id: DecisionId,
    { text, version }: DecisionChange,
    by: PersonId,
    at: string,
  ): Promise<boolean> {
    const before = await this.decisions.findOne({ _id: id, meetingId }).lean<DecisionRecord>();
    if (!before) return false;
    const { modifiedCount } = await this.decisions.updateOne(
      { _id: id, meetingId, version },
      {
        $set: { text },
        $inc: { version: 1 },
        $push: { formerTexts: { $each: [{ text: before.text, at, by }], $slice: -50 } },
      },
    );
    return modifiedCount === 1;
  }

  async add(decisions: readonly StoredDecision[]): Promise<void> {
    await this.decisions.insertMany(
      decisions.map(({ id, ...rest }) => ({ _id: id, ...rest, creation: 'history' })),
    );
  }
}
