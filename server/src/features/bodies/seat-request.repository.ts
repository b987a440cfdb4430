import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { BodyId, OrganisationId, PersonId, SeatRequestId } from '@passerelle/contracts/ids';
import type { SeatRequestDraft, SeatRequestState } from '@passerelle/contracts/seat-requests';
import { createOnce, isDuplicate } from '../../platform/database/create-once';
import type { Transaction } from '../../platform/database/transactions';
import { Refusal } from '../../platform/errors/refusal';
import type { KnownSeat } from './body.repository';
import { SeatRecord } from './body.schema';
import { SeatRequestRecord } from './seat-request.schema';

/** How many answers to its cities a person sees, at most. */
const SHOWN = 50;

export interface Decision {
  readonly state: SeatRequestState;
  readonly decidedBy: PersonId;
  readonly decidedAt: string;
  readonly reason?: string;
}

@Injectable()
export class SeatRequestRepository {
  constructor(
    @InjectModel(SeatRequestRecord.name) private readonly requests: Model<SeatRequestRecord>,
    @InjectModel(SeatRecord.name) private readonly seats: Model<SeatRecord>,
  ) {}

  async one(id: SeatRequestId): Promise<SeatRequestRecord | undefined> {
    return (await this.requests.findById(id).lean<SeatRequestRecord>()) ?? undefined;
  }

  openIn(bodyIds: readonly BodyId[]): Promise<SeatRequestRecord[]> {
    return this.requests
      .find({ bodyId: { $in: bodyIds }, state: 'open' })
      .lean<SeatRequestRecord[]>();
  }

  of(organisationIds: readonly OrganisationId[]): Promise<SeatRequestRecord[]> {
    return this.requests
      .find({ organisationId: { $in: organisationIds } })
      .sort({ at: -1 })
      .limit(SHOWN)
      .lean<SeatRequestRecord[]>();
  }

  /** The unique index decides between two that are sent at once. */
  async add(
    record: Omit<SeatRequestRecord, 'creation'>,
    command: SeatRequestDraft,
  ): Promise<'created' | 'already'> {
    try {
      return await createOnce(this.requests, record, { ...command, bodyId: record.bodyId });
    } catch (error) {
      if (isDuplicate(error)) throw new Refusal('seat-request/open');
      throw error;
    }
  }

  /** Settles what is still open; false when somebody was faster. */
  async settle(id: SeatRequestId, decision: Decision, session?: Transaction): Promise<boolean> {
    const { modifiedCount } = await this.requests.updateOne(
      { _id: id, state: 'open' },
      { $set: decision },
      session ? { session } : {},
    );
    return modifiedCount === 1;
  }

  /** For an acceptance, inside its change of the standings. */
  async seat({ id, ...fields }: KnownSeat, session: Transaction): Promise<void> {
    await this.seats.create([{ _id: id, ...fields }], { session });
  }
}
