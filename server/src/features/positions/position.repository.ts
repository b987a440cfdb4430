import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model, QueryFilter } from 'mongoose';
import type { BallotResult } from '@passerelle/contracts/ballots';
import type { BallotId, BodyId, PersonId, PositionId } from '@passerelle/contracts/ids';
import type { PositionText } from '@passerelle/contracts/position-text';
import type { Position, PositionStatus } from '@passerelle/contracts/positions';
import type { Instant } from '@passerelle/contracts/primitives';
import { createOnce } from '../../platform/database/create-once';
import type { Transaction } from '../../platform/database/transactions';
import { PositionRecord } from './position.schema';

/** A position as it is kept: with the text put together, and what its next step depends on. */
export type StoredPosition = Omit<PositionRecord, '_id' | 'creation' | 'turn'> & {
  id: PositionId;
};

/** What has to hold for a write; the database looks at it together with the write. */
export interface Condition {
  statuses: readonly PositionStatus[];
  revision?: number;
  /** Of ballots on this text: none is open, or this one is. */
  ballot?: 'none' | BallotId;
  /** The deadline for amendments is after this moment. */
  inTimeAt?: Instant;
  /** The vote on the whole: not yet decided, or carried. */
  whole?: 'undecided' | 'carried';
}

export interface Change {
  status?: PositionStatus;
  deadline?: Instant;
  /** Null: none any more. */
  openBallotId?: BallotId | null;
  whole?: { ballotId: BallotId; result: BallotResult; at: Instant };
  consolidated?: PositionText;
  adopted?: { number: string; date: string };
  changedAt?: Instant;
  /** One more amendment takes the next rank. */
  tabled?: true;
  /** A new revision of the base; the text put together begins again from it. */
  saved?: { title: string; text: PositionText; by: PersonId; at: Instant };
}

const DECIDED: readonly BallotResult[] = ['carried', 'lost'];

export function storedPosition({ _id, ...fields }: PositionRecord): StoredPosition {
  return { id: _id, ...fields };
}

function filterOf(id: PositionId, condition: Condition): QueryFilter<PositionRecord> {
  const { statuses, revision, ballot, inTimeAt, whole } = condition;
  return {
    _id: id,
    status: { $in: [...statuses] },
    ...(revision !== undefined && { revision }),
    ...(ballot && { openBallotId: ballot === 'none' ? { $exists: false } : ballot }),
    ...(inTimeAt && { deadline: { $gt: inTimeAt } }),
    ...(whole === 'carried' && { 'whole.result': 'carried' }),
    ...(whole === 'undecided' && { 'whole.result': { $nin: [...DECIDED] } }),
  };
}

function updateOf(change: Change) {
  const { openBallotId, tabled, saved, ...set } = change;
  const base = saved && {
    title: saved.title,
    text: saved.text,
    consolidated: saved.text,
    savedBy: saved.by,
    savedAt: saved.at,
    changedAt: saved.at,
  };
  return {
    $set: { ...set, ...base, ...(openBallotId && { openBallotId }) },
    ...(openBallotId === null && { $unset: { openBallotId: 1 } }),
    $inc: { turn: 1, ...(tabled && { amendmentCount: 1 }), ...(saved && { revision: 1 }) },
  };
}

@Injectable()
export class PositionRepository {
  constructor(
    @InjectModel(PositionRecord.name) private readonly positions: Model<PositionRecord>,
  ) {}

  async one(id: PositionId, transaction?: Transaction): Promise<StoredPosition | undefined> {
    const found = await this.positions
      .findById(id, null, { session: transaction ?? null })
      .lean<PositionRecord>();
    return found ? storedPosition(found) : undefined;
  }

  create(position: Position, command: unknown): Promise<'created' | 'already'> {
    const { id, createdBy, createdAt, ...fields } = position;
    const by = createdBy as PersonId;
    const record = {
      ...{ _id: id, ...fields, createdBy: by, createdAt, savedBy: by, savedAt: createdAt },
      ...{ consolidated: position.text, amendmentCount: 0, turn: 0 },
    };
    return createOnce(this.positions, record, command);
  }

  /**
   * The only way to write to a position that exists. Answers the position afterwards, or undefined when the condition
   * did not hold and nothing was written.
   */
  async turn(
    id: PositionId,
    condition: Condition,
    change: Change,
    transaction?: Transaction,
  ): Promise<StoredPosition | undefined> {
    const after = await this.positions
      .findOneAndUpdate(filterOf(id, condition), updateOf(change), {
        returnDocument: 'after',
        session: transaction ?? null,
      })
      .lean<PositionRecord>();
    return after ? storedPosition(after) : undefined;
  }

  async inBodies(
    bodyIds: readonly BodyId[],
    statuses: readonly PositionStatus[],
  ): Promise<StoredPosition[]> {
    const found = await this.positions
      .find({ bodyId: { $in: bodyIds }, status: { $in: [...statuses] } })
      .lean<PositionRecord[]>();
    return found.map(storedPosition);
  }

  async named(ids: readonly PositionId[]): Promise<Map<PositionId, StoredPosition>> {
    const found = await this.positions.find({ _id: { $in: ids } }).lean<PositionRecord[]>();
    return new Map(found.map((record) => [record._id, storedPosition(record)]));
  }

  /** Plain history, for a new network or an import. */
  async add(positions: readonly StoredPosition[]): Promise<void> {
    const records = positions.map(({ id, ...fields }) => ({ _id: id, ...fields, turn: 0 }));
    await this.positions.insertMany(records.map((record) => ({ ...record, creation: record._id })));
  }
}
