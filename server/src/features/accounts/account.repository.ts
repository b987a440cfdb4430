import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { AccountId, PersonId } from '@passerelle/contracts/ids';
import { isDuplicate } from '../../platform/database/create-once';
import type { Transaction } from '../../platform/database/transactions';
import { Refusal } from '../../platform/errors/refusal';
import { AccountRecord, NetworkRecord } from './account.schema';

export type Account = Omit<AccountRecord, '_id'> & { id: AccountId };

function accountOf({ _id, ...fields }: AccountRecord): Account {
  return { id: _id, ...fields };
}

@Injectable()
export class AccountRepository {
  constructor(
    @InjectModel(AccountRecord.name) private readonly accounts: Model<AccountRecord>,
    @InjectModel(NetworkRecord.name) private readonly networks: Model<NetworkRecord>,
  ) {}

  async one(id: AccountId): Promise<Account | undefined> {
    const found = await this.accounts.findById(id).lean<AccountRecord>();
    return found ? accountOf(found) : undefined;
  }

  async byEmail(email: string): Promise<Account | undefined> {
    const found = await this.accounts.findOne({ email }).lean<AccountRecord>();
    return found ? accountOf(found) : undefined;
  }

  async byPerson(personId: PersonId): Promise<Account | undefined> {
    const found = await this.accounts.findOne({ personId }).lean<AccountRecord>();
    return found ? accountOf(found) : undefined;
  }

  /** Accounts that are open: of these people, or all. */
  async openOnes(personIds?: readonly PersonId[]): Promise<Account[]> {
    const found = await this.accounts
      .find({
        deactivatedAt: { $exists: false },
        ...(personIds && { personId: { $in: personIds } }),
      })
      .lean<AccountRecord[]>();
    return found.map(accountOf);
  }

  /** One account for an address and for a person: the unique indexes decide. */
  async add(accounts: readonly Account[], transaction?: Transaction): Promise<void> {
    try {
      await this.accounts.insertMany(
        accounts.map(({ id, ...fields }) => ({ _id: id, ...fields })),
        { session: transaction ?? null },
      );
    } catch (error) {
      if (isDuplicate(error)) throw new Refusal('account/address-taken');
      throw error;
    }
  }

  async rehash(id: AccountId, passwordHash: string): Promise<void> {
    await this.accounts.updateOne({ _id: id }, { $set: { passwordHash } });
  }

  async network(): Promise<{ name: string } | undefined> {
    return (await this.networks.findById('network').lean<NetworkRecord>()) ?? undefined;
  }

  /** Names the network; the fixed id lets exactly one of several attempts through. */
  async found(name: string, transaction?: Transaction): Promise<void> {
    try {
      await this.networks.create([{ _id: 'network', name }], { session: transaction ?? null });
    } catch (error) {
      if (isDuplicate(error)) throw new Refusal('account/already-set-up');
      throw error;
    }
  }
}
