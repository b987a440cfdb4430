import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { BodyId, ChannelId, PersonId } from '@passerelle/contracts/ids';
import type { Instant } from '@passerelle/contracts/primitives';
import { Ids } from '../../platform/clock/ids';
import { isDuplicate } from '../../platform/database/create-once';
import type { Transaction } from '../../platform/database/transactions';
import { ChannelRecord } from './channel.schema';

/** A channel's counters, as stored at one moment. */
export interface ChannelState {
  readonly id: ChannelId;
  /** Absent: a direct conversation. */
  readonly bodyId?: BodyId;
  readonly people?: readonly PersonId[];
  /** Of a group, where it has one. */
  readonly name?: string;
  readonly group?: boolean;
  readonly seq: number;
  readonly messageCount: number;
  readonly lastAt?: Instant | undefined;
}

export function stateOf(record: ChannelRecord): ChannelState {
  const { _id, bodyId, people, name, group, seq, messageCount, lastAt } = record;
  return {
    ...{ id: _id, seq, messageCount },
    ...(bodyId && { bodyId }),
    ...(people && { people }),
    ...(name && { name }),
    ...(group && { group }),
    ...(lastAt && { lastAt }),
  };
}

@Injectable()
export class ChannelRepository {
  constructor(
    @InjectModel(ChannelRecord.name) private readonly channels: Model<ChannelRecord>,
    private readonly ids: Ids,
  ) {}

  async one(id: ChannelId, transaction?: Transaction): Promise<ChannelState | undefined> {
    const found = await this.channels
      .findById(id)
      .session(transaction ?? null)
      .lean<ChannelRecord>();
    return found ? stateOf(found) : undefined;
  }

  /** The channels of these bodies; those that do not exist yet begin now. */
  async ofBodies(bodyIds: readonly BodyId[]): Promise<ChannelState[]> {
    const found = await this.channels.find({ bodyId: { $in: bodyIds } }).lean<ChannelRecord[]>();
    const missing = bodyIds.filter((id) => !found.some(({ bodyId }) => bodyId === id));
    const begun = await Promise.all(missing.map((bodyId) => this.begin(bodyId)));
    return [...found, ...begun].map(stateOf);
  }

  /** Moves the counters from exactly this state to the next; false when somebody else has moved them. */
  async advance(
    from: ChannelState,
    to: { seq: number; messageCount: number; lastAt?: Instant | undefined },
    transaction: Transaction,
  ): Promise<boolean> {
    const { matchedCount } = await this.channels.updateOne(
      { _id: from.id, seq: from.seq },
      { $set: to },
      { session: transaction },
    );
    return matchedCount === 1;
  }

  /** The unique index on the body lets one of several beginners win; the others find its channel. */
  private async begin(bodyId: BodyId): Promise<ChannelRecord> {
    const fresh = { _id: this.ids.next<ChannelId>('cha'), bodyId, seq: 0, messageCount: 0 };
    try {
      await this.channels.create(fresh);
      return fresh;
    } catch (error) {
      if (!isDuplicate(error, 'bodyId')) throw error;
      return this.channels.findOne({ bodyId }).orFail().lean<ChannelRecord>();
    }
  }
}
