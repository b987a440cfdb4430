import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { ActionChange } from '@passerelle/contracts/decisions';
import type { FollowUpQuery } from '@passerelle/contracts/follow-ups';
import type { ActionId, BodyId, MeetingId } from '@passerelle/contracts/ids';
import { createOnce } from '../../platform/database/create-once';
import { ActionRecord } from './meeting-record.schema';

export type StoredAction = Omit<ActionRecord, '_id' | 'creation'> & { id: ActionId };

function actionOf({ _id, creation: _creation, ...rest }: ActionRecord): StoredAction {
  return { id: _id, ...rest };
}

@Injectable()
export class ActionRepository {
  constructor(@InjectModel(ActionRecord.name) private readonly actions: Model<ActionRecord>) {}

  async one(id: ActionId): Promise<StoredAction | undefined> {
    const found = await this.actions.findById(id).lean<ActionRecord>();
    return found ? actionOf(found) : undefined;
  }

  async ofBody(bodyId: BodyId): Promise<StoredAction[]> {
    return (await this.actions.find({ bodyId }).lean<ActionRecord[]>()).map(actionOf);
  }

  async ofMeeting(meetingId: MeetingId): Promise<StoredAction[]> {
    return (await this.actions.find({ meetingId }).lean<ActionRecord[]>()).map(actionOf);
  }

  async openIn(bodyIds: readonly BodyId[]): Promise<StoredAction[]> {
    const found = await this.actions
      .find({ bodyId: { $in: [...bodyIds] }, state: 'open' })
      .lean<ActionRecord[]>();
    return found.map(actionOf);
  }

  async followingUp(bodyId: BodyId, { channelId, discussionId }: FollowUpQuery) {
    const place = channelId
      ? { 'source.channelId': channelId }
      : { 'source.discussionId': discussionId };
    return (await this.actions.find({ bodyId, ...place }).lean<ActionRecord[]>()).map(actionOf);
  }

  create({ id, ...fields }: StoredAction, command: unknown): Promise<'created' | 'already'> {
    return createOnce(this.actions, { _id: id, ...fields }, command);
  }

  /** Undefined when the version is another. */
  async change(id: ActionId, { state, version }: ActionChange): Promise<StoredAction | undefined> {
    const changed = await this.actions
      .findOneAndUpdate(
        { _id: id, version },
        { $set: { state }, $inc: { version: 1 } },
        { returnDocument: 'after' },
      )
      .lean<ActionRecord>();
    return changed ? actionOf(changed) : undefined;
  }

  async add(actions: readonly StoredAction[]): Promise<void> {
    await this.actions.insertMany(
      actions.map(({ id, ...rest }) => ({ _id: id, ...rest, creation: 'history' })),
    );
  }
}
