import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { BodyId } from '@passerelle/contracts/ids';
import type { SpaceUse } from '@passerelle/rules/documents/quota';
import { isDuplicate } from '../../platform/database/create-once';
import { Transactions, type Transaction } from '../../platform/database/transactions';
import { SpaceRecord } from './folder.schema';

/** One writer's turn in the documents of a body. */
export interface Turn {
  readonly bodyId: BodyId;
  readonly use: SpaceUse;
  readonly transaction: Transaction;
}

@Injectable()
export class SpaceRepository {
  constructor(
    @InjectModel(SpaceRecord.name) private readonly spaces: Model<SpaceRecord>,
    private readonly transactions: Transactions,
  ) {}

  async use(bodyId: BodyId): Promise<SpaceUse> {
    const found = await this.spaces.findById(bodyId).lean<SpaceRecord>();
    return { used: found?.used ?? 0, reserved: found?.reserved ?? 0 };
  }

  /** Runs `work` in one transaction, as the only writer in the documents of this body. */
  async turn<T>(bodyId: BodyId, work: (turn: Turn) => Promise<T>): Promise<T> {
    try {
      return await this.once(bodyId, work);
    } catch (error) {
      if (!isDuplicate(error, '_id')) throw error;
      // Two first writers may have met at the row; any other duplicate comes again.
      return this.once(bodyId, work);
    }
  }

  async save({ bodyId, transaction }: Turn, use: SpaceUse): Promise<void> {
    await this.spaces.updateOne({ _id: bodyId }, { $set: { ...use } }, { session: transaction });
  }

  private once<T>(bodyId: BodyId, work: (turn: Turn) => Promise<T>): Promise<T> {
    return this.transactions.run(async (transaction) => {
      const { used, reserved } = await this.spaces
        .findOneAndUpdate(
          { _id: bodyId },
          { $inc: { revision: 1 }, $setOnInsert: { used: 0, reserved: 0 } },
          { upsert: true, returnDocument: 'after', session: transaction },
        )
        .lean<SpaceRecord>();
      return work({ bodyId, use: { used, reserved }, transaction });
    });
  }
}
