import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model, UpdateQuery } from 'mongoose';
import type { FollowUpQuery } from '@passerelle/contracts/follow-ups';
import type { BodyId, MeetingId } from '@passerelle/contracts/ids';
import type { MeetingState } from '@passerelle/contracts/meetings';
import { createOnce } from '../../platform/database/create-once';
import type { Transaction } from '../../platform/database/transactions';
import { Refusal } from '../../platform/errors/refusal';
import { MeetingRecord } from './meeting.schema';

export type StoredMeeting = Omit<MeetingRecord, '_id' | 'creation' | 'edits'> & { id: MeetingId };

type Change = Partial<Omit<MeetingRecord, '_id' | 'bodyId' | 'creation' | 'edits'>>;

/** Everybody in a room may press a button at the same moment. */
const TRIES = 50;

export function meetingOf({ _id, creation: _creation, edits: _edits, ...rest }: MeetingRecord) {
  return { id: _id, ...rest } as StoredMeeting;
}

@Injectable()
export class MeetingRepository {
  constructor(@InjectModel(MeetingRecord.name) private readonly meetings: Model<MeetingRecord>) {}

  async one(id: MeetingId): Promise<StoredMeeting | undefined> {
    const found = await this.meetings.findById(id).lean<MeetingRecord>();
    return found ? meetingOf(found) : undefined;
  }

  async named(ids: readonly MeetingId[]): Promise<StoredMeeting[]> {
    const found = await this.meetings.find({ _id: { $in: [...ids] } }).lean<MeetingRecord[]>();
    return found.map(meetingOf);
  }

  async ofBodies(bodyIds: readonly BodyId[], limit: number): Promise<StoredMeeting[]> {
    const found = await this.meetings
      .find({ bodyId: { $in: [...bodyIds] } })
      .sort({ start: -1, _id: -1 })
      .limit(limit)
      .lean<MeetingRecord[]>();
    return found.map(meetingOf);
  }

  /** Meetings with an agenda item that came from this channel or discussion. */
  async followingUp(bodyId: BodyId, { channelId, discussionId }: FollowUpQuery) {
    const place = channelId
      ? { 'agenda.source.channelId': channelId }
      : { 'agenda.source.discussionId': discussionId };
    return (await this.meetings.find({ bodyId, ...place }).lean<MeetingRecord[]>()).map(meetingOf);
  }

  /** An id that another meeting has given already is no new one. */
  async requireNew(id: MeetingId, part: 'agenda' | 'floor', madeId: string): Promise<void> {
    const other = await this.meetings.exists({ [`${part}.id`]: madeId, _id: { $ne: id } });
    if (other) throw new Refusal('request/key-reused');
  }

  create(meeting: StoredMeeting, command: unknown): Promise<'created' | 'already'> {
    const { id, ...fields } = meeting;
    return createOnce(this.meetings, { _id: id, ...fields, edits: 0 }, command);
  }

  /**
   * Computes a change from what is stored and writes it if nothing has moved meanwhile; otherwise it is computed again.
   * Undefined when the meeting is gone or in none of `states`; a change that is undefined writes nothing.
   */
  async change(
    id: MeetingId,
    states: readonly MeetingState[],
    compute: (meeting: StoredMeeting) => Change | undefined,
  ): Promise<StoredMeeting | undefined> {
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const record = await this.meetings.findById(id).lean<MeetingRecord>();
      if (!record || !states.includes(record.state)) return undefined;
      const change = compute(meetingOf(record));
      if (!change) return meetingOf(record);
      const written = await this.meetings
        .findOneAndUpdate({ _id: id, edits: record.edits }, updateOf(change), {
          returnDocument: 'after',
        })
        .lean<MeetingRecord>();
      if (written) return meetingOf(written);
    }
    throw new Refusal('server/unavailable');
  }

  /** The next decision's number, in the transaction that stores the decision; undefined in another state. */
  async nextDecision(
    id: MeetingId,
    states: readonly MeetingState[],
    transaction: Transaction,
  ): Promise<number | undefined> {
    const moved = await this.meetings
      .findOneAndUpdate(
        { _id: id, state: { $in: [...states] } },
        { $inc: { decisionCount: 1, edits: 1 } },
        { returnDocument: 'after', session: transaction },
      )
      .lean<MeetingRecord>();
    return moved?.decisionCount;
  }

  async add(meetings: readonly StoredMeeting[]): Promise<void> {
    await this.meetings.insertMany(
      meetings.map(({ id, ...rest }) => ({ _id: id, ...rest, edits: 0, creation: 'history' })),
    );
  }
}

/** A field that is set to undefined goes. */
function updateOf(change: Change): UpdateQuery<MeetingRecord> {
  const entries = Object.entries(change);
  const set = entries.filter(([, value]) => value !== undefined);
  const gone = entries.filter(([, value]) => value === undefined).map(([key]) => [key, 1]);
  return {
    $inc: { edits: 1 },
    ...(set.length > 0 && { $set: Object.fromEntries(set) }),
    ...(gone.length > 0 && { $unset: Object.fromEntries(gone) }),
  } as UpdateQuery<MeetingRecord>;
}
