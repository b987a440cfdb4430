import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model, QueryFilter } from 'mongoose';
import type { BodyId, PositionId } from '@passerelle/contracts/ids';
import type { PositionQuery } from '@passerelle/contracts/positions';
import { storedPosition, type StoredPosition } from './position.repository';
import { PositionRecord } from './position.schema';

/** What a caller may read of the positions that are not adopted. Adopted ones are open to everybody. */
export interface Readable {
  /** Bodies whose drafts the caller reads. */
  drafts: readonly BodyId[];
  /** Bodies whose other positions the caller reads. */
  others: readonly BodyId[];
}

/** What the list shows: everything but the texts. */
export type ListedPosition = Omit<StoredPosition, 'text' | 'consolidated'>;

const UNDRAFTED = ['open', 'closed-to-amendments', 'voting', 'rejected', 'withdrawn'] as const;

function after(cursor: string | undefined): QueryFilter<PositionRecord> {
  const [changedAt, id] = cursor?.split(' ') ?? [];
  if (!changedAt || !id) return {};
  return {
    $or: [{ changedAt: { $lt: changedAt } }, { changedAt, _id: { $lt: id as PositionId } }],
  };
}

@Injectable()
export class PositionListRepository {
  constructor(
    @InjectModel(PositionRecord.name) private readonly positions: Model<PositionRecord>,
  ) {}

  async all(): Promise<PositionId[]> {
    const found = await this.positions.find({}, { _id: 1 }).lean<{ _id: PositionId }[]>();
    return found.map((record) => record._id);
  }

  /** Last changed first, at most `limit`. */
  async readable(
    { drafts, others }: Readable,
    query: PositionQuery,
    limit: number,
  ): Promise<ListedPosition[]> {
    const { bodyId, status, theme } = query;
    const open: QueryFilter<PositionRecord> = {
      $or: [
        { status: 'adopted' },
        { bodyId: { $in: others }, status: { $in: [...UNDRAFTED] } },
        { bodyId: { $in: drafts }, status: 'draft' },
      ],
    };
    const asked = {
      ...(bodyId && { bodyId }),
      ...(status && { status }),
      ...(theme && { themes: theme }),
    };
    const found = await this.positions
      .find({ $and: [open, asked, after(query.after)] }, { text: 0, consolidated: 0 })
      .sort({ changedAt: -1, _id: -1 })
      .limit(limit)
      .lean<PositionRecord[]>();
    return found.map(storedPosition);
  }

  cursorOf({ changedAt, id }: Pick<ListedPosition, 'changedAt' | 'id'>): string {
    return `${changedAt} ${id}`;
  }
}
