import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { Body, BodyKind, Seat } from '@passerelle/contracts/bodies';
import type { BodyId, MandateId, OrganisationId, SeatId } from '@passerelle/contracts/ids';
import type { Instant } from '@passerelle/contracts/primitives';
import type { Transaction } from '../../platform/database/transactions';
import { StandingsRevision } from '../../platform/permissions/standings-revision.repository';
import { BodyRecord, SeatRecord } from './body.schema';

/** A seat with the kind of its body, which rights depend on. */
export type KnownSeat = Seat & { bodyKind: BodyKind };

function bodyOf({ _id, ...fields }: BodyRecord): Body {
  return { id: _id, ...fields };
}

function seatOf({ _id, ...fields }: SeatRecord): KnownSeat {
  return { id: _id, ...fields };
}

@Injectable()
export class BodyRepository {
  constructor(
    @InjectModel(BodyRecord.name) private readonly bodies: Model<BodyRecord>,
    @InjectModel(SeatRecord.name) private readonly seats: Model<SeatRecord>,
    private readonly standings: StandingsRevision,
  ) {}

  async all(): Promise<Body[]> {
    return (await this.bodies.find().sort({ _id: 1 }).lean<BodyRecord[]>()).map(bodyOf);
  }

  async named(ids: readonly BodyId[]): Promise<Map<BodyId, Body>> {
    const found = await this.bodies.find({ _id: { $in: ids } }).lean<BodyRecord[]>();
    return new Map(found.map((record) => [record._id, bodyOf(record)]));
  }

  async seatsIn(bodyIds: readonly BodyId[]): Promise<KnownSeat[]> {
    return (
      await this.seats
        .find({ bodyId: { $in: bodyIds } })
        .sort({ _id: 1 })
        .lean<SeatRecord[]>()
    ).map(seatOf);
  }

  async seatsNaming(mandateIds: readonly MandateId[]): Promise<KnownSeat[]> {
    return (await this.seats.find({ mandateIds: { $in: mandateIds } }).lean<SeatRecord[]>()).map(
      seatOf,
    );
  }

  async seatsOf(organisationId: OrganisationId, transaction?: Transaction): Promise<KnownSeat[]> {
    return (
      await this.seats
        .find({ organisationId }, null, { session: transaction ?? null })
        .sort({ _id: 1 })
        .lean<SeatRecord[]>()
    ).map(seatOf);
  }

  async endSeat(id: SeatId, bodyId: BodyId, at: Instant): Promise<KnownSeat | undefined> {
    return this.standings.change(async (session) => {
      const ended = await this.seats
        .findOneAndUpdate(
          { _id: id, bodyId, $or: [{ until: { $exists: false } }, { until: { $gt: at } }] },
          { $set: { until: at } },
          { returnDocument: 'after', session },
        )
        .lean<SeatRecord>();
      return ended ? seatOf(ended) : undefined;
    });
  }

  async add(bodies: readonly Body[], seats: readonly KnownSeat[]): Promise<void> {
    await this.bodies.insertMany(bodies.map(({ id, ...fields }) => ({ _id: id, ...fields })));
    if (seats.length === 0) return;
    const records = seats.map(({ id, ...fields }) => ({ _id: id, ...fields }));
    await this.standings.change((session) => this.seats.insertMany(records, { session }));
  }
}
