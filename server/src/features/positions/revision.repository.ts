import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { PositionId } from '@passerelle/contracts/ids';
import type { PositionRevision } from '@passerelle/contracts/positions';
import type { Transaction } from '../../platform/database/transactions';
import { RevisionRecord } from './revision.schema';

@Injectable()
export class RevisionRepository {
  constructor(
    @InjectModel(RevisionRecord.name) private readonly revisions: Model<RevisionRecord>,
  ) {}

  async keep(positionId: PositionId, former: PositionRevision, tx: Transaction): Promise<void> {
    const _id = `${positionId}/${former.revision}`;
    await this.revisions.create([{ _id, positionId, ...former }], { session: tx });
  }

  /** Newest first. */
  async of(positionId: PositionId): Promise<PositionRevision[]> {
    const found = await this.revisions
      .find({ positionId }, { _id: 0, positionId: 0 })
      .sort({ revision: -1 })
      .lean<PositionRevision[]>();
    return found;
  }
}
