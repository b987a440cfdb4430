import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { DelegationId, EventId, PersonId, RegistrationId } from '@passerelle/contracts/ids';
import type {
  Registration,
  RegistrationRole,
  TicketCode,
} from '@passerelle/contracts/registrations';
import type { Transaction } from '../../platform/database/transactions';
import { RegistrationRecord } from './registration.schema';
import { registrationOf, type StoredRegistration } from './stored-registration';

/** Registrations as they are read, and changes of one. Places of an event change in {@link EventPlacesRepository}. */
@Injectable()
export class RegistrationRepository {
  constructor(
    @InjectModel(RegistrationRecord.name)
    private readonly registrations: Model<RegistrationRecord>,
  ) {}

  async named(
    ids: readonly RegistrationId[],
    tx?: Transaction,
  ): Promise<Map<RegistrationId, StoredRegistration>> {
    const found = await this.registrations
      .find({ _id: { $in: ids } })
      .session(tx ?? null)
      .lean<RegistrationRecord[]>();
    return new Map(found.map((record) => [record._id, registrationOf(record)]));
  }

  async one(id: RegistrationId): Promise<StoredRegistration | undefined> {
    return (await this.named([id])).get(id);
  }

  /** Confirmed registrations of these people at one event. */
  async held(
    eventId: EventId,
    people: readonly PersonId[],
    tx?: Transaction,
  ): Promise<StoredRegistration[]> {
    const found = await this.registrations
      .find({ holder: { $in: people }, eventId })
      .session(tx ?? null)
      .lean<RegistrationRecord[]>();
    return found.map(registrationOf);
  }

  /** Confirmed registrations of one person, at these events or at all. */
  async heldBy(personId: PersonId, eventIds?: readonly EventId[]): Promise<StoredRegistration[]> {
    const found = await this.registrations
      .find({ holder: personId, ...(eventIds && { eventId: { $in: eventIds } }) })
      .lean<RegistrationRecord[]>();
    return found.map(registrationOf);
  }

  async ofEvent(eventId: EventId): Promise<StoredRegistration[]> {
    const found = await this.registrations
      .find({ eventId })
      .sort({ at: -1, _id: -1 })
      .lean<RegistrationRecord[]>();
    return found.map(registrationOf);
  }

  async ofDelegation(delegationId: DelegationId): Promise<StoredRegistration[]> {
    const found = await this.registrations
      .find({ delegationId })
      .sort({ _id: 1 })
      .lean<RegistrationRecord[]>();
    return found.map(registrationOf);
  }

  async withCode(code: TicketCode): Promise<StoredRegistration | undefined> {
    const found = await this.registrations.findOne({ code }).lean<RegistrationRecord>();
    return found ? registrationOf(found) : undefined;
  }

  async withFeed(feed: string): Promise<StoredRegistration | undefined> {
    const found = await this.registrations.findOne({ feed }).lean<RegistrationRecord>();
    return found ? registrationOf(found) : undefined;
  }

  /** Undefined when it was cancelled meanwhile. */
  async edit(
    id: RegistrationId,
    change: {
      organisation?: Pick<Registration, 'organisationId' | 'organisation'> | undefined;
      role?: RegistrationRole | undefined;
    },
  ): Promise<StoredRegistration | undefined> {
    const { organisation, role } = change;
    const set = { ...(organisation?.organisationId && organisation), ...(role && { role }) };
    const unset = organisation && !organisation.organisationId;
    const update = {
      ...(Object.keys(set).length > 0 && { $set: set }),
      ...(unset && { $unset: { organisationId: '', organisation: '' } }),
    };
    const edited = await this.registrations
      .findOneAndUpdate({ _id: id, status: 'confirmed' }, update, { returnDocument: 'after' })
      .lean<RegistrationRecord>();
    return edited ? registrationOf(edited) : undefined;
  }

  /** New secrets: whoever has the old ones holds nothing. */
  async renew(id: RegistrationId, code: TicketCode, feed: string): Promise<boolean> {
    const { matchedCount } = await this.registrations.updateOne(
      { _id: id, status: 'confirmed' },
      { $set: { code, feed } },
    );
    return matchedCount === 1;
  }

  /**
   * Each of these people is about to take a place in a session. False when one of them did something else
   * since `registrations` were read: the transaction must start again.
   */
  async touch(registrations: readonly StoredRegistration[], tx: Transaction): Promise<boolean> {
    if (registrations.length === 0) return true;
    const { matchedCount } = await this.registrations.bulkWrite(
      registrations.map(({ id, choices }) => ({
        updateOne: {
          filter: { _id: id, status: 'confirmed', choices },
          update: { $inc: { choices: 1 } },
        },
      })),
      { session: tx },
    );
    return matchedCount === registrations.length;
  }

  async add(registrations: readonly StoredRegistration[]): Promise<void> {
    await this.registrations.insertMany(
      registrations.map(({ id, ...fields }) => ({ _id: id, ...fields, creation: 'added' })),
    );
  }
}
