import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { DelegationId, EventId, RegistrationId } from '@passerelle/contracts/ids';
import type { Transaction } from '../../platform/database/transactions';
import { DelegationRecord, EventPlacesRecord, RegistrationRecord } from './registration.schema';
import { registrationOf, type StoredRegistration } from './stored-registration';

export type StoredDelegation = { readonly id: DelegationId } & Omit<DelegationRecord, '_id'>;

/** Places of an event, taken and given back. Every write stands in a transaction. */
@Injectable()
export class EventPlacesRepository {
  constructor(
    @InjectModel(EventPlacesRecord.name) private readonly places: Model<EventPlacesRecord>,
    @InjectModel(RegistrationRecord.name)
    private readonly registrations: Model<RegistrationRecord>,
    @InjectModel(DelegationRecord.name) private readonly delegations: Model<DelegationRecord>,
  ) {}

  /** Confirmed people; undefined before the first registration of an event. */
  async confirmed(eventId: EventId, tx: Transaction): Promise<number | undefined> {
    const found = await this.places.findById(eventId).session(tx).lean<EventPlacesRecord>();
    return found?.confirmed;
  }

  async delegation(id: DelegationId, tx?: Transaction): Promise<StoredDelegation | undefined> {
    const found = await this.delegations
      .findById(id)
      .session(tx ?? null)
      .lean<DelegationRecord>();
    if (!found) return undefined;
    const { _id, ...fields } = found;
    return { id: _id, ...fields };
  }

  /**
   * Moves the number of confirmed people from `before`. False when it is not `before` any more: somebody else
   * took or gave a place, and the transaction must start again. Two first registrations meet at the event's id.
   */
  async move(
    eventId: EventId,
    before: number | undefined,
    by: number,
    tx: Transaction,
  ): Promise<boolean> {
    if (by === 0) return true;
    if (before === undefined) {
      await this.places.create([{ _id: eventId, confirmed: by }], { session: tx });
      return true;
    }
    const { matchedCount } = await this.places.updateOne(
      { _id: eventId, confirmed: before },
      { $inc: { confirmed: by } },
      { session: tx },
    );
    return matchedCount === 1;
  }

  async insert(
    registrations: readonly StoredRegistration[],
    delegations: readonly StoredDelegation[],
    tx: Transaction,
  ): Promise<void> {
    if (registrations.length > 0)
      await this.registrations.insertMany(
        registrations.map(({ id, ...fields }) => ({ _id: id, ...fields })),
        { session: tx },
      );
    if (delegations.length > 0)
      await this.delegations.insertMany(
        delegations.map(({ id, ...fields }) => ({ _id: id, ...fields })),
        { session: tx },
      );
  }

  /** Undefined when it was cancelled before. A head who does not come answers for the others no longer. */
  async cancel(id: RegistrationId, tx: Transaction): Promise<StoredRegistration | undefined> {
    const cancelled = await this.registrations
      .findOneAndUpdate(
        { _id: id, status: 'confirmed' },
        { $set: { status: 'cancelled' }, $unset: { holder: '' }, $inc: { choices: 1 } },
        { session: tx, returnDocument: 'after' },
      )
      .lean<RegistrationRecord>();
    if (!cancelled) return undefined;
    const { delegationId, personId } = cancelled;
    if (delegationId && personId)
      await this.registrations.updateMany(
        { delegationId, headId: personId },
        { $unset: { headId: '' } },
        { session: tx },
      );
    return registrationOf(cancelled);
  }

  /** Places of events whose registrations were put in as they are; for a seed. */
  async add(confirmed: ReadonlyMap<EventId, number>): Promise<void> {
    await this.places.insertMany([...confirmed].map(([_id, count]) => ({ _id, confirmed: count })));
  }

  async addDelegations(delegations: readonly StoredDelegation[]): Promise<void> {
    await this.delegations.insertMany(
      delegations.map(({ id, ...fields }) => ({ _id: id, ...fields })),
    );
  }
}
