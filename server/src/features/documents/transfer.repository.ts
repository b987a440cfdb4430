import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { BodyId, PersonId, TransferId } from '@passerelle/contracts/ids';
import { createOnce } from '../../platform/database/create-once';
import type { Transaction } from '../../platform/database/transactions';
import type { Turn } from './space.repository';
import { TransferRecord } from './transfer.schema';

export type StoredTransfer = Omit<TransferRecord, '_id' | 'creation'> & { id: TransferId };

function transferOf({ _id, creation: _creation, ...fields }: TransferRecord): StoredTransfer {
  return { id: _id, ...fields };
}

const UNDER_WAY = { finishedAt: { $exists: false } } as const;

@Injectable()
export class TransferRepository {
  constructor(
    @InjectModel(TransferRecord.name) private readonly transfers: Model<TransferRecord>,
  ) {}

  async one(id: TransferId, transaction?: Transaction): Promise<StoredTransfer | undefined> {
    const found = await this.transfers
      .findById(id)
      .session(transaction ?? null)
      .lean<TransferRecord>();
    return found ? transferOf(found) : undefined;
  }

  async underWay(bodyId: BodyId, personId: PersonId): Promise<StoredTransfer[]> {
    const found = await this.transfers
      .find({ bodyId, personId, ...UNDER_WAY })
      .lean<TransferRecord[]>();
    return found.map(transferOf);
  }

  exists(id: TransferId): Promise<unknown> {
    return this.transfers.exists({ _id: id });
  }

  create({ id, ...fields }: StoredTransfer, command: unknown, turn?: Turn) {
    return createOnce(this.transfers, { _id: id, ...fields }, command, turn?.transaction);
  }

  async recognised(id: TransferId, kind: { type: string; inline: boolean }): Promise<void> {
    await this.transfers.updateOne({ _id: id }, { $set: { recognised: kind } });
  }

  async prolong(id: TransferId, until: string): Promise<void> {
    await this.transfers.updateOne({ _id: id, ...UNDER_WAY }, { $set: { until } });
  }

  async finish({ transaction }: Turn, id: TransferId, at: string): Promise<void> {
    await this.transfers.updateOne(
      { _id: id },
      { $set: { finishedAt: at } },
      { session: transaction },
    );
  }

  async remove({ transaction }: Turn, id: TransferId): Promise<void> {
    await this.transfers.deleteOne({ _id: id }, { session: transaction });
  }

  async endedBefore(before: string, limit: number): Promise<StoredTransfer[]> {
    const found = await this.transfers
      .find({ until: { $lt: before } })
      .limit(limit)
      .lean<TransferRecord[]>();
    return found.map(transferOf);
  }
}
