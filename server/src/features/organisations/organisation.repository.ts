import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { OrganisationId } from '@passerelle/contracts/ids';
import type { Organisation } from '@passerelle/contracts/organisations';
import { OrganisationRecord } from './organisation.schema';

function organisationOf({ _id, ...fields }: OrganisationRecord): Organisation {
  return { id: _id, ...fields };
}

export type NamedOrganisation = Pick<Organisation, 'id' | 'name'>;

@Injectable()
export class OrganisationRepository {
  constructor(
    @InjectModel(OrganisationRecord.name) private readonly records: Model<OrganisationRecord>,
  ) {}

  async all(): Promise<Organisation[]> {
    const found = await this.records
      .find()
      .sort({ country: 1, name: 1 })
      .lean<OrganisationRecord[]>();
    return found.map(organisationOf);
  }

  async one(id: OrganisationId): Promise<Organisation | undefined> {
    const found = await this.records.findById(id).lean<OrganisationRecord>();
    return found ? organisationOf(found) : undefined;
  }

  async named(ids: readonly OrganisationId[]): Promise<Map<OrganisationId, Organisation>> {
    const found = await this.records.find({ _id: { $in: ids } }).lean<OrganisationRecord[]>();
    return new Map(found.map((record) => [record._id, organisationOf(record)]));
  }

  /** Only how they are called. */
  async names(ids: readonly OrganisationId[]): Promise<Map<OrganisationId, NamedOrganisation>> {
    const found = await this.records
      .find({ _id: { $in: ids } }, { name: 1 })
      .lean<Pick<OrganisationRecord, '_id' | 'name'>[]>();
    return new Map(found.map(({ _id, name }) => [_id, { id: _id, name }]));
  }

  async add(organisations: readonly Organisation[]): Promise<void> {
    await this.records.insertMany(
      organisations.map(({ id, ...fields }) => ({ _id: id, ...fields })),
    );
  }
}
