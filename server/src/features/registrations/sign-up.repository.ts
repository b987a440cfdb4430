import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { EventId, RegistrationId, SessionId, SignUpId } from '@passerelle/contracts/ids';
import type { SignUpCount } from '@passerelle/contracts/sign-ups';
import type { Transaction } from '../../platform/database/transactions';
import { SessionPlacesRecord, SignUpRecord } from './sign-up.schema';

export type StoredSignUp = { readonly id: SignUpId } & Omit<SignUpRecord, '_id'>;

export function signUpOf({ _id, ...fields }: SignUpRecord): StoredSignUp {
  return { id: _id, ...fields };
}

/** Sign-ups as they are read; they change in {@link LedgerRepository}. */
@Injectable()
export class SignUpRepository {
  constructor(
    @InjectModel(SignUpRecord.name) private readonly signUps: Model<SignUpRecord>,
    @InjectModel(SessionPlacesRecord.name) private readonly places: Model<SessionPlacesRecord>,
  ) {}

  async one(id: SignUpId): Promise<StoredSignUp | undefined> {
    const found = await this.signUps.findById(id).lean<SignUpRecord>();
    return found ? signUpOf(found) : undefined;
  }

  async named(ids: readonly SignUpId[], tx?: Transaction): Promise<StoredSignUp[]> {
    const found = await this.signUps
      .find({ _id: { $in: ids } })
      .session(tx ?? null)
      .lean<SignUpRecord[]>();
    return found.map(signUpOf);
  }

  /** Places, and places in line, that these registrations hold. */
  async heldBy(
    registrationIds: readonly RegistrationId[],
    tx?: Transaction,
  ): Promise<StoredSignUp[]> {
    return (await this.ever(registrationIds, tx)).filter(({ held }) => held);
  }

  /** Everything that these registrations ever signed up for, cancelled or not. */
  async ever(
    registrationIds: readonly RegistrationId[],
    tx?: Transaction,
  ): Promise<StoredSignUp[]> {
    const found = await this.signUps
      .find({ registrationId: { $in: registrationIds } })
      .sort({ _id: 1 })
      .session(tx ?? null)
      .lean<SignUpRecord[]>();
    return found.map(signUpOf);
  }

  /** Who stands in line, the next one first. */
  async waitingFor(sessionId: SessionId): Promise<StoredSignUp[]> {
    const found = await this.signUps
      .find({ sessionId, status: 'waiting' })
      .sort({ order: 1 })
      .lean<SignUpRecord[]>();
    return found.map(signUpOf);
  }

  /** Place in line, 1 is next. */
  async rankOf({ sessionId, order }: StoredSignUp): Promise<number> {
    const before = await this.signUps.countDocuments({
      sessionId,
      status: 'waiting',
      order: { $lt: order },
    });
    return before + 1;
  }

  async countsOf(eventId: EventId): Promise<SignUpCount[]> {
    const found = await this.places.find({ eventId }).lean<SessionPlacesRecord[]>();
    return found.map(({ _id, capacity, confirmed, waiting }) => ({
      sessionId: _id,
      capacity,
      confirmed,
      waiting,
    }));
  }
}
