import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { MailState } from '@passerelle/contracts/mails';
import { isDuplicate } from '../database/create-once';
import { MailRecord } from './mail.schema';

export type StoredMail = Omit<MailRecord, '_id'> & { id: string };

const mailOf = ({ _id: id, ...fields }: MailRecord): StoredMail => ({ id, ...fields });

@Injectable()
export class MailRepository {
  constructor(@InjectModel(MailRecord.name) private readonly mails: Model<MailRecord>) {}

  /** False when this mail was written already: the first one stands. */
  async add({ id, ...fields }: StoredMail): Promise<boolean> {
    try {
      await this.mails.create([{ _id: id, ...fields }]);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  /** Takes a mail for sending. Whoever gets it is the only one who ever does, until it is put back. */
  async take(id: string): Promise<StoredMail | undefined> {
    const taken = await this.mails
      .findOneAndUpdate({ _id: id, state: 'waiting' }, { $set: { state: 'sending' } })
      .lean<MailRecord>();
    return taken ? mailOf(taken) : undefined;
  }

  async settle(id: string, state: MailState, fault?: string): Promise<void> {
    const change = fault ? { $set: { state, fault } } : { $set: { state }, $unset: { fault: '' } };
    await this.mails.updateOne({ _id: id, state: 'sending' }, change);
  }

  /** Newest first; `after` is the instant and id of the last one seen. */
  async page(limit: number, after?: { at: string; id: string }): Promise<StoredMail[]> {
    const older = after && {
      $or: [{ at: { $lt: after.at } }, { at: after.at, _id: { $lt: after.id } }],
    };
    const found = await this.mails
      .find(older ?? {})
      .sort({ at: -1, _id: -1 })
      .limit(limit)
      .lean<MailRecord[]>();
    return found.map(mailOf);
  }
}
