import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { ChannelId, PersonId } from '@passerelle/contracts/ids';
import { circleKey, isGroup } from '@passerelle/rules/chat/direct';
import { isDuplicate } from '../../platform/database/create-once';
import { Refusal } from '../../platform/errors/refusal';
import { stateOf, type ChannelState } from './channel.repository';
import { ChannelRecord } from './channel.schema';

/** Conversations that a list shows, at most: the latest. */
const LISTED = 200;

export interface NewCircle {
  readonly id: ChannelId;
  readonly people: readonly PersonId[];
  readonly name?: string | undefined;
  readonly openedBy: PersonId;
  readonly creation: string;
}

/** Direct conversations: channels that belong to people. */
@Injectable()
export class CircleRepository {
  constructor(@InjectModel(ChannelRecord.name) private readonly channels: Model<ChannelRecord>) {}

  /**
   * The conversation of these people: the new one, or the one that is there. Unique indexes on the set and on the id
   * decide, so several who open it at once are given the same one.
   */
  async open(fresh: NewCircle): Promise<{ channel: ChannelState; begun: boolean }> {
    const { id, people, name, openedBy, creation } = fresh;
    const circle = circleKey(people);
    const record = {
      ...{ _id: id, people: [...people], circle, openedBy, creation },
      ...{ group: isGroup(people), seq: 0, messageCount: 0, ...(name && { name }) },
    };
    try {
      await this.channels.create(record);
      return { channel: stateOf(record), begun: true };
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
    const known = await this.channels
      .findOne({ $or: [{ _id: id, creation }, { circle }] })
      .lean<ChannelRecord>();
    if (!known) throw new Refusal('request/key-reused');
    return { channel: stateOf(known), begun: false };
  }

  /** The latest conversations of a person. Where nobody has said anything yet, only whoever opened it sees it. */
  async of(personId: PersonId): Promise<ChannelState[]> {
    const found = await this.channels
      .find({
        people: personId,
        $or: [{ messageCount: { $gt: 0 } }, { openedBy: personId }],
      })
      .sort({ lastAt: -1 })
      .limit(LISTED)
      .lean<ChannelRecord[]>();
    return found.map(stateOf);
  }

  /** Of these conversations, those in which this person is. */
  async among(personId: PersonId, ids: readonly ChannelId[]): Promise<ChannelId[]> {
    const found = await this.channels
      .find({ _id: { $in: ids }, people: personId }, { _id: 1 })
      .lean<Pick<ChannelRecord, '_id'>[]>();
    return found.map(({ _id }) => _id);
  }

  /** Who is in a conversation with this person. */
  async companionsOf(personId: PersonId): Promise<PersonId[]> {
    const people: PersonId[] = await this.channels.distinct('people', { people: personId });
    return people.filter((id) => id !== personId);
  }

  /** Takes a person out of a group; undefined when they are not in such a group. */
  async leave(id: ChannelId, personId: PersonId): Promise<ChannelState | undefined> {
    const left = await this.channels
      .findOneAndUpdate(
        { _id: id, people: personId, group: true },
        { $pull: { people: personId }, $unset: { circle: 1 } },
        { returnDocument: 'after' },
      )
      .lean<ChannelRecord>();
    return left ? stateOf(left) : undefined;
  }
}
