import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { PositionId } from '@passerelle/contracts/ids';
import type { Transaction } from '../../platform/database/transactions';
import { VoteLogRecord } from './vote-log.schema';

/** An adopted amendment in the order of adoption. */
export type LogLine = Omit<VoteLogRecord, '_id'> & { amendmentId: VoteLogRecord['_id'] };

@Injectable()
export class VoteLogRepository {
  constructor(@InjectModel(VoteLogRecord.name) private readonly lines: Model<VoteLogRecord>) {}

  /** In order. */
  async of(positionId: PositionId, tx?: Transaction): Promise<LogLine[]> {
    const found = await this.lines
      .find({ positionId }, null, { session: tx ?? null })
      .sort({ sequence: 1 })
      .lean<VoteLogRecord[]>();
    return found.map(({ _id, ...fields }) => ({ amendmentId: _id, ...fields }));
  }

  async append(lines: readonly LogLine[], tx?: Transaction): Promise<void> {
    const records = lines.map(({ amendmentId, ...fields }) => ({ _id: amendmentId, ...fields }));
    await this.lines.insertMany(records, { session: tx ?? null });
  }
}
