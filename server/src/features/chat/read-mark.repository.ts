import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { ReadMark } from '@passerelle/contracts/chat';
import type { ChannelId, PersonId } from '@passerelle/contracts/ids';
import { isDuplicate } from '../../platform/database/create-once';
import { ReadMarkRecord } from './channel.schema';

const UNREAD: ReadMark = { number: 0, generation: 0 };
const keyOf = (channelId: ChannelId, personId: PersonId) => `${channelId} ${personId}`;

/** Each move is one conditional update: devices that report at once, late or twice end with the furthest mark. */
@Injectable()
export class ReadMarkRepository {
  constructor(@InjectModel(ReadMarkRecord.name) private readonly marks: Model<ReadMarkRecord>) {}

  async of(
    personId: PersonId,
    channelIds: readonly ChannelId[],
  ): Promise<(channelId: ChannelId) => ReadMark> {
    const keys = channelIds.map((channelId) => keyOf(channelId, personId));
    const found = await this.marks.find({ _id: { $in: keys } }).lean<ReadMarkRecord[]>();
    const marks = new Map(
      found.map(({ channelId, number, generation }) => [channelId, { number, generation }]),
    );
    return (channelId) => marks.get(channelId) ?? UNREAD;
  }

  /** Forward only, and only for a device that knows the present generation. */
  async read(channelId: ChannelId, personId: PersonId, seen: ReadMark): Promise<void> {
    const _id = keyOf(channelId, personId);
    const forward = () =>
      this.marks.updateOne(
        { _id, generation: seen.generation, number: { $lt: seen.number } },
        { $set: { number: seen.number } },
      );
    const { matchedCount } = await forward();
    if (matchedCount > 0 || seen.generation > 0) return;
    try {
      await this.marks.create({ _id, channelId, personId, ...seen });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      await forward();
    }
  }

  /** Back to before a message, if it had been read; the generation tells other devices. */
  async unread(channelId: ChannelId, personId: PersonId, from: number): Promise<void> {
    await this.marks.updateOne(
      { _id: keyOf(channelId, personId), number: { $gte: from } },
      { $set: { number: from - 1 }, $inc: { generation: 1 } },
    );
  }

  /** Whoever posts has seen what is there: the mark of each of these people moves up to their own message. */
  async raise(channelId: ChannelId, numbers: ReadonlyMap<PersonId, number>): Promise<void> {
    if (numbers.size === 0) return;
    const raised = [...numbers].map(([personId, number]) => ({
      updateOne: {
        filter: { _id: keyOf(channelId, personId) },
        update: { $max: { number }, $setOnInsert: { channelId, personId, generation: 0 } },
        upsert: true,
      },
    }));
    await this.marks.bulkWrite(raised, { ordered: false });
  }

  /** What several people have read of one channel. */
  async inChannel(
    channelId: ChannelId,
    personIds: readonly PersonId[],
  ): Promise<(personId: PersonId) => ReadMark> {
    const keys = personIds.map((personId) => keyOf(channelId, personId));
    const found = await this.marks.find({ _id: { $in: keys } }).lean<ReadMarkRecord[]>();
    const marks = new Map(
      found.map(({ personId, number, generation }) => [personId, { number, generation }]),
    );
    return (personId) => marks.get(personId) ?? UNREAD;
  }
}
