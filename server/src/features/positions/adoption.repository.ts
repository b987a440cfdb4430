import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { PositionId } from '@passerelle/contracts/ids';
import type { AdoptionNumber } from '@passerelle/contracts/positions';
import type { Transaction } from '../../platform/database/transactions';
import { AdoptionRecord } from './adoption.schema';

/** A published text with its place in the register. */
export type Published = Omit<AdoptionRecord, '_id'> & { number: AdoptionNumber };

function publishedOf({ _id, ...fields }: AdoptionRecord): Published {
  return { number: _id, ...fields };
}

@Injectable()
export class AdoptionRepository {
  constructor(
    @InjectModel(AdoptionRecord.name) private readonly adoptions: Model<AdoptionRecord>,
  ) {}

  /** Rank of the year's last text; 0 when there is none. */
  async lastOf(year: number, tx: Transaction): Promise<number> {
    const last = await this.adoptions
      .findOne({ year }, { nth: 1 }, { session: tx })
      .sort({ nth: -1 })
      .lean<Pick<AdoptionRecord, 'nth'>>();
    return last?.nth ?? 0;
  }

  async insert({ number, ...fields }: Published, tx: Transaction): Promise<void> {
    await this.adoptions.create([{ _id: number, ...fields }], { session: tx });
  }

  /** Plain history, for a new network or an import. */
  async add(published: readonly Published[]): Promise<void> {
    await this.adoptions.insertMany(
      published.map(({ number, ...fields }) => ({ _id: number, ...fields })),
    );
  }

  async numbered(number: AdoptionNumber): Promise<Published | undefined> {
    const found = await this.adoptions.findById(number).lean<AdoptionRecord>();
    return found ? publishedOf(found) : undefined;
  }

  async of(positionId: PositionId): Promise<Published | undefined> {
    const found = await this.adoptions.findOne({ positionId }).lean<AdoptionRecord>();
    return found ? publishedOf(found) : undefined;
  }

  /** Newest first, from behind `after`. */
  async list(after: AdoptionNumber | undefined, limit: number): Promise<Published[]> {
    const [year, nth] = after?.split('-').map(Number) ?? [];
    const behind =
      year === undefined || nth === undefined
        ? {}
        : { $or: [{ year: { $lt: year } }, { year, nth: { $lt: nth } }] };
    const found = await this.adoptions
      .find(behind)
      .sort({ year: -1, nth: -1 })
      .limit(limit)
      .lean<AdoptionRecord[]>();
    return found.map(publishedOf);
  }

  /** How many texts each year has, and the rank of its last one: equal when no number is missing. */
  async years(): Promise<{ year: number; count: number; last: number }[]> {
    const found = await this.adoptions
      .find({}, { year: 1, nth: 1 })
      .lean<Pick<AdoptionRecord, 'year' | 'nth'>[]>();
    const years = new Map<number, { year: number; count: number; last: number }>();
    for (const { year, nth } of found) {
      const known = years.get(year) ?? { year, count: 0, last: 0 };
      years.set(year, { year, count: known.count + 1, last: Math.max(known.last, nth) });
    }
    return [...years.values()];
  }
}
