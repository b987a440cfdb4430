import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { ChannelId, MessageId, PersonId } from '@passerelle/contracts/ids';
import type { KeptMessage } from '@passerelle/rules/chat/ledger';
import type { Transaction } from '../../platform/database/transactions';
import { MessageRecord } from './message.schema';

/** A message that may belong to another channel than the one at hand. */
export type FoundMessage = KeptMessage & { readonly channelId: ChannelId };

function messageOf({ _id, ...fields }: MessageRecord): FoundMessage {
  return { id: _id, ...fields };
}

function recordOf(channelId: ChannelId, { id, ...fields }: KeptMessage): MessageRecord {
  return structuredClone({ _id: id, channelId, ...fields }) as MessageRecord;
}

/** Reading a channel needs no former versions. */
const WITHOUT_HISTORY = { formerVersions: 0 } as const;

function readOf(record: MessageRecord): KeptMessage {
  return { ...messageOf(record), formerVersions: [] };
}

@Injectable()
export class MessageRepository {
  constructor(@InjectModel(MessageRecord.name) private readonly messages: Model<MessageRecord>) {}

  /** In whatever channel they are. */
  async named(ids: readonly MessageId[], transaction?: Transaction): Promise<FoundMessage[]> {
    const found = await this.messages
      .find({ _id: { $in: ids } })
      .session(transaction ?? null)
      .lean<MessageRecord[]>();
    return found.map(messageOf);
  }

  async one(channelId: ChannelId, id: MessageId): Promise<KeptMessage | undefined> {
    const found = await this.messages.findOne({ _id: id, channelId }).lean<MessageRecord>();
    return found ? messageOf(found) : undefined;
  }

  /** What happened after a sequence: each message once, by its last change. */
  async changedAfter(channelId: ChannelId, seq: number, limit: number): Promise<KeptMessage[]> {
    const found = await this.messages
      .find({ channelId, changed: { $gt: seq } }, WITHOUT_HISTORY)
      .sort({ changed: 1 })
      .limit(limit)
      .lean<MessageRecord[]>();
    return found.map(readOf);
  }

  /** The newest messages with a smaller number, the oldest of them first. */
  async before(channelId: ChannelId, number: number, limit: number): Promise<KeptMessage[]> {
    const found = await this.messages
      .find({ channelId, number: { $lt: number } }, WITHOUT_HISTORY)
      .sort({ number: -1 })
      .limit(limit)
      .lean<MessageRecord[]>();
    return found.map(readOf).reverse();
  }

  /** The first message after a number, or the first of those that mention a person. */
  async firstAfter(
    channelId: ChannelId,
    number: number,
    mentioned?: PersonId,
  ): Promise<KeptMessage | undefined> {
    const found = await this.messages
      .findOne(
        { channelId, number: { $gt: number }, ...(mentioned && { mentions: mentioned }) },
        WITHOUT_HISTORY,
      )
      .sort({ number: 1 })
      .lean<MessageRecord>();
    return found ? readOf(found) : undefined;
  }

  /** What is pinned, the last pinned first. */
  async pinned(channelId: ChannelId, limit: number): Promise<KeptMessage[]> {
    const found = await this.messages
      .find({ channelId, 'pinned.at': { $exists: true } }, WITHOUT_HISTORY)
      .sort({ 'pinned.at': -1 })
      .limit(limit)
      .lean<MessageRecord[]>();
    return found.map(readOf);
  }

  mentionsAfter(channelId: ChannelId, personId: PersonId, number: number): Promise<number> {
    return this.messages.countDocuments({
      channelId,
      mentions: personId,
      number: { $gt: number },
    });
  }

  /** Writes messages as they are now: those posted after `seq` are new, the others replace what is stored. */
  async save(
    channelId: ChannelId,
    messages: readonly KeptMessage[],
    seq: number,
    transaction: Transaction,
  ): Promise<void> {
    const fresh = messages.filter((message) => message.seq > seq);
    if (fresh.length > 0)
      await this.messages.insertMany(
        fresh.map((message) => recordOf(channelId, message)),
        { session: transaction },
      );
    for (const message of messages.filter((one) => one.seq <= seq))
      await this.messages.replaceOne({ _id: message.id }, recordOf(channelId, message), {
        session: transaction,
      });
  }
}
