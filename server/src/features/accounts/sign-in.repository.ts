import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { AccountId, SignInId } from '@passerelle/contracts/ids';
import type { Instant } from '@passerelle/contracts/primitives';
import { StandingsRevision } from '../../platform/permissions/standings-revision.repository';
import { SignInRecord } from './account.schema';

const OPEN = { revokedAt: { $exists: false } };

@Injectable()
export class SignInRepository {
  constructor(
    @InjectModel(SignInRecord.name) private readonly signIns: Model<SignInRecord>,
    private readonly standings: StandingsRevision,
  ) {}

  async add(signIn: SignInRecord): Promise<void> {
    await this.signIns.create(signIn);
  }

  async open(id: SignInId): Promise<SignInRecord | undefined> {
    return (await this.signIns.findOne({ _id: id, ...OPEN }).lean<SignInRecord>()) ?? undefined;
  }

  async openOf(accountId: AccountId): Promise<SignInRecord[]> {
    return this.signIns
      .find({ accountId, ...OPEN })
      .sort({ lastSeen: -1 })
      .lean<SignInRecord[]>();
  }

  /** Takes the step from one generation to the next; exactly one caller gets true. */
  async advance(id: SignInId, generation: number, at: Instant, forgetAt: Date): Promise<boolean> {
    const { modifiedCount } = await this.signIns.updateOne(
      { _id: id, generation, ...OPEN },
      { $set: { generation: generation + 1, lastSeen: at, forgetAt } },
    );
    return modifiedCount === 1;
  }

  /** Revokes those of these sign-ins that belong to the account; answers which ones ended by this call. */
  async revoke(accountId: AccountId, ids: readonly SignInId[], at: Instant): Promise<SignInId[]> {
    const ended = await this.standings.change(async (session) => {
      const open = await this.signIns
        .find({ _id: { $in: ids }, accountId, ...OPEN }, {}, { session })
        .lean<SignInRecord[]>();
      if (open.length === 0) return undefined;
      const found = open.map((one) => one._id);
      await this.signIns.updateMany(
        { _id: { $in: found }, ...OPEN },
        { $set: { revokedAt: at } },
        { session },
      );
      return found;
    });
    return ended ?? [];
  }
}
