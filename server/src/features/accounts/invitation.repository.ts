import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { Instant } from '@passerelle/contracts/primitives';
import { isDuplicate } from '../../platform/database/create-once';
import { Refusal } from '../../platform/errors/refusal';
import { InvitationRecord } from './account.schema';

@Injectable()
export class InvitationRepository {
  constructor(
    @InjectModel(InvitationRecord.name) private readonly invitations: Model<InvitationRecord>,
  ) {}

  /** The same invitation again is the first one, with its date; another one under the same id is refused. */
  async add(invitation: InvitationRecord): Promise<InvitationRecord> {
    try {
      await this.invitations.create(invitation);
      return invitation;
    } catch (error) {
      if (!isDuplicate(error, '_id')) throw error;
    }
    const { _id, personId, email, invitedBy } = invitation;
    const first = await this.invitations
      .findOne({ _id, personId, email, invitedBy })
      .lean<InvitationRecord>();
    if (!first) throw new Refusal('request/key-reused');
    return first;
  }

  async open(tokenHash: string, now: Instant): Promise<InvitationRecord | undefined> {
    const filter = { tokenHash, usedAt: { $exists: false }, expires: { $gt: now } };
    return (await this.invitations.findOne(filter).lean<InvitationRecord>()) ?? undefined;
  }

  /** Uses the invitation up; of several at once exactly one gets it. */
  async spend(tokenHash: string, now: Instant): Promise<InvitationRecord | undefined> {
    const filter = { tokenHash, usedAt: { $exists: false }, expires: { $gt: now } };
    const spent = await this.invitations
      .findOneAndUpdate(filter, { $set: { usedAt: now } })
      .lean<InvitationRecord>();
    return spent ?? undefined;
  }
}
