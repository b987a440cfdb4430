import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { MandateId, OrganisationId, PersonId } from '@passerelle/contracts/ids';
import type { OrganisationKind } from '@passerelle/contracts/organisations';
import type { Mandate, Person } from '@passerelle/contracts/people';
import type { Instant } from '@passerelle/contracts/primitives';
import type { Transaction } from '../../platform/database/transactions';
import { StandingsRevision } from '../../platform/permissions/standings-revision.repository';
import { MandateRecord, PersonRecord } from './person.schema';

/** What a card says of a person. */
export type NamedPerson = Pick<Person, 'id' | 'givenName' | 'familyName'>;

/** A mandate with the kind of its organisation, which rights depend on. */
export type KnownMandate = Mandate & { organisationKind: OrganisationKind };

export interface MandateSuccession {
  readonly at: Instant;
  readonly ends: readonly MandateId[];
  readonly begins: KnownMandate;
  readonly enrols?: Person | undefined;
}

function personOf({ _id, ...fields }: PersonRecord): Person {
  return { id: _id, ...fields };
}

function mandateOf({ _id, ...fields }: MandateRecord): KnownMandate {
  return { id: _id, ...fields };
}

@Injectable()
export class PersonRepository {
  constructor(
    @InjectModel(PersonRecord.name) private readonly people: Model<PersonRecord>,
    @InjectModel(MandateRecord.name) private readonly mandates: Model<MandateRecord>,
    private readonly standings: StandingsRevision,
  ) {}

  async all(): Promise<Person[]> {
    const found = await this.people
      .find()
      .sort({ familyName: 1, givenName: 1 })
      .lean<PersonRecord[]>();
    return found.map(personOf);
  }

  async named(ids: readonly PersonId[]): Promise<Map<PersonId, Person>> {
    const found = await this.people.find({ _id: { $in: ids } }).lean<PersonRecord[]>();
    return new Map(found.map((record) => [record._id, personOf(record)]));
  }

  /** Only how they are called. */
  async names(ids: readonly PersonId[]): Promise<NamedPerson[]> {
    const found = await this.people
      .find({ _id: { $in: ids } }, { givenName: 1, familyName: 1 })
      .lean<Pick<PersonRecord, '_id' | 'givenName' | 'familyName'>[]>();
    return found.map(({ _id, givenName, familyName }) => ({ id: _id, givenName, familyName }));
  }

  async mandatesOf(personIds: readonly PersonId[]): Promise<KnownMandate[]> {
    const found = await this.mandates
      .find({ personId: { $in: personIds } })
      .lean<MandateRecord[]>();
    return found.map(mandateOf);
  }

  async mandatesNamed(ids: readonly MandateId[]): Promise<KnownMandate[]> {
    const found = await this.mandates.find({ _id: { $in: ids } }).lean<MandateRecord[]>();
    return found.map(mandateOf);
  }

  async mandatesIn(
    organisationId: OrganisationId,
    transaction?: Transaction,
  ): Promise<KnownMandate[]> {
    const found = await this.mandates
      .find({ organisationId }, null, { session: transaction ?? null })
      .lean<MandateRecord[]>();
    return found.map(mandateOf);
  }

  /** Ends a mandate that has not ended by then; undefined when there was none to end. */
  async endMandate(id: MandateId, at: Instant): Promise<KnownMandate | undefined> {
    return this.standings.change(async (session) => {
      const ended = await this.mandates
        .findOneAndUpdate(
          { _id: id, $or: [{ until: { $exists: false } }, { until: { $gt: at } }] },
          { $set: { until: at } },
          { returnDocument: 'after', session },
        )
        .lean<MandateRecord>();
      return ended ? mandateOf(ended) : undefined;
    });
  }

  /** Ends these mandates and begins another, whose holder is put into the directory where they are new. */
  async succeed(succession: MandateSuccession, session: Transaction): Promise<void> {
    const { ends, begins, enrols, at } = succession;
    await this.mandates.updateMany({ _id: { $in: ends } }, { $set: { until: at } }, { session });
    if (enrols) {
      const { id, ...fields } = enrols;
      await this.people.create([{ _id: id, ...fields }], { session });
    }
    const { id, ...fields } = begins;
    await this.mandates.create([{ _id: id, ...fields }], { session });
  }

  /** Takes {@link succeed} back; the person who was enrolled stays in the directory. */
  async restore(
    begun: MandateId,
    ended: readonly { id: MandateId; until?: Instant | undefined }[],
    session: Transaction,
  ): Promise<void> {
    await this.mandates.deleteOne({ _id: begun }, { session });
    for (const { id, until } of ended)
      await this.mandates.updateOne(
        { _id: id },
        until ? { $set: { until } } : { $unset: { until: true } },
        { session },
      );
  }

  async add(people: readonly Person[], mandates: readonly KnownMandate[]): Promise<void> {
    await this.people.insertMany(people.map(({ id, ...fields }) => ({ _id: id, ...fields })));
    if (mandates.length === 0) return;
    const records = mandates.map(({ id, ...fields }) => ({ _id: id, ...fields }));
    await this.standings.change((session) => this.mandates.insertMany(records, { session }));
  }
}
