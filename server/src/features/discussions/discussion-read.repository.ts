import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { DiscussionId, PersonId } from '@passerelle/contracts/ids';
import { isDuplicate } from '../../platform/database/create-once';
import { DiscussionReadRecord } from './discussion.schema';

const keyOf = (discussionId: DiscussionId, personId: PersonId) => `${discussionId} ${personId}`;

@Injectable()
export class DiscussionReadRepository {
  constructor(
    @InjectModel(DiscussionReadRecord.name) private readonly reads: Model<DiscussionReadRecord>,
  ) {}

  /** Highest position read, 0 for none; nobody has read nothing. */
  async of(
    personId: PersonId | undefined,
    ids: readonly DiscussionId[],
  ): Promise<(id: DiscussionId) => number> {
    if (!personId) return () => 0;
    const found = await this.reads
      .find({ _id: { $in: ids.map((id) => keyOf(id, personId)) } })
      .lean<DiscussionReadRecord[]>();
    const positions = new Map(found.map((read) => [read.discussionId, read.position]));
    return (id) => positions.get(id) ?? 0;
  }

  /** Forward only: reports that come late or twice change nothing. */
  async advance(discussionId: DiscussionId, personId: PersonId, position: number): Promise<void> {
    const _id = keyOf(discussionId, personId);
    const forward = () => this.reads.updateOne({ _id }, { $max: { position } });
    if ((await forward()).matchedCount > 0) return;
    try {
      await this.reads.create({ _id, discussionId, personId, position });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      await forward();
    }
  }
}
