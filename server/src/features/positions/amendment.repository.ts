import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { Amendment, AmendmentState } from '@passerelle/contracts/amendments';
import type { AmendmentId, OrganisationId, PositionId } from '@passerelle/contracts/ids';
import { fingerprint } from '../../platform/database/create-once';
import type { Transaction } from '../../platform/database/transactions';
import { Refusal } from '../../platform/errors/refusal';
import { AmendmentRecord, type FormerChange } from './amendment.schema';

export const OPEN: readonly AmendmentState[] = ['tabled', 'to-rebase'];

function amendmentOf(record: AmendmentRecord): Amendment {
  const { _id: id, positionId, rank, rectification, change, baseRevision, statement } = record;
  const { organisationIds, personId, opinion, state, rebaseReason, outcome } = record;
  const { ballotId, tabledAt, decidedAt } = record;
  return {
    ...{ id, positionId, number: { rank, rectification }, change, baseRevision },
    ...{ organisationIds, personId, statement, state, tabledAt },
    ...(opinion && { opinion }),
    ...(rebaseReason && { rebaseReason }),
    ...(outcome && { outcome }),
    ...(ballotId && { ballotId }),
    ...(decidedAt && { decidedAt }),
  };
}

function recordOf({ id, number, ...fields }: Amendment) {
  return { _id: id, ...number, ...fields, former: [] };
}

/** What a write may change. */
export interface AmendmentChanges {
  $set?: Partial<Omit<AmendmentRecord, '_id' | 'former'>>;
  $unset?: Partial<Record<'opinion' | 'rebaseReason' | 'ballotId', 1>>;
  $inc?: { rectification: 1 };
  $push?: { former: FormerChange };
  $addToSet?: { organisationIds: OrganisationId };
}

@Injectable()
export class AmendmentRepository {
  constructor(
    @InjectModel(AmendmentRecord.name) private readonly amendments: Model<AmendmentRecord>,
  ) {}

  async one(id: AmendmentId, tx?: Transaction): Promise<Amendment | undefined> {
    const found = await this.amendments
      .findById(id, null, { session: tx ?? null })
      .lean<AmendmentRecord>();
    return found ? amendmentOf(found) : undefined;
  }

  /** In the order of tabling. */
  async of(positionId: PositionId, tx?: Transaction): Promise<Amendment[]> {
    const found = await this.amendments
      .find({ positionId }, null, { session: tx ?? null })
      .sort({ rank: 1 })
      .lean<AmendmentRecord[]>();
    return found.map(amendmentOf);
  }

  async openOf(positionIds: readonly PositionId[]): Promise<Amendment[]> {
    const found = await this.amendments
      .find({ positionId: { $in: positionIds }, state: { $in: [...OPEN] } })
      .lean<AmendmentRecord[]>();
    return found.map(amendmentOf);
  }

  undecided(positionId: PositionId, tx?: Transaction): Promise<number> {
    return this.amendments
      .countDocuments({ positionId, state: { $ne: 'decided' } }, tx ? { session: tx } : {})
      .exec();
  }

  /** The amendment that this very command made before; another command with its id is refused. */
  async madeBy(id: AmendmentId, command: unknown): Promise<Amendment | undefined> {
    const found = await this.amendments.findById(id).lean<AmendmentRecord>();
    if (!found) return undefined;
    if (found.creation !== fingerprint(command)) throw new Refusal('request/key-reused');
    return amendmentOf(found);
  }

  async insert(amendment: Amendment, command: unknown, tx: Transaction): Promise<void> {
    const record = { ...recordOf(amendment), creation: fingerprint(command) };
    await this.amendments.create([record], { session: tx });
  }

  /** Undefined when the amendment was not in one of these states (or not at this rectification): nothing was written. */
  async update(
    id: AmendmentId,
    condition: { states: readonly AmendmentState[]; rectification?: number },
    changes: AmendmentChanges,
    tx?: Transaction,
  ): Promise<Amendment | undefined> {
    const { states, rectification } = condition;
    const after = await this.amendments
      .findOneAndUpdate(
        {
          _id: id,
          state: { $in: [...states] },
          ...(rectification !== undefined && { rectification }),
        },
        changes,
        { returnDocument: 'after', session: tx ?? null },
      )
      .lean<AmendmentRecord>();
    return after ? amendmentOf(after) : undefined;
  }

  /** Plain history, for a new network or an import. */
  async add(amendments: readonly Amendment[]): Promise<void> {
    const records = amendments.map((one) => ({ ...recordOf(one), creation: one.id }));
    await this.amendments.insertMany(records);
  }
}
